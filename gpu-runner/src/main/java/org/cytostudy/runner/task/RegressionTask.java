package org.cytostudy.runner.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskResult.Curve;
import org.cytostudy.core.task.TaskResult.Point;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.runner.data.Embedding;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchMeasures;
import org.cytostudy.runner.data.PatchShard;
import org.cytostudy.runner.data.SectionKey;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.statistics.ClusterBootstrap.Estimate;
import org.cytostudy.runner.statistics.GroupedRidge;
import org.cytostudy.runner.statistics.PermutationTest;
import org.cytostudy.runner.statistics.PrincipalComponents;
import org.cytostudy.runner.statistics.SquaredErrors;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StoppedException;

/**
 * How much is it? Each measure is regressed on the features by {@link GroupedRidge}, whose penalty
 * is chosen by leaving out one training brain after the other, and scored by R² on the held-out
 * sections and the unseen brains ({@link SquaredErrors}).
 *
 * <ul>
 *   <li>{@code r2/MEASURE}: on all features, each standardised. {@code chance} is the mean R² of
 *       regressions of permuted values, {@code nullP} how many of them are as good;
 *   <li>{@code r2@K/MEASURE}: on the first K principal components of the training features. With
 *       the number of numbers that a profile has, features and profile are compared in equal
 *       dimension; along K it shows over how many dimensions a measure is distributed.
 * </ul>
 */
final class RegressionTask {
  /** λ. Features have variance 1; beyond both ends nothing changes any more. */
  private static final double[] PENALTIES = {1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10};

  /** Above this the size of a cell is smaller than what a pixel shows of it. */
  private static final double COARSEST_FOR_CELLS_UM = 2;

  private static final int MOST_ROWS = 50_000;
  private static final long ROWS = 0x524f5753L;
  private static final long ORDERS = 0x4f524452L;

  private final TaskInputs<TaskSpec.Regression> inputs;
  private final Answers answers;
  private final List<Row> rows;

  RegressionTask(TaskInputs<TaskSpec.Regression> inputs) {
    this.inputs = inputs;
    this.answers = new Answers(inputs);
    this.rows = inputs.features().index().rows();
  }

  TaskResult answer() throws IOException {
    PatchMeasures measures = inputs.measures();
    Set<String> coarse = coarse();
    int done = 0;
    for (String measure : inputs.task().measures()) {
      if (inputs.context().stopRequested()) {
        throw new StoppedException();
      }
      if (!measures.has(measure)) {
        answers.notTestable(
            "r2/" + measure,
            "It is not known of these patches. Known: " + String.join(", ", measures.names()));
      } else if (coarse.contains(measure)) {
        answers.notTestable(
            "r2/" + measure,
            "Not testable at this resolution: above "
                + COARSEST_FOR_CELLS_UM
                + " µm/px a pixel is wider than what tells cells apart.");
      } else {
        regress(measure, measures.column(measure));
      }
      inputs
          .context()
          .progress(new Progress(++done, (long) inputs.task().measures().size(), "measures"));
    }
    return answers.result();
  }

  /** Measures of single cells, where the pixels do not show any. */
  private Set<String> coarse() throws IOException {
    Set<String> coarse = new TreeSet<>();
    List<StepContext.InputFile> shards = inputs.context().inputs("patch-shard");
    boolean cells =
        inputs.task().measures().stream().anyMatch(name -> name.contains(TaskSpec.CELL_SIZE));
    if (cells && shards.isEmpty()) {
      answers.warn(
          "Nothing says how large a pixel is: whether sizes of cells are testable was not checked.");
    }
    for (StepContext.InputFile file : shards) {
      try (PatchShard shard = PatchShard.open(file.path())) {
        if (shard.pixelSizeUm() > COARSEST_FOR_CELLS_UM) {
          inputs.task().measures().stream()
              .filter(name -> name.contains(TaskSpec.CELL_SIZE))
              .forEach(coarse::add);
        }
      }
    }
    return coarse;
  }

  private void regress(String measure, double[] values) {
    Embedding embedding = inputs.features().embedding();
    int[] train = FeatureRows.some(known(Role.TRAIN, values), MOST_ROWS, inputs.seed(), ROWS);
    double[] y = Arrays.stream(train).mapToDouble(row -> values[row]).toArray();
    if (Arrays.stream(y).distinct().limit(2).count() < 2) {
      answers.notTestable(
          "r2/" + measure,
          "%d training patches have a value, and they do not vary.".formatted(train.length));
      return;
    }
    Groups groups = Groups.brains(rows, train);
    if (groups.count() < 2) {
      answers.warn(
          "One training brain has values of "
              + measure
              + ": the penalty was chosen by leaving out sections.");
      groups = Groups.sections(rows, train);
    }
    if (groups.count() < 2) {
      answers.notTestable("r2/" + measure, "One training section alone has values.");
      return;
    }
    FeatureRows features = FeatureRows.of(embedding, train);
    PrincipalComponents axes = PrincipalComponents.fit(features, embedding.dimension());
    double[][] x = axes.scores(features, axes.count());
    int[][] orders = new int[inputs.task().permutations()][];
    for (int k = 0; k < orders.length; k++) {
      orders[k] = SeededRandom.of(inputs.seed(), ORDERS, k).permutation(train.length);
    }
    GroupedRidge ridge = new GroupedRidge(x, y, groups.of(), orders);
    List<Part> parts = new ArrayList<>();
    for (Role role : Part.scored(inputs.features())) {
      int[] known = known(role, values);
      if (known.length < 2) {
        answers.notTestable("r2/" + measure, "No patch of " + role.wireName() + " has a value.");
      } else {
        parts.add(Part.of(role.wireName(), inputs.features(), known));
      }
    }
    GroupedRidge.Fit all = ridge.fit(axes.count(), PENALTIES);
    parts.forEach(part -> score("r2/" + measure, part, values, features, axes, all));
    curve(measure, values, parts, features, axes, ridge);
  }

