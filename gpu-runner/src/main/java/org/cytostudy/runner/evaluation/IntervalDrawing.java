package org.cytostudy.runner.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cytostudy.core.claim.ClaimResult.Read;

/**
 * Readings with their intervals on one axis, as SVG that takes its colour from the page. An axis
 * runs from the smallest end to the largest, and says so: nothing is cut off.
 */
final class IntervalDrawing {
  private static final int ROW = 26;
  private static final int LABELS = 430;
  private static final int AXIS = 430;
  private static final int RIGHT = 40;

  private IntervalDrawing() {}

  /** The drawing; empty where no reading is there. */
  static String of(List<Read> reads) {
    List<Read> there = reads.stream().filter(read -> read.value() != null).toList();
    if (there.isEmpty()) {
      return "";
    }
    double low = there.stream().mapToDouble(IntervalDrawing::low).min().orElseThrow();
    double high = there.stream().mapToDouble(IntervalDrawing::high).max().orElseThrow();
    double span = high > low ? high - low : 1;
    int height = ROW * (there.size() + 1);
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"Readings and their"
            + " intervals\" viewBox=\"0 0 %d %d\" width=\"%d\" font-size=\"12\""
                .formatted(LABELS + AXIS + RIGHT, height, LABELS + AXIS + RIGHT)
            + " fill=\"currentColor\" stroke=\"none\" font-family=\"system-ui,sans-serif\">");
    for (int i = 0; i < there.size(); i++) {
      Read read = there.get(i);
      double y = ROW * (i + 0.6);
      label(svg, 0, y + 4, ReportPage.text(read.reading().text()));
      line(svg, x(low(read), low, span), x(high(read), low, span), y);
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>",
              x(Objects.requireNonNull(read.value()), low, span),
              y));
    }
    double axis = ROW * (there.size() + 0.6);
    label(svg, LABELS - 16, axis + 4, ReportPage.number(low));
    label(svg, LABELS + AXIS - 16, axis + 4, ReportPage.number(high));
    return svg.append("</svg>").toString();
  }

  private static double low(Read read) {
    return Objects.requireNonNullElse(read.low(), Objects.requireNonNull(read.value()));
  }

  private static double high(Read read) {
    return Objects.requireNonNullElse(read.high(), Objects.requireNonNull(read.value()));
  }

  private static double x(double value, double low, double span) {
    return LABELS + AXIS * (value - low) / span;
  }

  private static void line(StringBuilder svg, double from, double to, double y) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<path d=\"M%.1f %.1fH%.1f\" stroke=\"currentColor\" stroke-width=\"2\"/>",
            from,
            y,
            to));
  }

  private static void label(StringBuilder svg, double x, double y, String text) {
    svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">", x, y))
        .append(text)
        .append("</text>");
  }
}
