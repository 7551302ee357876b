package org.cytostudy.runner.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.cytostudy.core.job.EvaluationResult.Interval;

/**
 * Percentile intervals from resampling whole sections.
 *
 * <p>Patches of one section share its stain, its cells and its neighbours; as independent draws
 * they would make the interval far too narrow. So S sections are drawn with replacement from the S
 * sections, their counts added up and the score computed anew; the 2.5th and 97.5th percentile of
 * the draws, interpolated linearly, are the interval (Efron and Tibshirani 1993, An Introduction to
 * the Bootstrap, ch. 13; clusters: Davison and Hinkley 1997, §3.8).
 *
 * <p>It speaks of other sections of the same brains. What another brain would do it cannot tell.
 */
final class SectionBootstrap<T extends SectionBootstrap.Sums<T>> {
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  private final List<T> sections;
  private final List<T> draws = new ArrayList<>();

  /** What a score is made of: numbers of sections that add up. */
  interface Sums<T> {
    /** Those of no section. */
    T none();

    void add(T other);
  }

  /**
   * @param sections sums by section, in an order that does not change
   * @param seed the same seed and number of sections give the same draws, so that two probes are
   *     compared on the same resamples
   */
  SectionBootstrap(List<T> sections, int draws, long seed) {
    if (sections.isEmpty()) {
      throw new IllegalArgumentException("There is no section to draw from");
    }
    this.sections = List.copyOf(sections);
    SplittableRandom random = new SplittableRandom(seed);
    for (int d = 0; d < draws; d++) {
      T sum = sections.getFirst().none();
      for (int i = 0; i < sections.size(); i++) {
        // ⌊u·S / 2⁶⁴⌋: the draw is pinned by the generator alone, not by a method of the JDK's.
        sum.add(sections.get((int) Math.unsignedMultiplyHigh(random.nextLong(), sections.size())));
      }
      this.draws.add(sum);
    }
  }

  /** The score of all sections and its interval. */
  Interval interval(ToDoubleFunction<T> score) {
    T all = sections.getFirst().none();
    sections.forEach(all::add);
    double[] values = draws.stream().mapToDouble(score).sorted().toArray();
    return new Interval(
        score.applyAsDouble(all), percentile(values, LOW), percentile(values, HIGH));
  }

  /** Linear interpolation between the order statistics (Hyndman and Fan 1996, type 7). */
  static double percentile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
