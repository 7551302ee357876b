package org.cytostudy.runner.task;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.SectionKey;
import org.cytostudy.runner.worker.StoppedException;

/**
 * Are landmarks found again in another brain, and is it the landmark that counts?
 *
 * <ul>
 *   <li>{@code retrieval/AREA}: of the nearest training patches of other brains to a patch of the
 *       area, by Euclidean distance of standardised features, how many are of the area (precision
 *       at k; Manning, Raghavan and Schütze 2008, §8.4). {@code chance} is the area's share of the
 *       labelled training patches;
 *   <li>{@code landmark-shift/gennari}: mean shift of V1 whose stripe is taken away over the mean
 *       shift under an edit of as many pixels elsewhere; 1 is what any edit would do. {@code
 *       landmark-shift/betz}: M1 without its Betz cells, likewise. See {@link EditShifts}.
 * </ul>
 */
final class LandmarksTask {
  /** Above this a Betz cell, some 60 µm high, is hardly a few pixels. */
  private static final double COARSEST_FOR_CELLS_UM = 2;

  private static final Set<String> MATCHED = Set.of("matched-edit");
  private static final int MOST_CANDIDATES = 20_000;
  private static final int MOST_ASKED = 1000;
  private static final long CANDIDATES = 0x4c4d43L;
  private static final long ASKED = 0x4c4d41L;

  private final TaskInputs<TaskSpec.Landmarks> inputs;
  private final Answers answers;
  private final List<Row> rows;

  /** An edit that takes a landmark away, and the area that has it. */
  private record Landmark(String figure, String edit, String area, boolean ofSingleCells) {}

  private static final List<Landmark> LANDMARKS =
      List.of(
          new Landmark("landmark-shift/gennari", "without-gennari", "V1", false),
          new Landmark("landmark-shift/betz", "without-betz", "M1", true));

  LandmarksTask(TaskInputs<TaskSpec.Landmarks> inputs) {
    this.inputs = inputs;
    this.answers = new Answers(inputs);
    this.rows = inputs.features().index().rows();
  }

  TaskResult answer() throws IOException {
    retrieval();
    Optional<EditShifts> measured = EditShifts.measure(inputs);
    if (measured.isEmpty()) {
      answers.notTestable("landmark-shift", "These features do not come from pixels.");
      return answers.result();
    }
    for (Map.Entry<String, Set<String>> part : EditShifts.parts(inputs).entrySet()) {
      for (Landmark landmark : LANDMARKS) {
        shift(landmark, part.getKey(), part.getValue(), measured.get());
      }
    }
    return answers.result();
  }

  private void shift(Landmark landmark, String name, Set<String> brains, EditShifts shifts) {
    if (landmark.ofSingleCells() && shifts.coarsestUm() > COARSEST_FOR_CELLS_UM) {
      answers.notTestable(
          landmark.figure(),
          "Not testable at this resolution: pixels of %s µm do not show single cells."
              .formatted(shifts.coarsestUm()));
      return;
    }
    SortedMap<SectionKey, Shares> sums =
        shifts.sums(brains, Set.of(landmark.area()), Set.of(landmark.edit()), MATCHED);
    if (sums.isEmpty()) {
      answers.notTestable(
          landmark.figure(), "No counterfactual of " + landmark.area() + " lies in " + name + ".");
      return;
    }
    answers
        .scores(shifts.part(name, Set.of(landmark.area()), brains), sums)
        .figure(landmark.figure(), own -> own.share(0, 1) / own.share(2, 3), 1.0, null);
  }

  private void retrieval() {
    int[] labelled =
        Arrays.stream(inputs.features().rowsOf(Role.TRAIN))
            .filter(row -> rows.get(row).area() != null)
            .toArray();
    int[] candidates = FeatureRows.some(labelled, MOST_CANDIDATES, inputs.seed(), CANDIDATES);
    if (candidates.length == 0) {
      answers.notTestable("retrieval", "No training patch has a label.");
      return;
    }
    FeatureRows features = FeatureRows.of(inputs.features().embedding(), candidates);
    double[][] points = features.points();
    int done = 0;
    for (String area : inputs.task().areas()) {
      for (Role role : Part.scored(inputs.features())) {
        retrieve(area, role, candidates, points, features);
      }
      inputs.context().progress(new Progress(++done, inputs.task().areas().size(), "landmarks"));
    }
  }

  private void retrieve(
      String area, Role role, int[] candidates, double[][] points, FeatureRows features) {
    Part part = Part.of(inputs.features(), role, row -> area.equals(rows.get(row).area()));
    if (part.isEmpty()) {
      answers.notTestable("retrieval/" + area, role.wireName() + " has no patch of " + area + ".");
      return;
    }
    int[] asked = FeatureRows.some(part.rows(), MOST_ASKED, inputs.seed(), ASKED);
    double[][] queries = features.others(asked).points();
    SortedMap<SectionKey, Shares> bySection = new TreeMap<>();
    for (int i = 0; i < asked.length; i++) {
      if (inputs.context().stopRequested()) {
        throw new StoppedException();
      }
      Row own = rows.get(asked[i]);
      bySection
          .computeIfAbsent(SectionKey.of(own), key -> Shares.empty(2))
          .add(nearest(own, queries[i], candidates, points));
    }
    long ofArea = Arrays.stream(candidates).filter(r -> area.equals(rows.get(r).area())).count();
    answers
        .scores(part, bySection)
        .figure(
            "retrieval/" + area, own -> own.share(0, 1), (double) ofArea / candidates.length, null);
  }

  private record Neighbour(double distance, int place) {}

  /**
   * How many of the nearest patches of other brains are of the own area, and how many there are.
   */
  private Shares nearest(Row own, double[] query, int[] candidates, double[][] points) {
    TreeSet<Neighbour> nearest =
        new TreeSet<>(
            Comparator.comparingDouble(Neighbour::distance).thenComparingInt(Neighbour::place));
    for (int i = 0; i < candidates.length; i++) {
      if (rows.get(candidates[i]).brain().equals(own.brain())) {
        continue;
      }
      double distance = 0;
      for (int j = 0; j < query.length; j++) {
        distance += (query[j] - points[i][j]) * (query[j] - points[i][j]);
      }
      nearest.add(new Neighbour(distance, i));
      if (nearest.size() > inputs.task().neighbours()) {
        nearest.pollLast();
      }
    }
    Shares shares = Shares.empty(2);
    for (Neighbour one : nearest) {
      shares.sums()[0] +=
          Objects.equals(rows.get(candidates[one.place()]).area(), own.area()) ? 1 : 0;
      shares.sums()[1]++;
    }
    return shares;
  }
}
