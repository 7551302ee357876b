package org.cytostudy.runner.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.runner.data.FewLabels;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchShard;
import org.cytostudy.runner.data.SplitRoles;
import org.cytostudy.runner.network.InputScale;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepFailure;
import org.jspecify.annotations.Nullable;

/**
 * The patches that may be trained on: those of sections with split role {@code train}, and no
 * other. Coordinates lie in plain arrays, since a million of them are searched every iteration;
 * safe for use by several threads.
 */
final class TrainPatches implements AutoCloseable {
  private static final int SCALE_PATCHES = 512;

  private final Positions positions;
  private final int[] brain;
  private final int[] section;
  private final int[] area;
  private final PatchShard[] shardOf;
  private final int[] shardRow;
  private final List<PatchShard> shards;
  private final List<String> brains;
  private final List<String> areas;

  private TrainPatches(List<PatchIndex.Row> rows, Map<String, PatchShard> shards) {
    int n = rows.size();
    positions = Positions.of(rows);
    brain = new int[n];
    section = new int[n];
    area = new int[n];
    areas = areas(rows);
    Map<String, Integer> areaNumbers = new HashMap<>();
    areas.forEach(name -> number(areaNumbers, name));
    shardOf = new PatchShard[n];
    shardRow = new int[n];
    this.shards = List.copyOf(shards.values());
    Map<String, Integer> brainNumbers = new HashMap<>();
    Map<String, Integer> sectionNumbers = new HashMap<>();
    for (int i = 0; i < n; i++) {
      PatchIndex.Row row = rows.get(i);
      brain[i] = number(brainNumbers, row.brain());
      section[i] = number(sectionNumbers, row.brain() + "/" + row.section());
      area[i] = row.area() == null ? -1 : number(areaNumbers, row.area());
      PatchShard shard = shards.get(row.shard());
      if (shard == null) {
        throw StepFailure.data(
            "patch-shard-missing",
            "The index names a shard that is no input of this step",
            row.shard(),
            "Give all shards of the patchset");
      }
      shardOf[i] = shard;
      shardRow[i] = row.shardRow();
    }
    brains = List.copyOf(new TreeSet<>(brainNumbers.keySet()));
  }

  private static int number(Map<String, Integer> numbers, String name) {
    return numbers.computeIfAbsent(name, unused -> numbers.size());
  }

  private static List<String> areas(List<PatchIndex.Row> rows) {
    int[] labelled =
        IntStream.range(0, rows.size()).filter(i -> rows.get(i).area() != null).toArray();
    return FewLabels.areas(rows, labelled);
  }

  /**
   * Reads index and split and opens the shards.
   *
   * @param objective one that measures along a surface leaves out patches that do not lie on it;
   *     one that is supervised all but the labelled ones that it draws
   */
  static TrainPatches open(StepContext context, ObjectiveSpec objective) throws IOException {
    SplitRoles roles = SplitRoles.read(context.input("split").path());
    List<PatchIndex.Row> rows =
        PatchIndex.read(context.input("patch-index").path()).rows().stream()
            .filter(row -> isTrainedOn(roles.of(row), objective))
            .toList();
    check(rows);
    if (objective.measuresAlongTheCortex()) {
      rows = Positions.onSurface(rows, context);
    }
    if (objective instanceof ObjectiveSpec.Supervised supervised) {
      rows = labelled(rows, supervised, context.manifest().seed());
    }
    Map<String, PatchShard> shards = new HashMap<>();
    List<PatchShard> opened = new ArrayList<>();
    try {
      for (StepContext.InputFile file : context.inputs("patch-shard")) {
        PatchShard shard = PatchShard.open(file.path());
        opened.add(shard);
        shards.put(file.ref().name(), shard);
      }
      TrainPatches patches = new TrainPatches(rows, shards);
      patches.checkSizes();
      return patches;
    } catch (IOException | RuntimeException e) {
      opened.forEach(PatchShard::close);
      throw e;
    }
  }

  /** Supervision sees labels, so a brain that is unseen by probes is unseen by it. */
  private static boolean isTrainedOn(@Nullable Role role, ObjectiveSpec objective) {
    return role != null
        && (objective instanceof ObjectiveSpec.Supervised
            ? role == Role.TRAIN
            : role.isPretrainedOn());
  }

