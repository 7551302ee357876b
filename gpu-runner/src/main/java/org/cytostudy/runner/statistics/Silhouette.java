package org.cytostudy.runner.statistics;

import java.util.Arrays;
import org.cytostudy.runner.seed.SeededRandom;

/**
 * Mean silhouette of a clustering, −1…1: of point i with the mean Euclidean distance a to the
 * others of its own cluster and the least mean distance b to those of another,
 *
 * <pre>
 * s(i) = (b − a) / max(a, b),   0 where it is alone in its cluster
 * </pre>
 *
 * (Rousseeuw, Journal of Computational and Applied Mathematics 20, 1987).
 */
public final class Silhouette {
  private static final long SEQUENCE = 0x53494c48L;

  private Silhouette() {}

  /**
   * The mean over all points, or over a seeded subsample that stands for them.
   *
   * @param points [n][d]
   * @param labels cluster of each, 0…k−1
   * @param most more points than that are subsampled without replacement
   * @return NaN where fewer than two clusters have points
   */
  public static double of(double[][] points, int[] labels, int most, long seed) {
    int[] chosen = SeededRandom.of(seed, SEQUENCE).permutation(points.length);
    if (points.length > most) {
      chosen = Arrays.copyOf(chosen, most);
    }
    Arrays.sort(chosen);
    int clusters = Arrays.stream(labels).max().orElse(-1) + 1;
    int[] sizes = new int[clusters];
    for (int i : chosen) {
      sizes[labels[i]]++;
    }
    if (Arrays.stream(sizes).filter(size -> size > 0).count() < 2) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i : chosen) {
      sum += one(points, labels, chosen, sizes, i);
    }
    return sum / chosen.length;
  }

  private static double one(double[][] points, int[] labels, int[] chosen, int[] sizes, int i) {
    if (sizes[labels[i]] == 1) {
      return 0;
    }
    double[] sums = new double[sizes.length];
    for (int j : chosen) {
      sums[labels[j]] += Math.sqrt(squaredDistance(points[i], points[j]));
    }
    double own = sums[labels[i]] / (sizes[labels[i]] - 1);
    double other = Double.POSITIVE_INFINITY;
    for (int k = 0; k < sizes.length; k++) {
      if (k != labels[i] && sizes[k] > 0) {
        other = Math.min(other, sums[k] / sizes[k]);
      }
    }
    double larger = Math.max(own, other);
    return larger == 0 ? 0 : (other - own) / larger;
  }

  static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      double difference = a[j] - b[j];
      sum += difference * difference;
    }
    return sum;
  }
}
