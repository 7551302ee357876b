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
  private static final String ROW = "%-52s %12s %-9s %-18s %-10s %-8s %s";

  public BenchReport {
    figures = List.copyOf(figures);
  }

  /** A table for people; beside each figure stand its bar and whether it is met. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("bench ").append(bench).append(", ").append(machine).append('\n');
    row(text, "figure", "median", "unit", "spread", "bar", "verdict", "peer");
    for (Figure figure : figures) {
      row(
          text,
          figure.name(),
          String.format(Locale.ROOT, figure.value() >= 1000 ? "%.0f" : "%.2f", figure.value()),
          figure.unit(),
          Objects.requireNonNullElse(figure.spread(), "-"),
          figure.bar() == null ? "-" : figure.bar().toString(),
          figure.holds() == null ? "-" : figure.holds() ? "holds" : "MISSED",
          beside(figure));
    }
    return text.toString();
  }

  private static String beside(Figure figure) {
    return figure.peer() == null
        ? ""
        : String.format(
            Locale.ROOT,
            "%s: %.2f, ratio %.2f",
            figure.peer(),
            Objects.requireNonNull(figure.peerValue()),
            Objects.requireNonNull(figure.ratio()));
  }

  private static void row(StringBuilder text, Object... cells) {
    text.append(String.format(Locale.ROOT, ROW, cells).stripTrailing()).append('\n');
  }
}
