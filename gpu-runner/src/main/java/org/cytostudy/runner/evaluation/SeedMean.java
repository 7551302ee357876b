package org.cytostudy.runner.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.cytostudy.core.job.EvaluationResult.Interval;
import org.cytostudy.core.job.ProbeSpec;

/**
 * A score's mean over the seeds of a variant; {@code low} and {@code high} are means of the ends.
 *
 * @param probe which probe scored it
 */
record SeedMean(ProbeSpec.Kind probe, int seeds, double value, double low, double high) {

  /**
   * The mean.
   *
   * @param bySeed one a seed, at least one
   */
  static SeedMean of(ProbeSpec.Kind probe, List<Interval> bySeed) {
    return new SeedMean(
        probe,
        bySeed.size(),
        mean(bySeed, Interval::value),
        mean(bySeed, Interval::low),
        mean(bySeed, Interval::high));
  }

  private static double mean(List<Interval> bySeed, ToDoubleFunction<Interval> end) {
    return bySeed.stream().mapToDouble(end).average().orElseThrow();
  }

  /** In figures, for a finding. */
  String text() {
    return String.format(
        Locale.ROOT,
        "%.3f [%.3f, %.3f] (%s, %d seed%s)",
        value,
        low,
        high,
        probe.wireName(),
        seeds,
        seeds == 1 ? "" : "s");
  }
}
