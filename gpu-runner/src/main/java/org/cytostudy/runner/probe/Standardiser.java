package org.cytostudy.runner.probe;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Shifts and scales features: z = (x − mean) / sd, with mean and SD of the training rows.
 *
 * <p>Mean and SD are kept as float32, as they are stored, so that a probe read back from its file
 * computes the same bits as the one that was trained.
 *
 * @param mean by feature
 * @param sd by feature, > 0; 1 where the feature is constant
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
public record Standardiser(float[] mean, float[] sd) {

  /** Each feature by its own SD (with n in the denominator). */
  public static Standardiser perFeature(FeatureMatrix features) {
    double[][] moments = moments(features);
    int d = features.dimension();
    float[] mean = new float[d];
    float[] sd = new float[d];
    for (int j = 0; j < d; j++) {
      mean[j] = (float) moments[0][j];
      sd[j] = scale(moments[1][j]);
    }
    return new Standardiser(mean, sd);
  }

  /** All features by one SD, the root of their mean variance: distances keep their proportions. */
  static Standardiser common(FeatureMatrix features) {
    double[][] moments = moments(features);
    int d = features.dimension();
    float[] mean = new float[d];
    double variance = 0;
    for (int j = 0; j < d; j++) {
      mean[j] = (float) moments[0][j];
      variance += moments[1][j] / d;
    }
    float[] sd = new float[d];
    Arrays.fill(sd, scale(variance));
    return new Standardiser(mean, sd);
  }

  /** Two passes, so that a large mean does not eat the variance. */
  private static double[][] moments(FeatureMatrix features) {
    int n = features.size();
    int d = features.dimension();
    float[] row = new float[d];
    double[] mean = new double[d];
    for (int i = 0; i < n; i++) {
      features.read(i, row);
      for (int j = 0; j < d; j++) {
        mean[j] += row[j];
      }
    }
    for (int j = 0; j < d; j++) {
      mean[j] /= n;
    }
    double[] variance = new double[d];
    for (int i = 0; i < n; i++) {
      features.read(i, row);
      for (int j = 0; j < d; j++) {
        double difference = row[j] - mean[j];
        variance[j] += difference * difference;
      }
    }
    for (int j = 0; j < d; j++) {
      variance[j] /= n;
    }
    return new double[][] {mean, variance};
  }

  private static float scale(double variance) {
    float sd = (float) Math.sqrt(variance);
    // A constant feature carries nothing; dividing by 1 leaves it at 0.
    return sd > 1e-12f ? sd : 1;
  }

  /**
   * Writes rows {@code begin} to before {@code end}, standardised, to both layouts.
   *
   * @param rowMajor [end − begin, D]
   * @param columnMajor [D, end − begin]
   */
  void apply(
      FeatureMatrix features, int begin, int end, DMatrixRMaj rowMajor, DMatrixRMaj columnMajor) {
    int d = features.dimension();
    int n = end - begin;
    rowMajor.reshape(n, d);
    columnMajor.reshape(d, n);
    float[] row = new float[d];
    for (int i = 0; i < n; i++) {
      features.read(begin + i, row);
      for (int j = 0; j < d; j++) {
        double z = ((double) row[j] - mean[j]) / sd[j];
        rowMajor.data[i * d + j] = z;
        columnMajor.data[j * n + i] = z;
      }
    }
  }
}
