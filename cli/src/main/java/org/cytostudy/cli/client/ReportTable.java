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
   * targets beside its controls; then the claims, decided.
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
    if (!report.path("claims").isEmpty()) {
      Table.printAligned(out, claims(report.path("claims")));
    }
    report
        .path("warnings")
        .forEach(warning -> out.println("note:           " + TerminalText.line(warning.asText())));
    out.flush();
  }

  /** A line a demand; the claim's verdict stands in its first. */
  private static List<List<String>> claims(JsonNode claims) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("verdict", "claim", "reading", "value", "against", "p", "outcome"));
    for (JsonNode claim : claims) {
      boolean first = true;
      for (JsonNode demand : claim.path("demands")) {
        cells.add(
            List.of(
                first ? words(claim, "verdict") : "",
                first ? TerminalText.line(claim.at("/claim/id").asText()) : "",
                reading(demand.path("of")),
                value(demand.path("of")),
                demand.path("above").isObject()
                    ? reading(demand.path("above")) + " " + value(demand.path("above"))
                    : bounds(demand.path("demand")),
                demand.hasNonNull("pCorrected")
                    ? String.format(Locale.ROOT, "%.3f", demand.path("pCorrected").asDouble())
                    : "",
                words(demand, "outcome")));
        first = false;
      }
    }
    return cells;
  }

  private static String reading(JsonNode read) {
    JsonNode reading = read.path("reading");
    return TerminalText.line(
        reading.path("variant").asText()
            + ", "
            + reading.path("figure").asText()
            + ", "
            + reading.path("part").asText());
  }

  private static String value(JsonNode read) {
    if (!read.hasNonNull("value")) {
      return "-";
    }
    return read.hasNonNull("low")
        ? interval(read)
        : String.format(Locale.ROOT, "%.3f", read.path("value").asDouble());
  }

  private static String bounds(JsonNode demand) {
    String least =
        demand.hasNonNull("atLeast") ? "at least " + demand.path("atLeast").asText() : "";
    String most = demand.hasNonNull("atMost") ? "at most " + demand.path("atMost").asText() : "";
    return least.isEmpty() || most.isEmpty() ? least + most : least + ", " + most;
  }

  private static String words(JsonNode object, String field) {
    return text(object, field).replace('-', ' ');
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
