package org.cytostudy.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A study's report on a terminal. */
public final class ReportTable {
  private ReportTable() {}

  /**
   * Macro-F1 with its 95 % interval, on held-out sections and on the unseen brain; then R² of the
   * targets beside its controls.
   */
  public static void print(PrintWriter out, JsonNode report) {
    if (report.hasNonNull("note")) {
      out.println(TerminalText.lines(report.path("note").asText()));
    }
    List<List<String>> cells = new ArrayList<>();
    cells.add(
        List.of("variant", "seed", "probe", "macro-F1 held-out sections", "macro-F1 unseen brain"));
    for (JsonNode row : report.path("rows")) {
      cells.add(
          List.of(
              text(row, "variant"),
              text(row, "runSeed"),
              text(row, "probe"),
              interval(row.at("/heldOutSections/macroF1")),
              interval(row.at("/unseenBrain/macroF1"))));
    }
    if (cells.size() > 1) {
      Table.printAligned(out, cells);
    }
    if (!report.path("targets").isEmpty()) {
      Table.printAligned(out, targets(report.path("targets")));
    }
    for (JsonNode finding : report.path("findings")) {
      out.printf(
          "%s  %s (%s)%n",
          finding.path("holds").asBoolean() ? "holds:        " : "does not hold:",
          text(finding, "claim"),
          text(finding, "detail"));
    }
    report
        .path("warnings")
        .forEach(warning -> out.println("note:           " + TerminalText.line(warning.asText())));
    out.flush();
  }

  private static List<List<String>> targets(JsonNode rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(
        List.of("variant", "seed", "target", "part", "R²", "permuted values", "position alone"));
    for (JsonNode row : rows) {
      for (String part : List.of("heldOutSections", "unseenBrain")) {
        if (row.path(part).isObject()) {
          cells.add(
              List.of(
                  text(row, "variant"),
                  text(row, "runSeed"),
                  text(row, "target"),
                  part.equals("unseenBrain") ? "unseen brain" : "held-out sections",
                  interval(row.path(part).at("/score/r2")),
                  interval(row.path(part).at("/score/permutedR2")),
                  interval(row.path(part).path("positionR2"))));
        }
      }
    }
    return cells;
  }

  private static String text(JsonNode object, String field) {
    return TerminalText.line(object.path(field).asText());
  }

  private static String interval(JsonNode interval) {
    if (!interval.isObject()) {
      return "-";
    }
    return String.format(
        Locale.ROOT,
        "%.3f [%.3f, %.3f]",
        interval.path("value").asDouble(),
        interval.path("low").asDouble(),
        interval.path("high").asDouble());
  }
}
