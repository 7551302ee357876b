package org.cytostudy.runner.statistics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;

/**
 * One part of a mixture.
 *
 * @param logWeight ln π
 * @param mean μ [d]
 * @param factor L row-major [d, d], lower triangular, with L·Lᵀ = Σ
 * @param logNorm −½·(d·ln 2π + ln det Σ)
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
record Normal(double logWeight, double[] mean, double[] factor, double logNorm) {
  /** A part that no point belongs to keeps this weight, so that its logarithm is a number. */
  private static final double LEAST_WEIGHT = 1e-300;

  static Normal fit(double[][] points, double[][] shares, int k, boolean diagonal, double epsilon) {
    int d = points[0].length;
    // Above 0, so that a part that lost all its points has a mean that is a number.
    double weight = 10 * Math.ulp(1.0);
    double[] mean = new double[d];
    for (int i = 0; i < points.length; i++) {
      weight += shares[i][k];
      for (int j = 0; j < d; j++) {
        mean[j] += shares[i][k] * points[i][j];
      }
    }
    for (int j = 0; j < d; j++) {
      mean[j] /= weight;
    }
    DMatrixRMaj covariance = covariance(points, shares, k, mean, diagonal);
    for (int at = 0; at < d * d; at++) {
      covariance.data[at] /= weight;
    }
    for (int j = 0; j < d; j++) {
      covariance.data[j * d + j] += epsilon;
    }
    CholeskyDecompositionInner_DDRM cholesky = new CholeskyDecompositionInner_DDRM(true);
    if (!cholesky.decompose(covariance)) {
      throw new IllegalArgumentException(
          "Part " + k + " has shrunk to fewer dimensions than " + d + "; regularise more");
    }
    double[] factor = cholesky.getT(null).data.clone();
    double logDeterminant = 0;
    for (int j = 0; j < d; j++) {
      logDeterminant += 2 * StrictMath.log(factor[j * d + j]);
    }
    return new Normal(
        StrictMath.log(Math.max(LEAST_WEIGHT, weight / points.length)),
        mean,
        factor,
        -0.5 * (d * StrictMath.log(2 * Math.PI) + logDeterminant));
  }

  private static DMatrixRMaj covariance(
      double[][] points, double[][] shares, int k, double[] mean, boolean diagonal) {
    int d = mean.length;
    DMatrixRMaj sum = new DMatrixRMaj(d, d);
    double[] centred = new double[d];
    for (int i = 0; i < points.length; i++) {
      double share = shares[i][k];
      if (share == 0) {
        continue;
      }
      for (int j = 0; j < d; j++) {
        centred[j] = points[i][j] - mean[j];
      }
      for (int j = 0; j < d; j++) {
        for (int l = diagonal ? j : 0; l <= j; l++) {
          sum.data[j * d + l] += share * centred[j] * centred[l];
        }
      }
    }
    for (int j = 0; j < d; j++) {
      for (int l = 0; l < j; l++) {
        sum.data[l * d + j] = sum.data[j * d + l];
      }
    }
    return sum;
  }

  /** ln(π·N(x; μ, Σ)). */
  double logJoint(double[] x) {
    int d = mean.length;
    double[] z = new double[d];
    double squared = 0;
    for (int j = 0; j < d; j++) {
      double rest = x[j] - mean[j];
      for (int l = 0; l < j; l++) {
        rest -= factor[j * d + l] * z[l];
      }
      z[j] = rest / factor[j * d + j];
      squared += z[j] * z[j];
    }
    return logWeight + logNorm - 0.5 * squared;
  }
}
