package org.cytostudy.runner.statistics;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.ejml.dense.row.linsol.chol.LinearSolverChol_DDRM;

/**
 * Ridge regression whose penalty is chosen by leaving out one group after the other (Hoerl and
 * Kennard, Technometrics 12, 1970; Stone, JRSS B 36, 1974): patches of one brain resemble each
 * other, so that leaving out patches would choose a penalty for a known brain.
 *
 * <p>Minimised is {@code 1/(2n) Σ (yᵢ − b − w·xᵢ)² + ½·λ·‖w‖²}. Each group is kept as its moments
 * Σxxᵀ, Σxy, Σx, Σy, Σy², so that a fold costs no pass over the rows: the error on a group that was
 * left out is {@code Σy² − 2(w·Σxy + b·Σy) + wᵀ(Σxxᵀ)w + 2b·w·Σx + n·b²}.
 */
public final class GroupedRidge {
  private final int dimension;
  private final Moments[] groups;
  private final double[][] permuted;

  private static final class Moments {
    private final DMatrixRMaj gram;
    private final double[] xy;
    private final double[] x;
    private double n;
    private double y;
    private double yy;

    Moments(int dimension) {
      gram = new DMatrixRMaj(dimension, dimension);
      xy = new double[dimension];
      x = new double[dimension];
    }

    void add(Moments other) {
      for (int at = 0; at < gram.data.length; at++) {
        gram.data[at] += other.gram.data[at];
      }
      for (int j = 0; j < x.length; j++) {
        x[j] += other.x[j];
        xy[j] += other.xy[j];
      }
      n += other.n;
      y += other.y;
      yy += other.yy;
    }
  }

  /**
   * A regression ŷ = b + w·x of the first columns.
   *
   * @param penalty λ
   * @param weights w
   * @param permutedWeights the same of each permutation of y
   * @param permutedBias b of each
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
  public record Fit(
      double penalty,
      double[] weights,
      double bias,
      double[][] permutedWeights,
      double[] permutedBias) {}

  /**
   * Takes rows.
   *
   * @param x [n][d]
   * @param y of each
   * @param groupOf number of each row's group, 0…g−1 with g ≥ 2
   * @param orders permutations of the rows: controls that can know nothing
   */
  public GroupedRidge(double[][] x, double[] y, int[] groupOf, int[][] orders) {
    this.dimension = x[0].length;
    this.groups = new Moments[Arrays.stream(groupOf).max().orElse(0) + 1];
    this.permuted = new double[orders.length][dimension];
    Arrays.setAll(groups, g -> new Moments(dimension));
    for (int i = 0; i < x.length; i++) {
      Moments own = groups[groupOf[i]];
      own.n++;
      own.y += y[i];
      own.yy += y[i] * y[i];
      for (int j = 0; j < dimension; j++) {
        double value = x[i][j];
        own.x[j] += value;
        own.xy[j] += value * y[i];
        for (int k = 0; k <= j; k++) {
          own.gram.data[j * dimension + k] += value * x[i][k];
        }
        for (int o = 0; o < orders.length; o++) {
          permuted[o][j] += value * y[orders[o][i]];
        }
      }
    }
    for (Moments group : groups) {
      for (int j = 0; j < dimension; j++) {
        for (int k = 0; k < j; k++) {
          group.gram.data[k * dimension + j] = group.gram.data[j * dimension + k];
        }
      }
    }
  }

  /**
   * Fits, with the best of some penalties.
   *
   * @param columns how many of the first columns are used
   * @param penalties λ, each > 0, ascending; of equal ones the larger is taken
   */
  public Fit fit(int columns, double[] penalties) {
    double[] errors = new double[penalties.length];
    for (Moments left : groups) {
      Moments rest = new Moments(dimension);
      for (Moments other : groups) {
        if (other != left) {
          rest.add(other);
        }
      }
      if (left.n == 0 || rest.n == 0) {
        continue;
      }
      for (int p = 0; p < penalties.length; p++) {
        double[] w = new Solver(rest, columns, penalties[p]).weights(rest.xy, rest.y);
        errors[p] += error(left, w, bias(rest, w));
      }
    }
    int best = 0;
    for (int p = 1; p < penalties.length; p++) {
      best = errors[p] <= errors[best] ? p : best;
    }
    Moments all = new Moments(dimension);
    for (Moments group : groups) {
      all.add(group);
    }
    Solver solver = new Solver(all, columns, penalties[best]);
    double[] weights = solver.weights(all.xy, all.y);
    double[][] permutedWeights = new double[permuted.length][];
    double[] permutedBias = new double[permuted.length];
    for (int o = 0; o < permuted.length; o++) {
      permutedWeights[o] = solver.weights(permuted[o], all.y);
      permutedBias[o] = bias(all, permutedWeights[o]);
    }
    return new Fit(penalties[best], weights, bias(all, weights), permutedWeights, permutedBias);
  }

  private static double bias(Moments of, double[] w) {
    double bias = of.y / of.n;
    for (int j = 0; j < w.length; j++) {
      bias -= w[j] * of.x[j] / of.n;
    }
    return bias;
  }

  private double error(Moments on, double[] w, double b) {
    double error = on.yy - 2 * b * on.y + on.n * b * b;
    for (int j = 0; j < w.length; j++) {
      error += 2 * w[j] * (b * on.x[j] - on.xy[j]);
      double product = 0;
      for (int k = 0; k < w.length; k++) {
        product += on.gram.data[j * dimension + k] * w[k];
      }
      error += w[j] * product;
    }
    return error;
  }

  /** The normal equations of some rows, decomposed. */
  private final class Solver {
    private final LinearSolverChol_DDRM solver =
        new LinearSolverChol_DDRM(new CholeskyDecompositionInner_DDRM(true));
    private final Moments of;
    private final int columns;

    Solver(Moments of, int columns, double penalty) {
      this.of = of;
      this.columns = columns;
      DMatrixRMaj matrix = new DMatrixRMaj(columns, columns);
      for (int j = 0; j < columns; j++) {
        for (int k = 0; k < columns; k++) {
          matrix.data[j * columns + k] = of.gram.data[j * dimension + k] - of.x[j] * of.x[k] / of.n;
        }
        matrix.data[j * columns + j] += of.n * penalty;
      }
      if (!solver.setA(matrix)) {
        throw new IllegalArgumentException("A penalty of " + penalty + " leaves no one solution");
      }
    }

    double[] weights(double[] xy, double y) {
      DMatrixRMaj right = new DMatrixRMaj(columns, 1);
      for (int j = 0; j < columns; j++) {
        right.data[j] = xy[j] - of.x[j] * y / of.n;
      }
      DMatrixRMaj solution = new DMatrixRMaj(columns, 1);
      solver.solve(right, solution);
      return solution.data;
    }
  }
}
