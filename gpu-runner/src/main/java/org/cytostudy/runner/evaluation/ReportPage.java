package org.cytostudy.runner.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.cytostudy.core.claim.ClaimResult;
import org.cytostudy.core.claim.ClaimResult.DemandResult;
import org.cytostudy.core.claim.ClaimResult.Read;
import org.cytostudy.core.claim.Demand;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.core.job.StudyReport;
import org.cytostudy.core.job.StudyReport.FigureRow;
import org.cytostudy.core.task.TaskResult.Figure;
import org.jspecify.annotations.Nullable;

/**
 * A report as one HTML page that needs nothing else: no script, no font, no address. Each claim has
 * its verdict, what it rests on and a drawing of the intervals.
 */
final class ReportPage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
      table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;margin:.5rem 0}
      th,td{text-align:left;padding:.25rem .6rem;border-bottom:1px solid #8886;vertical-align:top}
      td.n,th.n{text-align:right} section{margin:2rem 0} code{font-size:.85em;overflow-wrap:anywhere}
      .v{font-weight:700} .muted{opacity:.75} svg{max-width:100%;height:auto}
      """;

  private final StringBuilder html = new StringBuilder();

  private ReportPage() {}

  static String of(StudyReport report) {
    ReportPage page = new ReportPage();
    page.head(report);
    page.claims(report);
    page.figures(report);
    page.data(report);
    page.html.append("</body></html>\n");
    return page.html.toString();
  }

  private void head(StudyReport report) {
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(text(report.title()))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body><h1>")
        .append(text(report.title()))
        .append("</h1>");
    if (report.note() != null) {
      html.append("<p><strong>").append(text(report.note())).append("</strong></p>");
    }
    if (!report.warnings().isEmpty()) {
      html.append("<h2>To be read first</h2><ul>");
      report.warnings().forEach(w -> html.append("<li>").append(text(w)).append("</li>"));
      html.append("</ul>");
    }
  }

  private void claims(StudyReport report) {
    if (report.claims().isEmpty()) {
      return;
    }
    html.append("<h2>Claims</h2><table><thead><tr><th>Claim</th><th>Verdict</th></tr></thead>");
    html.append("<tbody>");
    for (ClaimResult claim : report.claims()) {
      row(
          "<a href=\"#"
              + text(claim.claim().id())
              + "\">"
              + text(claim.claim().statement())
              + "</a>",
          "<span class=\"v\">" + verdict(claim.verdict()) + "</span>");
    }
    html.append("</tbody></table>");
    report.claims().forEach(this::claim);
  }

  private void claim(ClaimResult claim) {
    html.append("<section id=\"").append(text(claim.claim().id())).append("\"><h3>");
    html.append(text(claim.claim().statement())).append("</h3><p class=\"v\">");
    html.append(verdict(claim.verdict())).append("</p><p>");
    html.append(text(claim.claim().protocol())).append("</p>");
    if (claim.remark() != null) {
      html.append("<p class=\"muted\">").append(text(claim.remark())).append("</p>");
    }
    html.append(IntervalDrawing.of(reads(claim)));
    html.append("<table><thead><tr><th>Demand</th><th>Reading</th><th>Difference</th>");
    html.append("<th>p, corrected</th><th>Outcome</th></tr></thead><tbody>");
    for (DemandResult demand : claim.demands()) {
      row(
          text(inWords(demand.demand())),
          text(read(demand.of()))
              + (demand.above() == null ? "" : "<br>against " + text(read(demand.above()))),
          text(difference(demand)),
          demand.pCorrected() == null ? "" : text(number(demand.pCorrected())),
          verdict(demand.outcome()));
    }
    for (Read beside : claim.beside()) {
      row("beside it", text(read(beside)), "", "", "");
    }
    html.append("</tbody></table></section>");
  }

  private static List<Read> reads(ClaimResult claim) {
    return Stream.concat(
            claim.demands().stream().flatMap(d -> Stream.of(d.of(), d.above())),
            claim.beside().stream())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static String inWords(Demand demand) {
    String of = demand.of().text();
    if (demand.above() != null) {
      String margin = demand.marginOrZero() == 0 ? "" : " by " + number(demand.marginOrZero());
      return of + " above " + demand.above().text() + margin;
    }
    if (demand.atLeast() != null && demand.atMost() != null) {
      return of + " within " + number(demand.atLeast()) + " and " + number(demand.atMost());
    }
    return demand.atLeast() != null
        ? of + " at least " + number(demand.atLeast())
        : of + " at most " + number(Objects.requireNonNull(demand.atMost()));
  }

  private static String read(Read read) {
    if (read.value() == null) {
      return read.reading().text() + ": not there";
    }
    return "%s: %s%s, %d run(s), n = %d section(s) of %d brain(s)%s"
        .formatted(
            read.reading().text(),
            number(read.value()),
            interval(read.low(), read.high()),
            read.runs(),
            read.sections(),
            read.brains(),
            read.resampled().isEmpty() ? "" : ", resampled: " + read.resampled());
  }

  private static String difference(DemandResult demand) {
    return demand.difference() == null
        ? ""
        : number(demand.difference())
            + interval(demand.low(), demand.high())
            + (Boolean.TRUE.equals(demand.paired()) ? ", paired" : ", not paired");
  }

  private void figures(StudyReport report) {
    if (report.figures().isEmpty()) {
      return;
    }
    html.append("<h2>Figures</h2><table><thead><tr><th>Variant</th><th>Data</th>");
    html.append("<th class=\"n\">Seed</th><th>Task</th><th>Figure</th><th>Part</th>");
    html.append("<th>Value</th><th>n</th></tr></thead><tbody>");
    for (FigureRow row : report.figures()) {
      Figure figure = row.figure();
      row(
          text(row.variant()),
          text(Objects.requireNonNullElse(row.dataset(), "")),
          Long.toString(row.runSeed()),
          text(row.task()),
          text(figure.name()),
          text(figure.part()),
          text(
              number(figure.value()) + interval(figure.low(), figure.high()) + " " + figure.unit()),
          text(
              "%d patches, %d sections, %d brain(s)%s"
                  .formatted(
                      figure.patches(),
                      figure.sections(),
                      figure.brains(),
                      figure.resampled().isEmpty() ? "" : "; resampled: " + figure.resampled())));
    }
    html.append("</tbody></table>");
  }

  private void data(StudyReport report) {
    if (report.datasets().isEmpty()) {
      return;
    }
    html.append("<h2>Data</h2><table><thead><tr><th>Name</th><th>Patches</th><th>Split</th>");
    html.append("<th>Looked at before</th><th>Synthetic</th></tr></thead><tbody>");
    for (ReportSpec.Dataset data : report.datasets()) {
      row(
          text(data.name()),
          "<code>" + data.patches().hex() + "</code>",
          "<code>" + data.split().hex() + "</code>",
          Integer.toString(data.looks()),
          data.synthetic() ? "yes" : "no");
    }
    html.append("</tbody></table>");
  }

  private void row(String... cells) {
    html.append("<tr>");
    for (String cell : cells) {
      html.append("<td>").append(cell).append("</td>");
    }
    html.append("</tr>");
  }

  private static String verdict(ClaimResult.Verdict verdict) {
    return verdict.wireName().replace('-', ' ');
  }

  private static String interval(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null ? "" : " [" + number(low) + ", " + number(high) + "]";
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** Text that cannot become markup. */
  static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
