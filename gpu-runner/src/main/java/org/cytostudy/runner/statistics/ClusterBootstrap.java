package org.cytostudy.runner.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.cytostudy.core.job.EvaluationResult.Interval;

/**
 * Percentile intervals from resampling whole clusters: sections, or brains where there are enough.
 *
 * <p>Patches of one section share its stain, its cells and its neighbours; as independent draws
 * they would make the interval far too narrow. So S sections are drawn with replacement from the S
 * sections, their counts added up and the score computed anew; the 2.5th and 97.5th percentile of
 * the draws, interpolated linearly, are the interval (Efron and Tibshirani 1993, An Introduction to
 * the Bootstrap, ch. 13; clusters: Davison and Hinkley 1997, §3.8).
 *
 * <p>Of sections it speaks of other sections of the same brains. What another brain would do only a
 * bootstrap over brains can tell.
 *
 * @param <T> what a score is made of
 */
public final class ClusterBootstrap<T extends ClusterBootstrap.Sums<T>> {
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  private final List<T> clusters;
  private final List<T> draws = new ArrayList<>();

  /**
   * What a score is made of: numbers of clusters that add up.
   *
   * @param <T> the implementing type
   */
  public interface Sums<T> {
    /** Those of no cluster. */
    T none();

    void add(T other);
  }

  /**
   * A score, its interval, and the draws that gave it.
   *
   * @param draws in the order in which they were drawn; not finite where a draw has no score
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
  public record Estimate(Interval interval, double[] draws) {}

  /**
   * Draws.
   *
   * @param clusters sums by section or brain, in an order that does not change
   * @param seed the same seed and number of clusters give the same draws, so that two probes or
   *     variants are compared on the same resamples
   * @throws IllegalArgumentException if there is no cluster
   */
  public ClusterBootstrap(List<T> clusters, int draws, long seed) {
    if (clusters.isEmpty()) {
      throw new IllegalArgumentException("There is no cluster to draw from");
    }
    this.clusters = List.copyOf(clusters);
    SplittableRandom random = new SplittableRandom(seed);
    for (int d = 0; d < draws; d++) {
      T sum = clusters.getFirst().none();
      for (int i = 0; i < clusters.size(); i++) {
        // ⌊u·S / 2⁶⁴⌋: the draw is pinned by the generator alone, not by a method of the JDK's.
        sum.add(clusters.get((int) Math.unsignedMultiplyHigh(random.nextLong(), clusters.size())));
      }
      this.draws.add(sum);
    }
  }

  /** The score of all clusters and its interval. */
  public Interval interval(ToDoubleFunction<T> score) {
    return estimate(score).interval();
  }

  /** The score of all clusters, its interval and the draws. */
  public Estimate estimate(ToDoubleFunction<T> score) {
    T all = clusters.getFirst().none();
    clusters.forEach(all::add);
    double[] values = draws.stream().mapToDouble(score).toArray();
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return new Estimate(
        new Interval(score.applyAsDouble(all), percentile(sorted, LOW), percentile(sorted, HIGH)),
        values);
  }

  /**
   * Linear interpolation between the order statistics (Hyndman and Fan 1996, type 7).
   *
   * @return NaN if there are none
   */
  public static double percentile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
