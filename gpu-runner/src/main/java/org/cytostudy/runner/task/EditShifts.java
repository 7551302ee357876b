package org.cytostudy.runner.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.runner.data.CounterfactualPatches;
import org.cytostudy.runner.data.CounterfactualPatches.Place;
import org.cytostudy.runner.data.SectionKey;
import org.cytostudy.runner.embedding.PixelFeatures;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StoppedException;

/**
 * How far features move when one thing of a patch is changed: the Euclidean distance between the
 * features of the patch as it is and as edited, each feature in SDs of the training patches.
 */
final class EditShifts {
  static final String BASE = "base";
  private static final int BATCH = 64;

  private final List<Shift> shifts;
  private final double coarsestUm;

  private EditShifts(List<Shift> shifts, double coarsestUm) {
    this.shifts = shifts;
    this.coarsestUm = coarsestUm;
  }

  /**
   * One place under one edit.
   *
   * @param distance how far its features moved
   */
  record Shift(String brain, Place place, String edit, double distance) {}

  /**
   * Measures all places of all brains.
   *
   * @return none where features do not come from pixels
   */
  static Optional<EditShifts> measure(TaskInputs<?> inputs) throws IOException {
    int[] train = inputs.features().rowsOf(Role.TRAIN);
    FeatureRows standard = FeatureRows.of(inputs.features().embedding(), train);
    Optional<PixelFeatures> opened =
        PixelFeatures.like(inputs.features().embedding(), inputs.context());
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    List<Shift> shifts = new ArrayList<>();
    double coarsest = 0;
    List<StepContext.InputFile> files = inputs.context().inputs("counterfactuals");
    try (PixelFeatures features = opened.get()) {
      for (int i = 0; i < files.size(); i++) {
        CounterfactualPatches patches = CounterfactualPatches.read(files.get(i).path());
        coarsest = Math.max(coarsest, patches.pixelSizeUm());
        new OfBrain(patches, features, standard, shifts).measure();
        if (inputs.context().stopRequested()) {
          throw new StoppedException();
        }
        inputs.context().progress(new Progress(i + 1, files.size(), "brains"));
      }
    }
    return Optional.of(new EditShifts(shifts, coarsest));
  }

  /** µm per pixel of the coarsest file; 0 where there is none. */
  double coarsestUm() {
    return coarsestUm;
  }

  /**
   * The places of some brains.
   *
   * @param areas only those within them; empty for all
   */
  Part part(String name, Set<String> areas, Set<String> brains) {
    List<Shift> own = shifts.stream().filter(shift -> isOf(shift, brains, areas)).toList();
    Set<SectionKey> sections = own.stream().map(EditShifts::section).collect(Collectors.toSet());
    long places = own.stream().filter(shift -> shift.edit().equals("new-cells")).count();
    return new Part(
        name,
        new int[Math.toIntExact(places)],
        sections.size(),
        (int) own.stream().map(Shift::brain).distinct().count());
  }

  /** Brains by whether anything of them was trained on. */
  static SortedMap<String, Set<String>> parts(TaskInputs<?> inputs) {
    SortedMap<String, Set<String>> parts = new TreeMap<>();
    for (Role role : List.of(Role.TRAIN, Role.BRAIN_UNSEEN_BY_PROBE, Role.UNSEEN_BRAIN)) {
      Set<String> brains = new TreeSet<>();
      Arrays.stream(inputs.features().rowsOf(role))
          .forEach(row -> brains.add(inputs.features().index().rows().get(row).brain()));
      if (!brains.isEmpty()) {
        parts.put(role == Role.TRAIN ? "trained-brains" : role.wireName(), brains);
      }
    }
    return parts;
  }

  /**
   * Sums of distances by section: of the first edits and how many, of the second and how many, at
   * the places where one of each applies.
   */
  SortedMap<SectionKey, Shares> sums(
      Set<String> brains, Set<String> areas, Set<String> first, Set<String> second) {
    SortedMap<SectionKey, Shares> bySection = new TreeMap<>();
    for (Shift shift : shifts) {
      boolean wanted = isOf(shift, brains, areas);
      int at = first.contains(shift.edit()) ? 0 : second.contains(shift.edit()) ? 2 : -1;
      if (wanted && at >= 0) {
        Shares sums = bySection.computeIfAbsent(section(shift), key -> Shares.empty(4));
        sums.sums()[at] += shift.distance();
        sums.sums()[at + 1]++;
      }
    }
    return bySection;
  }

  private static boolean isOf(Shift shift, Set<String> brains, Set<String> areas) {
    return brains.contains(shift.brain())
        && (areas.isEmpty() || areas.contains(shift.place().area()));
  }

  private static SectionKey section(Shift shift) {
    return new SectionKey(shift.brain(), shift.place().section());
  }

  /** Runs the patches of one brain through the features, many at a time. */
  private static final class OfBrain {
    private final CounterfactualPatches patches;
    private final PixelFeatures features;
    private final FeatureRows standard;
    private final List<Shift> shifts;
    private final byte[] pixels;
    private final float[] computed;
    private final List<Place> places = new ArrayList<>();
    private final List<String> edits = new ArrayList<>();
    private double[] base = {};

    OfBrain(
        CounterfactualPatches patches,
        PixelFeatures features,
        FeatureRows standard,
        List<Shift> shifts) {
      this.patches = patches;
      this.features = features;
      this.standard = standard;
      this.shifts = shifts;
      this.pixels = new byte[BATCH * patches.sidePx() * patches.sidePx()];
      this.computed = new float[BATCH * features.dimension()];
    }

    /** The base comes first at each place, so that the others find it. */
    void measure() {
      for (int i = 0; i < patches.places().size(); i++) {
        Place place = patches.places().get(i);
        add(i, place, BASE);
        for (String edit : place.edits()) {
          if (!edit.equals(BASE)) {
            add(i, place, edit);
          }
        }
      }
      flush();
    }

    private void add(int number, Place place, String edit) {
      patches.read(number, edit, pixels, places.size() * patches.sidePx() * patches.sidePx());
      places.add(place);
      edits.add(edit);
      if (places.size() == BATCH) {
        flush();
      }
    }

    private void flush() {
      if (places.isEmpty()) {
        return;
      }
      features.extract(places.size(), pixels, patches.sidePx(), computed);
      for (int i = 0; i < places.size(); i++) {
        double[] point = standard.standardised(computed, i * features.dimension());
        if (edits.get(i).equals(BASE)) {
          base = point;
        } else {
          shifts.add(
              new Shift(patches.brain(), places.get(i), edits.get(i), distance(base, point)));
        }
      }
      places.clear();
      edits.clear();
    }

    private static double distance(double[] a, double[] b) {
      double sum = 0;
      for (int j = 0; j < a.length; j++) {
        sum += (a[j] - b[j]) * (a[j] - b[j]);
      }
      return Math.sqrt(sum);
    }
  }
}
