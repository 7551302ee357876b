package org.cytostudy.runner.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cytostudy.core.job.ProbeSpec.Kind;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.runner.data.Embedding;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchMeasures;
import org.cytostudy.runner.statistics.AreaCounts;
import org.cytostudy.runner.statistics.KMeans;
import org.cytostudy.runner.statistics.PermutationTest;
import org.cytostudy.runner.statistics.SpinNull;
import org.cytostudy.runner.worker.StoppedException;

/**
 * Which functional network is it of? Patches within a cell of the reference space, over all brains
 * of a part, are one place: the mean of their standardised features and the network that most of
 * them have. A logistic probe tells networks of the places of one spatial fold after learning from
 * those of the others, but for places nearer to it than {@value #BUFFER} cells; folds are k-means
 * clusters of coordinates, for random folds would ask about places whose neighbours are known.
 *
 * <p>{@code macro-f1}, {@code balanced-accuracy}: {@code nullP} and {@code chance} come from moving
 * the true map over the surface ({@link SpinNull}) under the predicted one, which stays. Intervals
 * resample folds. Coordinates in a space are projected onto a sphere around the middle of a
 * hemisphere, the right one mirrored.
 */
final class NetworksTask {
  private static final String NETWORK = "network";
  private static final double L2 = 1e-2;
  private static final double BUFFER = 1.5;
  private static final int RESTARTS = 5;

  private final TaskInputs<TaskSpec.Networks> inputs;
  private final Answers answers;
  private final List<Row> rows;
  private final Positions positions;

  /** A cell with patches. */
  @SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
  private record Place(double[] mm, float[] features, String network) {}

  NetworksTask(TaskInputs<TaskSpec.Networks> inputs) {
    this.inputs = inputs;
    this.answers = new Answers(inputs);
    this.rows = inputs.features().index().rows();
    this.positions = new Positions(rows);
  }

  TaskResult answer() throws IOException {
    PatchMeasures measures = inputs.measures();
    if (!measures.has(NETWORK)) {
      answers.notTestable("macro-f1", "The functional network is not known of these patches.");
      return answers.result();
    }
    if (positions.onSheet()) {
      answers.warn(
          "The networks of a synthetic cortex are made up: the figures test the way from features"
              + " to networks and say nothing of brains.");
    }
    double[] network = measures.column(NETWORK);
    int done = 0;
    for (Role role : Part.scored(inputs.features())) {
      if (inputs.context().stopRequested()) {
        throw new StoppedException();
      }
      Part part = Part.of(inputs.features(), role, row -> !Double.isNaN(network[row]));
      if (part.isEmpty()) {
        answers.warn("No patch of " + part.name() + " has a network: there is no score for it.");
      } else {
        decode(part, places(part, network));
      }
      inputs
          .context()
          .progress(new Progress(++done, (long) Part.scored(inputs.features()).size(), "parts"));
    }
    return answers.result();
  }

  private List<Place> places(Part part, double[] network) {
    FeatureRows features = FeatureRows.of(inputs.features().embedding(), part.rows());
    double[] mm = onOneHemisphere(part.rows());
    SortedMap<String, List<Integer>> cells = new TreeMap<>();
    for (int i = 0; i < part.rows().length; i++) {
      StringBuilder key = new StringBuilder();
      for (int axis = 0; axis < 3; axis++) {
        key.append((long) Math.floor(mm[3 * i + axis] / inputs.task().placeMm())).append(' ');
      }
      cells.computeIfAbsent(key.toString(), cell -> new ArrayList<>()).add(i);
    }
    List<Place> places = new ArrayList<>();
    double[] row = new double[features.dimension()];
    for (List<Integer> cell : cells.values()) {
      double[] place = new double[3];
      double[] mean = new double[row.length];
      SortedMap<String, Integer> votes = new TreeMap<>();
      for (int i : cell) {
        features.read(i, row);
        for (int j = 0; j < row.length; j++) {
          mean[j] += row[j] / cell.size();
        }
        for (int axis = 0; axis < 3; axis++) {
          place[axis] += mm[3 * i + axis] / cell.size();
        }
        votes.merge(Long.toString((long) network[part.rows()[i]]), 1, Integer::sum);
      }
      float[] values = new float[mean.length];
      IntStream.range(0, mean.length).forEach(j -> values[j] = (float) mean[j]);
      int most = Collections.max(votes.values());
      String winner =
          votes.entrySet().stream()
              .filter(vote -> vote.getValue() == most)
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow();
      places.add(new Place(place, values, winner));
    }
    return places;
  }

  private double[] onOneHemisphere(int[] chosen) {
    double[] mm = positions.of(chosen);
    if (!positions.onSheet()) {
      for (int i = 0; i < chosen.length; i++) {
        if (rows.get(chosen[i]).hemisphere().equals("right")) {
          mm[3 * i] = -mm[3 * i];
        }
      }
    }
    return mm;
  }

