package org.cytostudy.platform.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.RibbonReport;
import org.cytostudy.platform.preparation.PreparationViews.ReportRow;
import org.cytostudy.platform.preparation.PreparationViews.ReportSummary;
import org.cytostudy.platform.ribbon.Ribbons;
import org.cytostudy.platform.ribbon.Ribbons.Made;
import org.cytostudy.platform.sql.Sql;

/** Keeps the ribbons of a preparation whose step succeeded, and tells of the sections without. */
@ApplicationScoped
class RibbonCollection {
  private final Sql sql;
  private final Ribbons ribbons;

  RibbonCollection(Sql sql, Ribbons ribbons) {
    this.sql = sql;
    this.ribbons = ribbons;
  }

  ReportSummary collect(PreparationRow preparation) {
    UUID step =
        sql.first(
                "SELECT s.id FROM step s JOIN run r ON r.id = s.run_id"
                    + " WHERE r.preparation_id = ? AND s.type = 'ribbon'",
                row -> row.uuid("id"),
                preparation.id())
            .orElseThrow();
    JobManifest manifest =
        sql.first("SELECT manifest FROM step WHERE id = ?", row -> row.json("manifest"), step)
            .orElseThrow()
            .as(JobManifest.class);
    List<Made> made =
        sql.list(
            "SELECT * FROM step_output WHERE step_id = ? ORDER BY name",
            row ->
                new Made(
                    row.text("name"), row.text("kind"), row.sha256("sha256"), row.number("bytes")),
            step);
    RibbonReport report = ribbons.collect(preparation.project(), preparation.id(), manifest, made);
    List<ReportRow> problems =
        report.sections().stream().flatMap(section -> row(section).stream()).toList();
    return new ReportSummary(
        report.sections().size() - problems.size(), problems.size(), 0, null, problems);
  }

  private static List<ReportRow> row(RibbonReport.SectionResult section) {
    RibbonReport.Problem problem = section.problem();
    return problem == null
        ? List.of()
        : List.of(
            new ReportRow(
                section.image(),
                "refused",
                problem.code(),
                problem.title(),
                problem.where(),
                problem.action()));
  }
}
