package org.cytostudy.runner.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cytostudy.core.job.EvaluationResult.Interval;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.statistics.ClusterBootstrap.Sums;

/**
 * Over what distance neighbours resemble each other: from it a split's buffer is proposed.
 *
 * <p>The empirical variogram of values z at places x is {@code γ(h) = ½·mean ‖z(x) − z(x′)‖²/m}
 * over pairs a distance h apart (Matheron, Economic Geology 58, 1963; of several values at once:
 * Bourgault and Marcotte, Math. Geology 23, 1991). To it is fitted, by least squares weighted with
 * the pairs,
 *
 * <pre>
 * γ(h) = c₀ + c·(1 − exp(−3h/a)),   c₀, c ≥ 0
 * </pre>
 *
 * (Cressie 1993, Statistics for Spatial Data, §2.3 and §2.6.2). a is the range: there 95 % of what
 * neighbours share is lost. Pairs are drawn from the seed within one brain; the interval resamples
 * the sections of their first ends.
 *
 * @param rangeMm a with its interval; as long as {@code reachMm} or more means that no plateau was
 *     seen
 * @param nuggetShare c₀/(c₀ + c), 0–1: variance that even the nearest neighbours do not share
 * @param reachMm longest distance that was looked at
 * @param distancesMm mean distance of each bin with pairs
 * @param semivariance γ of each
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
public record Variogram(
    Interval rangeMm,
    double nuggetShare,
    double reachMm,
    double[] distancesMm,
    double[] semivariance) {
  private static final int BINS = 20;
  private static final int PAIRS = 200_000;
  private static final int RANGES = 160;
  private static final int DRAWS = 200;
  private static final long SEQUENCE = 0x56415249L;

  /** What pairs of one section add up to, by bin. */
  private record Pairs(double[] count, double[] distance, double[] difference)
      implements Sums<Pairs> {
    @Override
    public Pairs none() {
      return new Pairs(new double[BINS], new double[BINS], new double[BINS]);
    }

    @Override
    public void add(Pairs other) {
      for (int b = 0; b < BINS; b++) {
        count[b] += other.count[b];
        distance[b] += other.distance[b];
        difference[b] += other.difference[b];
      }
    }
  }

  private record Fit(double range, double nugget, double sill) {}

  /**
   * Estimates.
   *
   * @param placesMm x, y, z of each patch in turn; z = 0 on a sheet
   * @param values [n][m], each column of about equal variance
   * @param brains number of each patch's brain
   * @param sections number of each patch's section, 0…s−1, over all brains
   * @param reachMm longest distance to look at, > 0
   * @throws IllegalArgumentException if no pair lies within reach
   */
  public static Variogram of(
      double[] placesMm,
      double[][] values,
      int[] brains,
      int[] sections,
      double reachMm,
      long seed) {
    List<Pairs> bySection = new ArrayList<>();
    Pairs empty = new Pairs(new double[BINS], new double[BINS], new double[BINS]);
    int sectionCount = Arrays.stream(sections).max().orElse(-1) + 1;
    for (int s = 0; s < sectionCount; s++) {
      bySection.add(empty.none());
    }
    SeededRandom random = SeededRandom.of(seed, SEQUENCE);
    for (int p = 0; p < PAIRS; p++) {
      int i = random.nextInt(values.length);
      int j = random.nextInt(values.length);
      double distance = Math.sqrt(squaredDistance(placesMm, i, j));
      if (i == j || brains[i] != brains[j] || distance >= reachMm) {
        continue;
      }
      int bin = (int) (BINS * distance / reachMm);
      Pairs own = bySection.get(sections[i]);
      own.count[bin]++;
      own.distance[bin] += distance;
      own.difference[bin] +=
          0.5 * Silhouette.squaredDistance(values[i], values[j]) / values[i].length;
    }
    Pairs all = empty.none();
    bySection.forEach(all::add);
    if (Arrays.stream(all.count).sum() == 0) {
      throw new IllegalArgumentException("No two patches of a brain lie within " + reachMm + " mm");
    }
    Interval range =
        new ClusterBootstrap<>(bySection, DRAWS, seed).interval(pairs -> fit(pairs, reachMm).range);
    Fit fit = fit(all, reachMm);
    int[] filled = IntStream.range(0, BINS).filter(b -> all.count[b] > 0).toArray();
    return new Variogram(
        range,
        fit.nugget + fit.sill == 0 ? 1 : fit.nugget / (fit.nugget + fit.sill),
        reachMm,
        Arrays.stream(filled).mapToDouble(b -> all.distance[b] / all.count[b]).toArray(),
        Arrays.stream(filled).mapToDouble(b -> all.difference[b] / all.count[b]).toArray());
  }

  /** For each range of a fine series the best nugget and sill are linear; the best of them all. */
  private static Fit fit(Pairs pairs, double reachMm) {
    Fit best = new Fit(Double.NaN, 0, 0);
    double least = Double.POSITIVE_INFINITY;
    for (int r = 0; r < RANGES; r++) {
      double range = reachMm / 50 * StrictMath.pow(150, r / (RANGES - 1.0));
      Fit fit = linear(pairs, range);
      double error = 0;
      for (int b = 0; b < BINS; b++) {
        if (pairs.count[b] > 0) {
          double residual =
              pairs.difference[b] / pairs.count[b]
                  - fit.nugget
                  - fit.sill * rise(pairs.distance[b] / pairs.count[b], range);
          error += pairs.count[b] * residual * residual;
        }
      }
      if (error < least) {
        least = error;
        best = fit;
      }
    }
    return best;
  }

  private static Fit linear(Pairs pairs, double range) {
    double n = 0;
    double x = 0;
    double xx = 0;
    double y = 0;
    double xy = 0;
    for (int b = 0; b < BINS; b++) {
      if (pairs.count[b] > 0) {
        double weight = pairs.count[b];
        double rise = rise(pairs.distance[b] / weight, range);
        n += weight;
        x += weight * rise;
        xx += weight * rise * rise;
        y += pairs.difference[b];
        xy += pairs.difference[b] * rise;
      }
    }
    double determinant = n * xx - x * x;
    double sill = determinant > 0 ? (n * xy - x * y) / determinant : 0;
    double nugget = (y - sill * x) / n;
    if (sill < 0) {
      return new Fit(range, y / n, 0);
    }
    return nugget < 0 ? new Fit(range, 0, xy / xx) : new Fit(range, nugget, sill);
  }

  private static double rise(double distance, double range) {
    return 1 - StrictMath.exp(-3 * distance / range);
  }

  private static double squaredDistance(double[] placesMm, int i, int j) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double difference = placesMm[3 * i + axis] - placesMm[3 * j + axis];
      sum += difference * difference;
    }
    return sum;
  }
}