  private void decode(Part part, List<Place> places) {
    List<String> networks =
        List.copyOf(new TreeSet<>(places.stream().map(Place::network).toList()));
    int folds = inputs.task().folds();
    if (networks.size() < 2 || places.size() < 4 * folds) {
      answers.notTestable(
          "macro-f1",
          "%s has %d places of %d network(s); %d folds need %d places of two."
              .formatted(part.name(), places.size(), networks.size(), folds, 4 * folds));
      return;
    }
    Map<String, Integer> numbers = new HashMap<>();
    networks.forEach(name -> numbers.put(name, numbers.size()));
    int[] truth =
        places.stream().mapToInt(place -> numbers.getOrDefault(place.network, -1)).toArray();
    double[][] coordinates = places.stream().map(Place::mm).toArray(double[][]::new);
    int[] fold = KMeans.fit(coordinates, folds, RESTARTS, inputs.seed()).assign(coordinates);
    int[] predicted = predict(places, networks, fold);
    List<AreaCounts> byFold =
        Stream.generate(() -> AreaCounts.none(networks.size())).limit(folds).toList();
    AreaCounts all = AreaCounts.none(networks.size());
    for (int i = 0; i < truth.length; i++) {
      byFold.get(fold[i]).count(truth[i], predicted[i]);
      all.count(truth[i], predicted[i]);
    }
    double[] f1 = new double[inputs.task().nullDraws()];
    double[] accuracy = new double[f1.length];
    SpinNull spin = spin(coordinates);
    for (int draw = 0; draw < f1.length; draw++) {
      int[] sources = spin.draw(draw);
      AreaCounts moved = AreaCounts.none(networks.size());
      for (int i = 0; i < truth.length; i++) {
        moved.count(truth[sources[i]], predicted[i]);
      }
      f1[draw] = moved.macroF1();
      accuracy[draw] = moved.balancedAccuracy();
    }
    Answers.Scores<AreaCounts> scores = answers.scores(part, byFold, "folds");
    scores.figure(
        "macro-f1",
        AreaCounts::macroF1,
        Arrays.stream(f1).average().orElse(0),
        PermutationTest.atLeast(all.macroF1(), f1));
    scores.figure(
        "balanced-accuracy",
        AreaCounts::balancedAccuracy,
        Arrays.stream(accuracy).average().orElse(0),
        PermutationTest.atLeast(all.balancedAccuracy(), accuracy));
  }

  private SpinNull spin(double[][] coordinates) {
    double[] flat = Arrays.stream(coordinates).flatMapToDouble(Arrays::stream).toArray();
    if (positions.onSheet()) {
      return SpinNull.onSheet(flat, inputs.seed());
    }
    for (int axis = 0; axis < 3; axis++) {
      int own = axis;
      double middle =
          Arrays.stream(coordinates).mapToDouble(place -> place[own]).average().orElse(0);
      for (int i = axis; i < flat.length; i += 3) {
        flat[i] -= middle;
      }
    }
    return SpinNull.onSphere(flat, inputs.seed());
  }

  private int[] predict(List<Place> places, List<String> networks, int[] fold) {
    int dimension = inputs.features().embedding().dimension();
    float[] values = new float[Math.multiplyExact(places.size(), dimension)];
    for (int i = 0; i < places.size(); i++) {
      System.arraycopy(places.get(i).features, 0, values, i * dimension, dimension);
    }
    Embedding means = Embedding.of(inputs.features().embedding().feature(), dimension, values);
    Classification probe =
        new Classification(inputs, networks, place -> places.get(place).network, L2);
    int[] predicted = new int[places.size()];
    for (int f = 0; f < inputs.task().folds(); f++) {
      int own = f;
      int[] asked = IntStream.range(0, fold.length).filter(i -> fold[i] == own).toArray();
      int[] learned =
          IntStream.range(0, fold.length)
              .filter(i -> fold[i] != own && isFar(places, i, asked))
              .toArray();
      int[] said =
          learned.length == 0
              ? new int[asked.length]
              : probe.predict(Kind.LOGISTIC, means, learned, asked);
      IntStream.range(0, asked.length).forEach(i -> predicted[asked[i]] = said[i]);
    }
    return predicted;
  }

  private boolean isFar(List<Place> places, int i, int[] asked) {
    double limit = BUFFER * inputs.task().placeMm();
    double[] own = places.get(i).mm;
    for (int other : asked) {
      double[] place = places.get(other).mm;
      double dx = own[0] - place[0];
      double dy = own[1] - place[1];
      double dz = own[2] - place[2];
      if (dx * dx + dy * dy + dz * dz < limit * limit) {
        return false;
      }
    }
    return true;
  }
}
