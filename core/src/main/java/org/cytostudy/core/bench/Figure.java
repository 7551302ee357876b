package org.cytostudy.core.bench;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param name what was measured
 * @param value median of the repetitions
 * @param unit its unit
 * @param spread smallest and largest of the repetitions, e.g. {@code 0.9–1.2}; null after one
 * @param bar what the project holds itself to; null where there is none
 * @param holds whether the value meets the bar; null where there is none
 */
public record Figure(
    String name,
    double value,
    String unit,
    @Nullable String spread,
    @Nullable Bar bar,
    @Nullable Boolean holds) {

  /** The median of one or more repetitions. */
  public static Figure of(String name, String unit, @Nullable Bar bar, double... repetitions) {
    double[] sorted = repetitions.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    String spread =
        sorted.length == 1
            ? null
            : String.format(Locale.ROOT, "%.2f–%.2f", sorted[0], sorted[sorted.length - 1]);
    return new Figure(name, median, unit, spread, bar, bar == null ? null : bar.holds(median));
  }
}
