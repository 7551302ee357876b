package org.cytostudy.runner.objective;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.cytostudy.runner.torch.Torch;

/** The eight views that the golden numbers are of, and what an objective makes of them. */
final class Losses {
  static final int VIEWS = 8;
  static final int DIMENSION = 3;
  static final float[] U = {0, 10, 20, 31, 1.5f, 12, 26, 60};
  static final float[] V = {0, 0, 1, 1, 2, 0, 1, 30};
  static final int[] BRAIN = {0, 0, 1, 1, 1, 0, 0, 1};
  static final ViewBatch BATCH = sheet(U, V, BRAIN, new int[] {0, 1, 2, 3, 2, 0, 1, 2});

  private Losses() {}

  @SuppressWarnings("ArrayRecordComponent")
  record Loss(double value, float[] gradient) {}

  /** Views of different, unlabelled patches at places of a flat sheet. */
  static ViewBatch sheet(float[] u, float[] v, int[] brain, int[] section) {
    double[] row = new double[u.length];
    int[] unlabelled = new int[u.length];
    Arrays.fill(unlabelled, -1);
    return new ViewBatch(
        view -> {
          for (int i = 0; i < row.length; i++) {
            double du = (double) u[view] - u[i];
            double dv = (double) v[view] - v[i];
            row[i] = du * du + dv * dv;
          }
          return row;
        },
        IntStream.range(0, u.length).toArray(),
        brain,
        section,
        unlabelled);
  }

  static float[] projections() {
    float[] z = new float[VIEWS * DIMENSION];
    for (int i = 0; i < VIEWS; i++) {
      for (int d = 0; d < DIMENSION; d++) {
        z[i * DIMENSION + d] = (float) (((i * 7 + d * 3) % 11 - 5) / 4.0 + 0.1 * i * (d + 1) / 3);
      }
    }
    return z;
  }

  static Loss of(Torch torch, Objective objective, ViewBatch batch, float[] projections) {
    try (NDManager manager = torch.manager().newSubManager();
        BatchLoss loss = objective.loss(manager, VIEWS, DIMENSION)) {
      return of(manager, loss, batch, objective.pairs(batch), projections);
    }
  }

  static Loss of(Torch torch, double temperature, Pairs pairs, float[] projections) {
    try (NDManager manager = torch.manager().newSubManager();
        ContrastiveLoss loss = new ContrastiveLoss(manager, temperature)) {
      return of(manager, loss, BATCH, pairs, projections);
    }
  }

  private static Loss of(
      NDManager manager, BatchLoss loss, ViewBatch batch, Pairs pairs, float[] projections) {
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray z = manager.create(projections, new Shape(VIEWS, DIMENSION));
      z.setRequiresGradient(true);
      NDArray value = loss.apply(z, batch, pairs);
      collector.backward(value);
      return new Loss(value.getFloat(), z.getGradient().toFloatArray());
    }
  }
}
