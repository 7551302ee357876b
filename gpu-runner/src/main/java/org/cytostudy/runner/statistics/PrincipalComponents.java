package org.cytostudy.runner.statistics;

import java.util.Arrays;
import java.util.Comparator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Principal components: eigenvectors of the covariance matrix {@code (1/(n−1)) Σ (x−x̄)(x−x̄)ᵀ} by
 * falling eigenvalue (Pearson 1901; Jolliffe 2002, Principal Component Analysis, ch. 1). An
 * eigenvector's sign is free: here its element of largest magnitude, the first of several, is
 * positive, so that the same rows give the same components.
 *
 * @param mean x̄ [d]
 * @param axes unit vectors [components][d]
 * @param variances eigenvalue of each component, ≥ 0, falling
 * @param totalVariance trace of the covariance matrix
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
public record PrincipalComponents(
    double[] mean, double[][] axes, double[] variances, double totalVariance) {

  /**
   * Fits.
   *
   * @param rows at least two
   * @param most components wanted; there are never more than d, nor more than n − 1
   * @throws IllegalArgumentException with fewer than two rows, or if a value is not finite
   */
  public static PrincipalComponents fit(Rows rows, int most) {
    int n = rows.size();
    int d = rows.dimension();
    if (n < 2 || most < 1) {
      throw new IllegalArgumentException(
          "Components of " + n + " rows, " + most + " wanted: at least two and one");
    }
    double[] mean = mean(rows);
    DMatrixRMaj covariance = covariance(rows, mean);
    EigenDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.eig(d, true, true);
    if (!decomposition.decompose(covariance.copy())) {
      throw new IllegalArgumentException("The covariance matrix has no eigenvectors");
    }
    int kept = Math.min(Math.min(most, d), n - 1);
    Integer[] order = new Integer[d];
    for (int i = 0; i < d; i++) {
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> -decomposition.getEigenvalue(i).getReal()));
    double[][] axes = new double[kept][];
    double[] variances = new double[kept];
    for (int c = 0; c < kept; c++) {
      variances[c] = Math.max(0, decomposition.getEigenvalue(order[c]).getReal());
      axes[c] = signed(decomposition.getEigenVector(order[c]).data);
    }
    return new PrincipalComponents(mean, axes, variances, CommonOps_DDRM.trace(covariance));
  }

  private static double[] mean(Rows rows) {
    double[] mean = new double[rows.dimension()];
    double[] row = new double[mean.length];
    for (int i = 0; i < rows.size(); i++) {
      rows.read(i, row);
      for (int j = 0; j < row.length; j++) {
        mean[j] += row[j];
      }
    }
    for (int j = 0; j < mean.length; j++) {
      mean[j] /= rows.size();
    }
    return mean;
  }

  private static DMatrixRMaj covariance(Rows rows, double[] mean) {
    int d = mean.length;
    DMatrixRMaj sum = new DMatrixRMaj(d, d);
    double[] row = new double[d];
    for (int i = 0; i < rows.size(); i++) {
      rows.read(i, row);
      for (int j = 0; j < d; j++) {
        row[j] -= mean[j];
      }
      for (int j = 0; j < d; j++) {
        for (int k = 0; k <= j; k++) {
          sum.data[j * d + k] += row[j] * row[k];
        }
      }
    }
    for (int j = 0; j < d; j++) {
      for (int k = 0; k <= j; k++) {
        double value = sum.data[j * d + k] / (rows.size() - 1);
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("Column " + j + " has a value that is not finite");
        }
        sum.data[j * d + k] = value;
        sum.data[k * d + j] = value;
      }
    }
    return sum;
  }

  private static double[] signed(double[] axis) {
    int largest = 0;
    for (int j = 1; j < axis.length; j++) {
      if (Math.abs(axis[j]) > Math.abs(axis[largest])) {
        largest = j;
      }
    }
    double sign = axis[largest] < 0 ? -1 : 1;
    double[] result = new double[axis.length];
    for (int j = 0; j < axis.length; j++) {
      result[j] = sign * axis[j];
    }
    return result;
  }

  /** Components that were kept. */
  public int count() {
    return axes.length;
  }

  /** Coordinates of all rows in the first {@code count} components, [n][count]. */
  public double[][] scores(Rows rows, int count) {
    double[][] scores = new double[rows.size()][count];
    double[] row = new double[mean.length];
    for (int i = 0; i < scores.length; i++) {
      rows.read(i, row);
      for (int c = 0; c < count; c++) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
          sum += axes[c][j] * (row[j] - mean[j]);
        }
        scores[i][c] = sum;
      }
    }
    return scores;
  }
}
