package org.cytostudy.runner.statistics;

import java.util.Arrays;

/**
 * A mixture of normal distributions p(x) = Σₖ πₖ·N(x; μₖ, Σₖ), fitted by expectation maximisation
 * (Dempster, Laird and Rubin, JRSS B 39, 1977; Bishop 2006, §9.2.2, eq. 9.23–9.27):
 *
 * <pre>
 * rᵢₖ = πₖ·N(xᵢ; μₖ, Σₖ) / Σⱼ πⱼ·N(xᵢ; μⱼ, Σⱼ),  nₖ = Σᵢ rᵢₖ
 * πₖ = nₖ/n,  μₖ = Σᵢ rᵢₖ·xᵢ / nₖ,  Σₖ = Σᵢ rᵢₖ·(xᵢ−μₖ)(xᵢ−μₖ)ᵀ / nₖ + ε·I
 * </pre>
 *
 * ε keeps a part from shrinking to a point. It begins with the parts that {@link KMeans} finds. The
 * libraries at hand have no ε and give up on a singular matrix: see ADR 0170.
 *
 * @param parts the distributions
 * @param logLikelihood mean of ln p(xᵢ) over the points that it was fitted to
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
public record GaussianMixture(Normal[] parts, double logLikelihood) implements Clustering {
  private static final int MAX_ITERATIONS = 500;

  /** An update that adds less to the mean log-likelihood was the last one. */
  private static final double TOLERANCE = 1e-6;

  private static final double DEFAULT_SHARE = 1e-6;

  /** What a part's spread may look like. */
  public enum Covariance {
    /** Any matrix: d·(d+1)/2 numbers a part. */
    FULL,
    /** Axes of the coordinates: d numbers a part, for few points in many dimensions. */
    DIAGONAL
  }

  /**
   * Fits.
   *
   * @param points [n][d]
   * @param restarts of the k-means that it begins with
   * @param regularisation ε in squared units of the points; NaN for {@value #DEFAULT_SHARE} of the
   *     mean variance
   * @throws IllegalArgumentException if there are fewer different points than parts
   */
  public static GaussianMixture fit(
      double[][] points,
      int clusters,
      int restarts,
      Covariance covariance,
      double regularisation,
      long seed) {
    double epsilon =
        Double.isNaN(regularisation) ? DEFAULT_SHARE * meanVariance(points) : regularisation;
    int[] labels = KMeans.fit(points, clusters, restarts, seed).assign(points);
    return from(points, labels, clusters, covariance, epsilon, TOLERANCE);
  }

  private static double meanVariance(double[][] points) {
    int d = points[0].length;
    double sum = 0;
    for (int j = 0; j < d; j++) {
      int column = j;
      double mean = Arrays.stream(points).mapToDouble(point -> point[column]).average().orElse(0);
      for (double[] point : points) {
        sum += (point[j] - mean) * (point[j] - mean);
      }
    }
    double variance = sum / points.length / d;
    return variance > 0 ? variance : 1;
  }

  /** Improves what some labels begin with. */
  static GaussianMixture from(
      double[][] points,
      int[] labels,
      int clusters,
      Covariance covariance,
      double epsilon,
      double tolerance) {
    double[][] shares = new double[points.length][clusters];
    for (int i = 0; i < points.length; i++) {
      shares[i][labels[i]] = 1;
    }
    Normal[] parts = maximise(points, shares, covariance, epsilon);
    double before = Double.NEGATIVE_INFINITY;
    double likelihood = expect(points, parts, shares);
    for (int i = 0; i < MAX_ITERATIONS && likelihood - before > tolerance; i++) {
      parts = maximise(points, shares, covariance, epsilon);
      before = likelihood;
      likelihood = expect(points, parts, shares);
    }
    return new GaussianMixture(parts, likelihood);
  }

  private static Normal[] maximise(
      double[][] points, double[][] shares, Covariance covariance, double epsilon) {
    Normal[] parts = new Normal[shares[0].length];
    for (int k = 0; k < parts.length; k++) {
      parts[k] = Normal.fit(points, shares, k, covariance == Covariance.DIAGONAL, epsilon);
    }
    return parts;
  }

  /** Fills the shares; mean log-likelihood. */
  private static double expect(double[][] points, Normal[] parts, double[][] shares) {
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      double[] log = shares[i];
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < parts.length; k++) {
        log[k] = parts[k].logJoint(points[i]);
        largest = Math.max(largest, log[k]);
      }
      double total = 0;
      for (int k = 0; k < parts.length; k++) {
        log[k] = StrictMath.exp(log[k] - largest);
        total += log[k];
      }
      for (int k = 0; k < parts.length; k++) {
        log[k] /= total;
      }
      sum += largest + StrictMath.log(total);
    }
    return sum / points.length;
  }

  @Override
  public int clusters() {
    return parts.length;
  }

  @Override
  public int[] assign(double[][] points) {
    int[] labels = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < parts.length; k++) {
        double joint = parts[k].logJoint(points[i]);
        if (joint > best) {
          best = joint;
          labels[i] = k;
        }
      }
    }
    return labels;
  }
}