  private int[] known(Role role, double[] values) {
    return Arrays.stream(inputs.features().rowsOf(role))
        .filter(row -> !Double.isNaN(values[row]))
        .toArray();
  }

  private void curve(
      String measure,
      double[] values,
      List<Part> parts,
      FeatureRows features,
      PrincipalComponents axes,
      GroupedRidge ridge) {
    List<List<Point>> points =
        parts.stream().map(part -> (List<Point>) new ArrayList<Point>()).toList();
    for (int count : inputs.task().components().stream().sorted().distinct().toList()) {
      String name = "r2@" + count + "/" + measure;
      if (count < 1 || count > axes.count()) {
        answers.notTestable(name, "There are " + axes.count() + " components.");
        continue;
      }
      GroupedRidge.Fit fit = ridge.fit(count, PENALTIES);
      for (int p = 0; p < parts.size(); p++) {
        Estimate r2 = score(name, parts.get(p), values, features, axes, fit);
        if (Double.isFinite(r2.interval().value())) {
          points
              .get(p)
              .add(
                  new Point(
                      count, r2.interval().value(), r2.interval().low(), r2.interval().high()));
        }
      }
    }
    for (int p = 0; p < parts.size(); p++) {
      if (!points.get(p).isEmpty()) {
        answers.curve(new Curve("r2/" + measure, parts.get(p).name(), "components", points.get(p)));
      }
    }
  }

  private Estimate score(
      String name,
      Part part,
      double[] values,
      FeatureRows features,
      PrincipalComponents axes,
      GroupedRidge.Fit fit) {
    double[] predicted = predict(features.others(part.rows()), axes, fit.weights(), fit.bias());
    double[][] permuted = new double[fit.permutedBias().length][];
    for (int k = 0; k < permuted.length; k++) {
      permuted[k] =
          predict(
              features.others(part.rows()), axes, fit.permutedWeights()[k], fit.permutedBias()[k]);
    }
    double centre = Arrays.stream(part.rows()).mapToDouble(row -> values[row]).average().orElse(0);
    SortedMap<SectionKey, SquaredErrors> bySection = new TreeMap<>();
    SquaredErrors[] orders = new SquaredErrors[permuted.length];
    Arrays.setAll(orders, k -> new SquaredErrors());
    SquaredErrors all = new SquaredErrors();
    for (int i = 0; i < predicted.length; i++) {
      double value = values[part.rows()[i]];
      double error = 0;
      for (int k = 0; k < permuted.length; k++) {
        error += (value - permuted[k][i]) * (value - permuted[k][i]) / permuted.length;
        orders[k].count(value - centre, permuted[k][i] - centre, 0);
      }
      bySection
          .computeIfAbsent(SectionKey.of(rows.get(part.rows()[i])), key -> new SquaredErrors())
          .count(value - centre, predicted[i] - centre, error);
    }
    bySection.values().forEach(all::add);
    double p =
        PermutationTest.atLeast(
            all.r2(), Arrays.stream(orders).mapToDouble(SquaredErrors::r2).toArray());
    double chance = all.permutedR2();
    return answers
        .scores(part, bySection)
        .figure(name, SquaredErrors::r2, Double.isFinite(chance) ? chance : null, p);
  }

  /** Weights of components are weights of features: no row need be turned. */
  private static double[] predict(
      FeatureRows features, PrincipalComponents axes, double[] weights, double bias) {
    double[] own = new double[features.dimension()];
    double shift = bias;
    for (int c = 0; c < weights.length; c++) {
      for (int j = 0; j < own.length; j++) {
        own[j] += weights[c] * axes.axes()[c][j];
      }
    }
    for (int j = 0; j < own.length; j++) {
      shift -= own[j] * axes.mean()[j];
    }
    double[] predicted = new double[features.size()];
    double[] row = new double[own.length];
    for (int i = 0; i < predicted.length; i++) {
      features.read(i, row);
      double sum = shift;
      for (int j = 0; j < own.length; j++) {
        sum += own[j] * row[j];
      }
      predicted[i] = sum;
    }
    return predicted;
  }
}
