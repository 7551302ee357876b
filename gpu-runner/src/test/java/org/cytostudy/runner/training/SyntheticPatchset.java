package org.cytostudy.runner.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.Split;
import org.cytostudy.core.job.StepSpec;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchPlace;
import org.cytostudy.runner.data.PatchShard;
import org.cytostudy.runner.seed.SeededRandom;

/**
 * A tiny patchset in an artefact store: stripes whose spacing and slant depend smoothly on (u, v),
 * with a gain and noise of each section's own; u tells two areas. Brains A and B are trained on,
 * the last section of each is held out, C is unseen.
 */
final class SyntheticPatchset {
  static final int SIDE_PX = 32;
  static final int SECTIONS = 4;
  static final int PER_SECTION = 24;
  private static final List<String> BRAINS = List.of("A", "B", "C");

  private final Path store;
  private final List<InputRef> inputs;
  private final PatchIndex index;

  private SyntheticPatchset(Path store, List<InputRef> inputs, PatchIndex index) {
    this.store = store;
    this.inputs = inputs;
    this.index = index;
  }

  /** Where a patch of a brain lies whose place on the sheet is known. */
  @FunctionalInterface
  interface Placing {
    PatchPlace at(String brain, double uMm, double vMm);
  }

  static SyntheticPatchset create(Path folder) throws IOException {
    return create(folder, (brain, u, v) -> PatchPlace.onSheet("sheet-1", u, v), brain -> "left");
  }

  static SyntheticPatchset create(Path folder, Placing placing, UnaryOperator<String> hemispheres)
      throws IOException {
    return create(folder, placing, hemispheres, 20);
  }

  /**
   * @param borderMm u where one area ends and the other begins
   */
  static SyntheticPatchset create(
      Path folder, Placing placing, UnaryOperator<String> hemispheres, double borderMm)
      throws IOException {
    Path store = Files.createDirectories(folder.resolve("store"));
    List<InputRef> inputs = new ArrayList<>();
    List<PatchIndex.Row> rows = new ArrayList<>();
    List<Split.AssignedSection> sections = new ArrayList<>();
    for (int b = 0; b < BRAINS.size(); b++) {
      String brain = BRAINS.get(b);
      String name = "shards/" + brain + ".safetensors";
      Path file = folder.resolve(brain + ".safetensors");
      try (PatchShard.Writer shard =
          PatchShard.create(file, brain, 40, SECTIONS * PER_SECTION, SIDE_PX)) {
        for (int s = 0; s < SECTIONS; s++) {
          sections.add(new Split.AssignedSection(brain, s, role(b, s)));
          SeededRandom random = SeededRandom.of(99, b, s);
          double gain = random.between(0.8, 1.2);
          for (int p = 0; p < PER_SECTION; p++) {
            double u = 40.0 * p / PER_SECTION + random.between(0, 1);
            double v = 6.0 * s + b;
            shard.write(s * PER_SECTION + p, stripes(u, v, gain, random));
            rows.add(
                row(
                    rows.size(),
                    brain,
                    hemispheres.apply(brain),
                    s,
                    name,
                    s * PER_SECTION + p,
                    u,
                    placing.at(brain, u, v),
                    u < borderMm ? "near" : "far"));
          }
        }
      }
      inputs.add(store(store, "patch-shard", name, ArtefactKind.PATCH_SHARD, file));
    }
    Path indexFile = folder.resolve("index.parquet");
    PatchIndex.write(indexFile, rows);
    inputs.add(store(store, "patch-index", "index.parquet", ArtefactKind.PATCH_INDEX, indexFile));
    Path splitFile = folder.resolve("split.json");
    CytostudyJson.mapper().writeValue(splitFile.toFile(), new Split(sections));
    inputs.add(store(store, "split", "split.json", ArtefactKind.SPLIT, splitFile));
    return new SyntheticPatchset(store, inputs, new PatchIndex(rows));
  }

  private static Split.Role role(int brain, int section) {
    if (brain == BRAINS.size() - 1) {
      return Split.Role.UNSEEN_BRAIN;
    }
    return section == SECTIONS - 1 ? Split.Role.HELD_OUT_SECTION : Split.Role.TRAIN;
  }

  private static byte[] stripes(double u, double v, double gain, SeededRandom random) {
    byte[] pixels = new byte[SIDE_PX * SIDE_PX];
    double wave = 0.25 + u / 50;
    double slant = (v - 9) / 12;
    double phase = random.between(0, 6);
    for (int y = 0; y < SIDE_PX; y++) {
      for (int x = 0; x < SIDE_PX; x++) {
        double value =
            150 + 70 * Math.sin(wave * y + slant * x + phase) + 8 * random.nextGaussian();
        pixels[y * SIDE_PX + x] = (byte) Math.clamp(Math.round(gain * value), 0, 255);
      }
    }
    return pixels;
  }

  private static PatchIndex.Row row(
      long id,
      String brain,
      String hemisphere,
      int section,
      String shard,
      int shardRow,
      double arcMm,
      PatchPlace place,
      String area) {
    return new PatchIndex.Row(
        id,
        brain,
        hemisphere,
        "1",
        section,
        "0".repeat(64),
        shard,
        shardRow,
        0,
        0,
        0,
        place,
        arcMm,
        2.5,
        area,
        null);
  }

  static InputRef store(Path store, String role, String name, ArtefactKind kind, Path file)
      throws IOException {
    Sha256 sha256 = Sha256.of(file);
    Path target = store.resolve(sha256.storePath());
    Files.createDirectories(java.util.Objects.requireNonNull(target.getParent()));
    if (!Files.exists(target)) {
      Files.copy(file, target);
    }
    return InputRef.stored(role, name, kind, sha256, Files.size(file));
  }

  Path store() {
    return store;
  }

  PatchIndex index() {
    return index;
  }

  List<InputRef> inputs() {
    return inputs;
  }

  JobManifest manifest(StepSpec spec, int threads) {
    return new JobManifest(JobManifest.VERSION, spec, inputs, 17, threads);
  }

  static ObjectiveSpec spatial() {
    return new ObjectiveSpec.SpatialNce(0.1, 5, 10, 0.5, true, false);
  }

  static PretrainSpec spec(ObjectiveSpec objective, long iterations) {
    return new PretrainSpec(
        objective,
        new PretrainSpec.NetworkSpec(10, 4, 32, 16),
        iterations,
        16,
        new PretrainSpec.OptimiserSpec(2e-3, 1e-4, 5, 5),
        new PretrainSpec.AugmentationSpec(6, 0.08, 0.25, true, 0.35, 0.07, 0.03),
        10,
        5);
  }
}
