package org.cytostudy.runner.probe;

import java.util.Arrays;
import org.cytostudy.runner.data.PatchTargets;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.worker.StepFailure;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.ejml.dense.row.linsol.chol.LinearSolverChol_DDRM;

/**
 * Ridge regression (Hoerl and Kennard, Technometrics 12, 1970). Of n rows with features z, each
 * standardised to mean 0 and variance 1, and values y it minimises
 *
 * <pre>
 * 1/(2n) Σᵢ (yᵢ − b − w·zᵢ)² + ½·l2·‖w‖²
 * </pre>
 *
 * whose solution is {@code (Z̃ᵀZ̃ + α·I)·w = Z̃ᵀ(y − ȳ)} with α = n·l2, {@code Z̃} the centred
 * features and {@code b = ȳ − w·z̄}. The bias is not penalised. The control is fitted to the values
 * in {@value #ORDERS} other orders, drawn from the seed: a single one may by chance resemble the
 * true one.
 */
final class RidgeTrainer {
  static final int ORDERS = 20;

  /** Features are float32: what a feature adds below this is rounding. */
  private static final double DEPENDENT = 1e-12;

  private static final long CONTROL_SEQUENCE = 0x52494447L;

  private RidgeTrainer() {}

  /**
   * Fits.
   *
   * @param features rows that have a value
   * @param targets by patch, which is the row of the embedding
   * @param l2 ≥ 0
   * @throws StepFailure if all values are equal, or the features are dependent and l2 is 0
   */
  static RidgeProbe train(FeatureMatrix features, PatchTargets targets, double l2, long seed) {
    int n = features.size();
    int d = features.dimension();
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = targets.values()[features.rows()[i]];
    }
    checkVaries(y, targets.target());
    int[][] orders = new int[ORDERS][];
    for (int k = 0; k < ORDERS; k++) {
      orders[k] = SeededRandom.of(seed, CONTROL_SEQUENCE, k).permutation(n);
    }
    double meanY = mean(y);
    Standardiser standardiser = Standardiser.perFeature(features);
    DMatrixRMaj gram = new DMatrixRMaj(d, d);
    DMatrixRMaj right = new DMatrixRMaj(d, 1 + ORDERS);
    double[] sums = new double[d];
    DMatrixRMaj rows = new DMatrixRMaj(1, 1);
    DMatrixRMaj columns = new DMatrixRMaj(1, 1);
    for (int from = 0; from < n; from += LogisticObjective.BLOCK_ROWS) {
      int to = Math.min(n, from + LogisticObjective.BLOCK_ROWS);
      standardiser.apply(features, from, to, rows, columns);
      DMatrixRMaj values = new DMatrixRMaj(to - from, 1 + ORDERS);
      for (int i = from; i < to; i++) {
        values.set(i - from, 0, y[i] - meanY);
        for (int k = 0; k < ORDERS; k++) {
          values.set(i - from, 1 + k, y[orders[k][i]] - meanY);
        }
      }
      CommonOps_DDRM.multAdd(columns, rows, gram);
      CommonOps_DDRM.multAdd(columns, values, right);
      Matrices.addRowSums(columns, sums, 0);
    }
    double alpha = n * l2;
    for (int j = 0; j < d; j++) {
      for (int k = 0; k < d; k++) {
        // The float32 mean that standardises is not the mean to the last bit.
        gram.add(j, k, -sums[j] * sums[k] / n);
      }
      gram.add(j, j, alpha);
    }
    DMatrixRMaj solution = solve(gram, right);
    float[] weights = new float[(1 + ORDERS) * d];
    float[] bias = new float[1 + ORDERS];
    for (int k = 0; k <= ORDERS; k++) {
      double b = meanY;
      for (int j = 0; j < d; j++) {
        weights[k * d + j] = (float) solution.get(j, k);
        b -= solution.get(j, k) * sums[j] / n;
      }
      bias[k] = (float) b;
    }
    return new RidgeProbe(
        targets.target(),
        targets.unit(),
        alpha,
        standardiser,
        Arrays.copyOf(weights, d),
        bias[0],
        Arrays.copyOfRange(weights, d, weights.length),
        Arrays.copyOfRange(bias, 1, bias.length));
  }

  private static DMatrixRMaj solve(DMatrixRMaj gram, DMatrixRMaj right) {
    CholeskyDecompositionInner_DDRM cholesky = new CholeskyDecompositionInner_DDRM(true);
    LinearSolverChol_DDRM solver = new LinearSolverChol_DDRM(cholesky);
    if (!solver.setA(gram.copy()) || leastOwnShare(gram, cholesky.getT(null)) < DEPENDENT) {
      throw StepFailure.user(
          "ridge-singular",
          "The features depend on one another, so that without a penalty there is no one solution",
          "spec /l2",
          "Take l2 above 0");
    }
    DMatrixRMaj solution = new DMatrixRMaj(gram.numRows, right.numCols);
    solver.solve(right, solution);
    return solution;
  }

  /**
   * The least share of a feature's variance, penalty included, that those before it do not explain:
   * the pivot of the decomposition over the diagonal. Unlike a determinant it does not shrink with
   * the number of features.
   */
  private static double leastOwnShare(DMatrixRMaj gram, DMatrixRMaj factor) {
    double least = 1;
    for (int j = 0; j < gram.numRows; j++) {
      double pivot = factor.get(j, j);
      least = Math.min(least, pivot * pivot / gram.get(j, j));
    }
    return least;
  }

  private static double mean(double[] y) {
    double sum = 0;
    for (double value : y) {
      sum += value;
    }
    return sum / y.length;
  }

  private static void checkVaries(double[] y, String target) {
    for (double value : y) {
      if (value != y[0]) {
        return;
      }
    }
    throw StepFailure.data(
        "target-constant",
        y.length == 0
            ? "No training patch has a value of " + target
            : "All %d training patches have the same value of %s".formatted(y.length, target),
        "inputs patch-targets, split",
        "Assign sections to training that lie within the map, and where it varies");
  }
}
