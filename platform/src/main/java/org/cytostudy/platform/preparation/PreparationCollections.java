package org.cytostudy.platform.preparation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.state.RunState;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.live.LiveEvent;
import org.cytostudy.platform.live.Signals;
import org.cytostudy.platform.preparation.PreparationViews.ReportSummary;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.IngestCollections;
import org.jspecify.annotations.Nullable;

/** Turns what the steps of a preparation made into rows. */
@ApplicationScoped
class PreparationCollections implements IngestCollections {
  private final Sql sql;
  private final IngestRegistration ingests;
  private final RibbonCollection ribbons;
  private final SampleCollection samples;
  private final ArtefactStore store;
  private final Signals signals;
  private final Audit audit;
  private final Clock clock;
  private final Set<PreparationId> registering = ConcurrentHashMap.newKeySet();

  PreparationCollections(
      Sql sql,
      IngestRegistration ingests,
      RibbonCollection ribbons,
      SampleCollection samples,
      ArtefactStore store,
      Signals signals,
      Audit audit,
      Clock clock) {
    this.sql = sql;
    this.ingests = ingests;
    this.ribbons = ribbons;
    this.samples = samples;
    this.store = store;
    this.signals = signals;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  @Transactional
  public boolean isIngest(PreparationId preparation) {
    return sql.number(
            "SELECT count(*) FROM preparation WHERE id = ? AND kind = 'ingest'", preparation)
        > 0;
  }

  @Override
  @Transactional
  public List<IngestReport> parts(PreparationId preparation) {
    List<IngestReport> parts =
        sql
            .list(
                """
            SELECT o.sha256 FROM run r JOIN step s ON s.run_id = r.id
              JOIN step_output o ON o.step_id = s.id AND o.kind = 'ingest-report'
            WHERE r.preparation_id = ? AND r.state = 'SUCCEEDED' ORDER BY s.ordinal
            """,
                row -> row.sha256("sha256"),
                preparation)
            .stream()
            .map(this::report)
            .toList();
    // Of an ingest of known files alone, which has no run.
    return parts.isEmpty() ? List.of(new IngestReport(List.of())) : parts;
  }

  private IngestReport report(Sha256 sha256) {
    try {
      return CytostudyJson.mapper()
          .readValue(store.find(sha256).orElseThrow().toFile(), IngestReport.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void register(PreparationId id, IngestReport whole) {
    // The sweep delivers again what takes longer than its period.
    if (!registering.add(id)) {
      return;
    }
    try {
      QuarkusTransaction.requiringNew()
          .call(() -> open(id, ""))
          .ifPresent(
              preparation -> {
                ReportSummary report = ingests.register(preparation, whole);
                QuarkusTransaction.requiringNew()
                    .run(() -> open(id, " FOR UPDATE").ifPresent(open -> succeed(open, report)));
              });
    } finally {
      registering.remove(id);
    }
  }

  @Override
  @Transactional
  public void finish(PreparationId id) {
    Optional<PreparationRow> open = open(id, " FOR UPDATE");
    if (open.isPresent()) {
      ReportSummary report =
          switch (open.get().kind()) {
            case "ribbon" -> ribbons.collect(open.get());
            case "sample" -> {
              samples.collect(open.get());
              yield null;
            }
            default -> null;
          };
      succeed(open.get(), report);
    }
  }

  /** A preparation whose run succeeded and that nobody collected yet. */
  private Optional<PreparationRow> open(PreparationId id, String lock) {
    return sql.first(
        PreparationRow.SELECT
            + "WHERE id = ? AND collected_at IS NULL AND planned_at IS NOT NULL"
            + " AND (EXISTS (SELECT 1 FROM run r WHERE r.preparation_id = preparation.id"
            + " AND r.state = 'SUCCEEDED') OR (kind = 'ingest' AND NOT EXISTS"
            + " (SELECT 1 FROM run r WHERE r.preparation_id = preparation.id)))"
            + lock,
        PreparationRow::of,
        id);
  }

  private void succeed(PreparationRow preparation, @Nullable ReportSummary report) {
    sql.update(
        """
        UPDATE preparation SET state = 'SUCCEEDED', collected_at = ?, finished_at = ?, report = ?,
          refusal = NULL
        WHERE id = ?
        """,
        clock.instant(),
        clock.instant(),
        report == null ? null : Json.of(report),
        preparation.id());
    audit.record(
        "collected",
        Noun.PREPARATION,
        preparation.id(),
        preparation.project(),
        Map.of("kind", preparation.kind()));
    signals.live(changed(preparation.id(), preparation.project(), RunState.SUCCEEDED));
  }

  /** What browsers are told of a preparation. */
  static LiveEvent changed(PreparationId id, ProjectId project, RunState state) {
    return new LiveEvent(
        "preparation-changed",
        project.value(),
        null,
        null,
        null,
        Map.of("id", id.toString(), "state", state.name()));
  }

  /** Reads a report as it is stored. */
  static @Nullable ReportSummary summary(Row row) {
    Json json = row.jsonOrNull("report");
    return json == null ? null : json.as(ReportSummary.class);
  }
}
