package org.cytostudy.runner.probe;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.cytostudy.core.job.ProbeSpec;

/**
 * Fits a probe to labelled rows. The same rows, labels, specification and seed give the same probe,
 * bit for bit, with any number of threads.
 */
final class ProbeTrainer {
  /** No element of the logistic gradient is larger when it counts as converged. */
  private static final double TOLERANCE = 1e-5;

  static final int BATCH_ROWS = 256;
  private static final double MLP_RATE = 5e-3;

  private final FeatureMatrix features;
  private final int[] labels;
  private final List<String> areas;

  /**
   * @param labels class of each selected row, an index into {@code areas}
   */
  ProbeTrainer(FeatureMatrix features, int[] labels, List<String> areas) {
    this.features = features;
    this.labels = labels;
    this.areas = areas;
  }

  /** Told after each iteration; may throw to stop. */
  @FunctionalInterface
  interface Listener {
    void updated(int iteration, double loss);
  }

  /**
   * A trained probe.
   *
   * @param iterations updates done
   * @param converged whether the optimum was reached; an MLP stops after its updates and has none
   */
  record Trained(Probe probe, int iterations, boolean converged) {}

  /** Trains one kind. */
  Trained train(ProbeSpec.Kind kind, ProbeSpec spec, long seed, int threads, Listener listener) {
    return switch (kind) {
      case LOGISTIC -> logistic(spec, threads, listener);
      case MLP -> mlp(spec, seed, listener);
      case NEAREST_NEIGHBOURS -> nearestNeighbours();
      case RIDGE -> throw new IllegalArgumentException("Ridge regression classifies nothing");
    };
  }

  private Trained logistic(ProbeSpec spec, int threads, Listener listener) {
    Standardiser standardiser = Standardiser.perFeature(features);
    int classes = areas.size();
    try (FixedChunks chunks = new FixedChunks(threads)) {
      LogisticObjective objective =
          new LogisticObjective(features, standardiser, labels, classes, spec.l2(), chunks);
      Lbfgs.Result result =
          new Lbfgs(spec.iterations(), TOLERANCE)
              .minimise(objective, new double[objective.pointLength()], listener::updated);
      int weights = classes * features.dimension();
      LogisticProbe probe =
          new LogisticProbe(
              areas,
              standardiser,
              Matrices.floats(result.point(), 0, weights),
              Matrices.floats(result.point(), weights, classes));
      return new Trained(probe, result.iterations(), result.converged());
    }
  }

  private Trained mlp(ProbeSpec spec, long seed, Listener listener) {
    Standardiser standardiser = Standardiser.perFeature(features);
    MlpObjective objective =
        new MlpObjective(features.dimension(), spec.hiddenUnits(), areas.size());
    SplittableRandom random = new SplittableRandom(seed);
    double[] point = initial(objective, spec.hiddenUnits(), random);
    double[] gradient = new double[point.length];
    AdamW optimiser = new AdamW(point.length, MLP_RATE, spec.l2(), spec.iterations());
    int batch = Math.min(BATCH_ROWS, features.size());
    int[] order = new int[features.size()];
    Arrays.setAll(order, i -> i);
    int at = order.length;
    for (int iteration = 0; iteration < spec.iterations(); iteration++) {
      if (at + batch > order.length) {
        shuffle(order, random);
        at = 0;
      }
      int[] rows = new int[batch];
      int[] batchLabels = new int[batch];
      for (int i = 0; i < batch; i++) {
        rows[i] = features.rows()[order[at + i]];
        batchLabels[i] = labels[order[at + i]];
      }
      at += batch;
      objective.use(new FeatureMatrix(features.embedding(), rows), standardiser, batchLabels);
      double loss = objective.evaluate(point, gradient);
      optimiser.update(point, gradient);
      listener.updated(iteration, loss);
    }
    MlpProbe probe =
        new MlpProbe(
            areas,
            standardiser,
            Matrices.floats(point, 0, objective.hiddenBiasAt()),
            Matrices.floats(point, objective.hiddenBiasAt(), spec.hiddenUnits()),
            Matrices.floats(point, objective.outputWeightsAt(), areas.size() * spec.hiddenUnits()),
            Matrices.floats(point, objective.outputBiasAt(), areas.size()));
    return new Trained(probe, spec.iterations(), true);
  }

  /** Weights uniform in ±√(6 / inputs) (He et al. 2015, arXiv 1502.01852), biases 0. */
  private double[] initial(MlpObjective objective, int hidden, SplittableRandom random) {
    double[] point = new double[objective.pointLength()];
    double limit = Math.sqrt(6.0 / features.dimension());
    for (int i = 0; i < objective.hiddenBiasAt(); i++) {
      point[i] = limit * (2 * random.nextDouble() - 1);
    }
    limit = Math.sqrt(6.0 / hidden);
    for (int i = objective.outputWeightsAt(); i < objective.outputBiasAt(); i++) {
      point[i] = limit * (2 * random.nextDouble() - 1);
    }
    return point;
  }

  /** Fisher and Yates. */
  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }

  private Trained nearestNeighbours() {
    Standardiser standardiser = Standardiser.common(features);
    int d = features.dimension();
    float[] rows = new float[Math.multiplyExact(features.size(), d)];
    float[] row = new float[d];
    for (int i = 0; i < features.size(); i++) {
      features.read(i, row);
      for (int j = 0; j < d; j++) {
        double centred = (double) row[j] - standardiser.mean()[j];
        rows[i * d + j] = (float) (centred / standardiser.sd()[j]);
      }
    }
    return new Trained(
        new NearestNeighboursProbe(areas, standardiser, rows, labels.clone()), 1, true);
  }
}
