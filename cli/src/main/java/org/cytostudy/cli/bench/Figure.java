package org.cytostudy.cli.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param name what was measured
 * @param value median of the repetitions
 * @param unit its unit
 * @param spread smallest and largest of the repetitions, e.g. {@code 0.9–1.2}; null after one
 * @param limit what the project holds itself to, e.g. {@code ≤ 2}
 * @param peer another programme measured in the same run
 * @param peerValue its value
 * @param ratio value ÷ peerValue
 */
record Figure(
    String name,
    double value,
    String unit,
    @Nullable String spread,
    @Nullable String limit,
    @Nullable String peer,
    @Nullable Double peerValue,
    @Nullable Double ratio) {

  static Figure of(String name, String unit, String limit, double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    String spread =
        values.length == 1
            ? null
            : String.format(Locale.ROOT, "%.2f–%.2f", sorted[0], sorted[sorted.length - 1]);
    return new Figure(name, sorted[sorted.length / 2], unit, spread, limit, null, null, null);
  }

  List<String> cells() {
    return List.of(
        name,
        String.format(Locale.ROOT, value >= 1000 ? "%.0f" : "%.2f", value),
        unit,
        spread == null ? "-" : spread,
        limit == null ? "-" : limit);
  }
}
