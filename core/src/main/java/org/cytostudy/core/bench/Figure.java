package org.cytostudy.core.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param bar what the project holds itself to: the value, or the ratio where there is one; null
 *     where there is none
 * @param holds whether the value, or the ratio where there is one, meets the bar; null where there
 *     is none
 * @param peer another programme that was measured in the same run; null where there is none
 * @param peerValue median of the peer's repetitions
 * @param ratio of the two medians, the value's first
 */
public record Figure(
    String name,
    double value,
    String unit,
    @Nullable String spread,
    @Nullable Bar bar,
    @Nullable Boolean holds,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String peer,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double peerValue,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double ratio) {

  /** The median of one or more repetitions. */
  public static Figure of(String name, String unit, @Nullable Bar bar, double... repetitions) {
    double value = median(repetitions);
    return new Figure(
        name,
        value,
        unit,
        spread(repetitions),
        bar,
        bar == null ? null : bar.holds(value),
        null,
        null,
        null);
  }

  /**
   * The same beside a peer that was measured in the same run, in turns.
   *
   * @param bar what the ratio is held to
   * @param peer name and version of the other programme
   * @param peerRepetitions in the same unit
   */
  public static Figure beside(
      String name,
      String unit,
      @Nullable Bar bar,
      double[] repetitions,
      String peer,
      double[] peerRepetitions) {
    double value = median(repetitions);
    double peerValue = median(peerRepetitions);
    double ratio = value / peerValue;
    return new Figure(
        name,
        value,
        unit,
        spread(repetitions),
        bar,
        bar == null ? null : bar.holds(ratio),
        peer,
        peerValue,
        ratio);
  }

  private static double median(double[] repetitions) {
    double[] sorted = repetitions.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static @Nullable String spread(double[] repetitions) {
    double[] sorted = repetitions.clone();
    Arrays.sort(sorted);
    return sorted.length == 1
        ? null
        : String.format(Locale.ROOT, "%.2f–%.2f", sorted[0], sorted[sorted.length - 1]);
  }
}
