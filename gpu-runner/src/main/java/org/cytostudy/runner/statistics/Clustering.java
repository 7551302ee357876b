package org.cytostudy.runner.statistics;

/** A division of a space, found on some points and defined for all. */
public sealed interface Clustering permits KMeans, GaussianMixture {

  /** Parts. */
  int clusters();

  /** The part of each point, 0…k−1. */
  int[] assign(double[][] points);

  /** How it is found. */
  enum Method {
    /** Parts of equal spread around their means: {@link KMeans}. */
    K_MEANS,
    /** Normal distributions, each with its own covariance matrix: {@link GaussianMixture}. */
    GAUSSIAN_MIXTURE;

    /**
     * Divides points.
     *
     * @param points [n][d], more than {@code clusters} of them
     * @param restarts starts of which the best is kept
     */
    public Clustering fit(double[][] points, int clusters, int restarts, long seed) {
      return switch (this) {
        case K_MEANS -> KMeans.fit(points, clusters, restarts, seed);
        case GAUSSIAN_MIXTURE ->
            GaussianMixture.fit(
                points, clusters, restarts, GaussianMixture.Covariance.FULL, Double.NaN, seed);
      };
    }
  }
}
