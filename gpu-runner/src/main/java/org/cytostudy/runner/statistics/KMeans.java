package org.cytostudy.runner.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.cytostudy.runner.seed.SeededRandom;
import org.hipparchus.clustering.CentroidCluster;
import org.hipparchus.clustering.DoublePoint;
import org.hipparchus.clustering.KMeansPlusPlusClusterer;
import org.hipparchus.clustering.KMeansPlusPlusClusterer.EmptyClusterStrategy;
import org.hipparchus.clustering.distance.EuclideanDistance;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.random.Well19937c;

/**
 * k-means: means that make {@code Σᵢ minₖ ‖xᵢ − μₖ‖²} small (Lloyd, IEEE Trans. Inf. Theory 28,
 * 1982), started by k-means++ (Arthur and Vassilvitskii, SODA 2007), the best of several starts.
 * Parts are numbered by the first coordinate of their means.
 *
 * @param centres μ [k][d]
 * @param within Σᵢ minₖ ‖xᵢ − μₖ‖² of the points that it was found on
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
public record KMeans(double[][] centres, double within) implements Clustering {
  private static final int MAX_ITERATIONS = 300;
  private static final long SEQUENCE = 0x4b4d4541L;

  /**
   * Fits.
   *
   * @throws IllegalArgumentException if there are fewer different points than parts
   */
  public static KMeans fit(double[][] points, int clusters, int restarts, long seed) {
    if (clusters < 1 || restarts < 1 || points.length < clusters) {
      throw new IllegalArgumentException(
          points.length + " points cannot be divided into " + clusters);
    }
    List<DoublePoint> list = new ArrayList<>(points.length);
    for (double[] point : points) {
      list.add(new DoublePoint(point));
    }
    KMeans best = null;
    for (int start = 0; start < restarts; start++) {
      KMeans found = one(points, list, clusters, SeededRandom.of(seed, SEQUENCE, start).nextLong());
      if (best == null || found.within < best.within) {
        best = found;
      }
    }
    return Objects.requireNonNull(best);
  }

  private static KMeans one(double[][] points, List<DoublePoint> list, int clusters, long seed) {
    List<CentroidCluster<DoublePoint>> found;
    try {
      found =
          new KMeansPlusPlusClusterer<DoublePoint>(
                  clusters,
                  MAX_ITERATIONS,
                  new EuclideanDistance(),
                  new Well19937c(seed),
                  EmptyClusterStrategy.LARGEST_VARIANCE)
              .cluster(list);
    } catch (MathIllegalStateException e) {
      throw new IllegalArgumentException(
          "Fewer different points than the " + clusters + " parts wanted", e);
    }
    double[][] centres =
        found.stream().map(cluster -> cluster.getCenter().getPoint()).toArray(double[][]::new);
    Arrays.sort(centres, Comparator.comparingDouble(centre -> centre[0]));
    double within = 0;
    for (double[] point : points) {
      within += Silhouette.squaredDistance(point, centres[nearest(centres, point)]);
    }
    return new KMeans(centres, within);
  }

  private static int nearest(double[][] centres, double[] point) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < centres.length; k++) {
      double distance = Silhouette.squaredDistance(point, centres[k]);
      if (distance < least) {
        least = distance;
        best = k;
      }
    }
    return best;
  }

  @Override
  public int clusters() {
    return centres.length;
  }

  @Override
  public int[] assign(double[][] points) {
    return Arrays.stream(points).mapToInt(point -> nearest(centres, point)).toArray();
  }
}
