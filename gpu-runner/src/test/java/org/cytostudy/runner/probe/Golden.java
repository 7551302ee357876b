package org.cytostudy.runner.probe;

import java.util.Arrays;
import org.cytostudy.runner.data.Embeddings;

/**
 * A small data set whose numbers are exact in float32, so that another program can compute from the
 * same: 40 rows, 3 features, 3 classes (14, 15 and 11 rows), x[i][j] = ((37·i + 101·j·(i mod 3 +
 * 1)) mod 23) / 8 and y[i] = min(2, ⌊((37·i) mod 23 + (5·i) mod 7) / 10⌋).
 *
 * <p>The expected values of the tests were computed in double precision with NumPy 2.4 and SciPy
 * 1.17, with the formulas written out directly from their definitions, after rounding mean and SD
 * to float32.
 */
final class Golden {
  static final int ROWS = 40;
  static final int DIMENSION = 3;
  static final int CLASSES = 3;

  private Golden() {}

  static FeatureMatrix features() {
    float[] values = new float[ROWS * DIMENSION];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < DIMENSION; j++) {
        values[i * DIMENSION + j] = ((i * 37 + j * 101 * (i % 3 + 1)) % 23) / 8f;
      }
    }
    return new FeatureMatrix(Embeddings.of(DIMENSION, values), all(ROWS));
  }

  static int[] labels() {
    int[] labels = new int[ROWS];
    Arrays.setAll(labels, i -> Math.min(2, ((i * 37) % 23 + (i * 5) % 7) / 10));
    return labels;
  }

  static int[] all(int rows) {
    int[] all = new int[rows];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /** Largest difference between the gradient and central differences of the value. */
  static double gradientError(Objective objective, double[] point) {
    double[] gradient = new double[point.length];
    objective.evaluate(point, gradient);
    double[] ignored = new double[point.length];
    double worst = 0;
    double h = 1e-6;
    for (int i = 0; i < point.length; i++) {
      double[] moved = point.clone();
      moved[i] = point[i] + h;
      double above = objective.evaluate(moved, ignored);
      moved[i] = point[i] - h;
      double below = objective.evaluate(moved, ignored);
      worst = Math.max(worst, Math.abs((above - below) / (2 * h) - gradient[i]));
    }
    return worst;
  }
}