  private static List<PatchIndex.Row> labelled(
      List<PatchIndex.Row> rows, ObjectiveSpec.Supervised spec, long seed) {
    int[] drawn =
        new FewLabels(spec.labelsPerArea(), spec.labelBrains(), seed, spec.labelDraw())
            .from(rows, IntStream.range(0, rows.size()).toArray());
    int areas = FewLabels.areas(rows, drawn).size();
    if (areas < 2) {
      throw StepFailure.data(
          areas == 0 ? "training-part-unlabelled" : "training-part-single-area",
          "Supervised training needs labelled patches of at least two areas; the "
              + drawn.length
              + " drawn of the training sections are of "
              + areas,
          "inputs patch-index, split",
          "Annotate at least two areas on training sections, or draw from more brains");
    }
    return Arrays.stream(drawn).mapToObj(rows::get).toList();
  }

  private static void check(List<PatchIndex.Row> rows) {
    if (rows.size() < 2) {
      throw StepFailure.data(
          "no-training-patches",
          "Fewer than two patches lie in sections with split role train",
          "inputs patch-index and split",
          "Assign more sections to train, or sample from those that are");
    }
    Set<String> spaces = new TreeSet<>();
    rows.forEach(row -> spaces.add(row.place().space()));
    if (spaces.size() > 1) {
      throw StepFailure.data(
          "reference-spaces-mixed",
          "Training patches have coordinates in different spaces: " + spaces,
          "input patch-index, column space",
          "Register all brains to one space; nothing is converted silently");
    }
  }

  private void checkSizes() {
    for (PatchShard shard : shardOf) {
      if (shard.sidePx() != sidePx() || shard.pixelSizeUm() != pixelSizeUm()) {
        throw StepFailure.data(
            "patch-size-mixed",
            "Brains "
                + shardOf[0].brain()
                + " and "
                + shard.brain()
                + " have patches of different size",
            "inputs patch-shard",
            "Sample all brains with one patch size and pixel size");
      }
    }
  }

  int count() {
    return brain.length;
  }

  int sidePx() {
    return shardOf[0].sidePx();
  }

  double pixelSizeUm() {
    return shardOf[0].pixelSizeUm();
  }

  /** Pseudonyms of the brains that are trained on, sorted. */
  List<String> brains() {
    return brains;
  }

  /** Where they lie in the reference space. */
  Positions positions() {
    return positions;
  }

  int brain(int patch) {
    return brain[patch];
  }

  int section(int patch) {
    return section[patch];
  }

  /** Number of its area among {@link #areas()}; −1 where it has no label. */
  int area(int patch) {
    return area[patch];
  }

  /** The areas of the patches, sorted. */
  List<String> areas() {
    return areas;
  }

  /** Copies a patch's pixels. */
  void read(int patch, byte[] into) {
    shardOf[patch].read(shardRow[patch], into);
  }

  /** The control: permutes the coordinates over the patches, everything else stays. */
  void shuffleCoordinates(long seed) {
    positions.permute(
        SeededRandom.of(seed, Purpose.COORDINATE_SHUFFLE.code()).permutation(count()));
  }

  /** Mean and spread of the intensities, over at most {@value #SCALE_PATCHES} drawn patches. */
  InputScale inputScale(long seed) {
    SeededRandom random = SeededRandom.of(seed, Purpose.INPUT_SCALE.code());
    byte[] pixels = new byte[sidePx() * sidePx()];
    long sum = 0;
    long squares = 0;
    int drawn = Math.min(SCALE_PATCHES, count());
    for (int i = 0; i < drawn; i++) {
      read(drawn == count() ? i : random.nextInt(count()), pixels);
      for (byte pixel : pixels) {
        int level = pixel & 0xFF;
        sum += level;
        squares += (long) level * level;
      }
    }
    double n = (double) drawn * pixels.length;
    double mean = sum / n;
    double variance = squares / n - mean * mean;
    if (!(variance > 0)) {
      throw StepFailure.data(
          "patches-uniform",
          "All training patches have one and the same intensity",
          "inputs patch-shard",
          "Look at the patches: the sections may be blank or cut beside the tissue");
    }
    return new InputScale(mean / 255, Math.sqrt(variance) / 255, sidePx(), pixelSizeUm());
  }

  @Override
  public void close() {
    shards.forEach(PatchShard::close);
  }
}
