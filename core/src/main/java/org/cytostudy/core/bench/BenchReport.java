package org.cytostudy.core.bench;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a bench measured.
 *
 * @param bench its name
 * @param machine where, see {@link Machine}
 * @param figures in the order in which they were measured
 */
public record BenchReport(String bench, String machine, List<Figure> figures) {
  private static final String ROW = "%-52s %12s %-9s %-18s %-10s %s";

  public BenchReport {
    figures = List.copyOf(figures);
  }

  /** A table for people; beside each figure stand its bar and whether it is met. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("bench ").append(bench).append(", ").append(machine).append('\n');
    row(text, "figure", "median", "unit", "spread", "bar", "verdict");
    for (Figure figure : figures) {
      row(
          text,
          figure.name(),
          String.format(Locale.ROOT, figure.value() >= 1000 ? "%.0f" : "%.2f", figure.value()),
          figure.unit(),
          Objects.requireNonNullElse(figure.spread(), "-"),
          figure.bar() == null ? "-" : figure.bar().toString(),
          figure.holds() == null ? "-" : figure.holds() ? "holds" : "MISSED");
    }
    return text.toString();
  }

  private static void row(StringBuilder text, Object... cells) {
    text.append(String.format(Locale.ROOT, ROW, cells).stripTrailing()).append('\n');
  }
}
