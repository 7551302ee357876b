package org.cytostudy.runner.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cytostudy.runner.seed.SeededRandom;

/**
 * Into how many parts points divide, where one part, "no split", is a possible answer.
 *
 * <p>A number k ≥ 2 is *supported* when both hold:
 *
 * <ol>
 *   <li>it is **stable** (Lange, Roth, Braun and Buhmann, Neural Computation 16, 2004): the groups
 *       (sections or brains, whole) are halved at random many times, each half is divided on its
 *       own, and the division of one half, extended to the other, agrees with the other's own by an
 *       adjusted Rand index of at least {@link Settings#leastStability} in the mean. The index is 0
 *       by chance for every k, so that none is favoured. A division by brain or by stain does not
 *       carry over to other brains and sections;
 *   <li>it is **tighter than one normal distribution would be** (Liu, Hayes, Nobel and Marron, JASA
 *       103, 2008, SigClust): the share of the variance that k-means with k means leaves is smaller
 *       than on points of one normal distribution with the same covariance, by p ≤ {@link
 *       Settings#alpha}. Stability alone would divide every elongated cloud across its long axis.
 * </ol>
 *
 * Of the supported numbers the largest is chosen whose stability is within one SD of the best; none
 * supported gives 1.
 */
public final class ClusterCount {
  private static final long HALVES = 0x4c414e47L;
  private static final long NULL = 0x53494743L;

  /** Of the points and of each cloud alike. */
  private static final int NULL_RESTARTS = 5;

  private final Clustering.Method method;
  private final Settings settings;
  private final long seed;

  /**
   * How to look.
   *
   * @param most largest k that is tried, ≥ 2
   * @param halvings random halvings
   * @param restarts starts of each division
   * @param nullDraws clouds of one normal distribution
   * @param nullPoints more points than that are subsampled for the second condition
   * @param leastStability mean adjusted Rand index, 0–1
   * @param alpha largest p, (0, 1)
   */
  public record Settings(
      int most,
      int halvings,
      int restarts,
      int nullDraws,
      int nullPoints,
      double leastStability,
      double alpha) {

    /** What the tasks use unless they are told otherwise. */
    public static Settings usual(int most) {
      return new Settings(most, 20, 10, 99, 1000, 0.75, 0.05);
    }
  }

  /**
   * What was found of one k.
   *
   * @param clusters k ≥ 2
   * @param stability mean adjusted Rand index of the halvings; NaN where no half has enough points
   * @param stabilitySd its SD over the halvings
   * @param p of one normal distribution leaving as little variance
   * @param supported whether both conditions hold
   */
  public record Candidate(
      int clusters, double stability, double stabilitySd, double p, boolean supported) {}

  /**
   * The answer.
   *
   * @param clusters 1: no split
   * @param candidates 2, 3, … most
   */
  public record Choice(int clusters, List<Candidate> candidates) {
    public Choice {
      candidates = List.copyOf(candidates);
    }
  }

  /** Takes how to look. */
  public ClusterCount(Clustering.Method method, Settings settings, long seed) {
    this.method = method;
    this.settings = settings;
    this.seed = seed;
  }

  /**
   * Chooses.
   *
   * @param points [n][d]; coordinates along principal components, so that the covariance matrix is
   *     diagonal
   * @param groups which section or brain each is of, 0…g−1 with g ≥ 2
   */
  public Choice choose(double[][] points, int[] groups) {
    double[][] subsample = subsample(points);
    List<Candidate> candidates = new ArrayList<>();
    for (int k = 2; k <= settings.most; k++) {
      candidates.add(candidate(points, groups, subsample, k));
    }
    Candidate best =
        candidates.stream()
            .filter(Candidate::supported)
            .reduce((a, b) -> b.stability > a.stability ? b : a)
            .orElse(null);
    int chosen =
        best == null
            ? 1
            : candidates.stream()
                .filter(Candidate::supported)
                .filter(one -> one.stability >= best.stability - best.stabilitySd)
                .mapToInt(Candidate::clusters)
                .max()
                .orElse(1);
    return new Choice(chosen, candidates);
  }

  private Candidate candidate(double[][] points, int[] groups, double[][] subsample, int k) {
    double[] agreements = agreements(points, groups, k);
    double mean = Arrays.stream(agreements).average().orElse(Double.NaN);
    double squares = Arrays.stream(agreements).map(a -> (a - mean) * (a - mean)).sum();
    double p = tightness(subsample, k);
    boolean supported = mean >= settings.leastStability && p <= settings.alpha;
    return new Candidate(k, mean, Math.sqrt(squares / agreements.length), p, supported);
  }

  private double[] agreements(double[][] points, int[] groups, int k) {
    int groupCount = Arrays.stream(groups).max().orElse(0) + 1;
    List<Double> agreements = new ArrayList<>();
    for (int h = 0; h < settings.halvings; h++) {
      SeededRandom random = SeededRandom.of(seed, HALVES, k, h);
      int[] order = random.permutation(groupCount);
      boolean[] first = new boolean[groupCount];
      for (int g = 0; g < groupCount / 2; g++) {
        first[order[g]] = true;
      }
      double[][] one = half(points, groups, first, true);
      double[][] other = half(points, groups, first, false);
      if (Math.min(one.length, other.length) < 4 * k) {
        continue;
      }
      Clustering extended = method.fit(one, k, settings.restarts, random.nextLong());
      Clustering own = method.fit(other, k, settings.restarts, random.nextLong());
      agreements.add(
          Contingency.of(extended.assign(other), k, own.assign(other), k).adjustedRand());
    }
    return agreements.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[][] half(double[][] points, int[] groups, boolean[] first, boolean which) {
    return IntStream.range(0, points.length)
        .filter(i -> first[groups[i]] == which)
        .mapToObj(i -> points[i])
        .toArray(double[][]::new);
  }

  private double[][] subsample(double[][] points) {
    if (points.length <= settings.nullPoints) {
      return points;
    }
    int[] order = SeededRandom.of(seed, NULL).permutation(points.length);
    return IntStream.range(0, settings.nullPoints)
        .mapToObj(i -> points[order[i]])
        .toArray(double[][]::new);
  }

  private double tightness(double[][] points, int k) {
    double[] sd = new double[points[0].length];
    for (int j = 0; j < sd.length; j++) {
      int column = j;
      double mean = Arrays.stream(points).mapToDouble(point -> point[column]).average().orElse(0);
      sd[j] =
          Math.sqrt(
              Arrays.stream(points)
                  .mapToDouble(point -> (point[column] - mean) * (point[column] - mean))
                  .average()
                  .orElse(0));
    }
    double observed = -left(points, k, SeededRandom.of(seed, NULL, k).nextLong());
    double[] draws = new double[settings.nullDraws];
    for (int draw = 0; draw < draws.length; draw++) {
      SeededRandom random = SeededRandom.of(seed, NULL, k, draw);
      double[][] cloud = new double[points.length][sd.length];
      for (double[] point : cloud) {
        for (int j = 0; j < sd.length; j++) {
          point[j] = sd[j] * random.nextGaussian();
        }
      }
      draws[draw] = -left(cloud, k, random.nextLong());
    }
    return PermutationTest.atLeast(observed, draws);
  }

  /** Share of the variance that k means leave. */
  private static double left(double[][] points, int k, long seed) {
    double all = KMeans.fit(points, 1, 1, seed).within();
    return KMeans.fit(points, k, NULL_RESTARTS, seed).within() / all;
  }
}
