package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.state.RunState;
import org.cytostudy.platform.access.VisibleProjects;
import org.cytostudy.platform.brain.AccessTier;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.RefusedException;
import org.cytostudy.platform.run.RunViews.ProgressView;
import org.cytostudy.platform.run.RunViews.RunRow;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Lists of runs. None of it checks access unless it takes the visible projects. */
@ApplicationScoped
public class RunQueries {
  private static final String SELECT =
      """
      SELECT r.*, s.name AS study_name, v.name AS variant_name,
             a.key AS active_key, a.progress_done, a.progress_total, a.progress_unit,
             n.total AS steps_total, n.done AS steps_done,
             alike.total AS alike_total, alike.done AS alike_done, alike.since AS alike_since
      FROM run r
        LEFT JOIN study s ON s.id = r.study_id
        LEFT JOIN variant v ON v.id = r.variant_id
        LEFT JOIN LATERAL (
          SELECT key, type, progress_done, progress_total, progress_unit FROM step
          WHERE run_id = r.id AND state = 'RUNNING' ORDER BY ordinal LIMIT 1) a ON true
        LEFT JOIN LATERAL (
          SELECT count(*) AS total, count(*) FILTER (WHERE state = 'SUCCEEDED') AS done
          FROM step WHERE run_id = r.id) n ON true
        LEFT JOIN LATERAL (
          SELECT count(*) AS total, min(started_at) AS since,
                 sum(CASE WHEN state = 'SUCCEEDED' THEN 1.0
                          WHEN state = 'RUNNING' AND progress_total > 0
                            THEN least(1.0, progress_done / progress_total::float8)
                          ELSE 0.0 END) AS done
          FROM step
          WHERE run_id = r.id AND type = a.type AND cached_from_step IS NULL) alike ON true
      """;

  private final Sql sql;
  private final RunConfig config;
  private final Clock clock;

  RunQueries(Sql sql, RunConfig config, Clock clock) {
    this.sql = sql;
    this.config = config;
    this.clock = clock;
  }

  /**
   * What a list of runs may be narrowed to.
   *
   * @param q part of a name, of any case
   * @param oldestFirst otherwise the newest come first
   */
  record Filter(
      @Nullable UUID project,
      @Nullable UUID study,
      @Nullable RunState state,
      @Nullable String q,
      boolean oldestFirst) {}

  /** A page of runs, one more than asked for. */
  List<RunRow> list(VisibleProjects visible, Filter filter, @Nullable UUID after, int rows) {
    StringBuilder where = new StringBuilder("WHERE true");
    List<Object> parameters = new ArrayList<>();
    if (!visible.all()) {
      where.append(" AND r.project_id = ANY (?)");
      parameters.add(List.copyOf(visible.ids()));
    }
    add(where, parameters, " AND r.project_id = ?", filter.project());
    add(where, parameters, " AND r.study_id = ?", filter.study());
    add(where, parameters, " AND r.state = ?", filter.state());
    String q = filter.q();
    if (q != null && !q.isBlank()) {
      where.append(" AND r.name ILIKE ? ESCAPE '!'");
      parameters.add("%" + q.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
    }
    add(where, parameters, filter.oldestFirst() ? " AND r.id > ?" : " AND r.id < ?", after);
    parameters.add(rows);
    String order = filter.oldestFirst() ? " ORDER BY r.id LIMIT ?" : " ORDER BY r.id DESC LIMIT ?";
    return withMetrics(sql.list(SELECT + where + order, this::row, parameters.toArray()));
  }

  private static void add(
      StringBuilder where, List<Object> parameters, String condition, @Nullable Object value) {
    if (value != null) {
      where.append(condition);
      parameters.add(value);
    }
  }

  /** All runs of a study, in the order in which they were planned. */
  @Transactional
  public List<RunRow> ofStudy(UUID study) {
    return withMetrics(sql.list(SELECT + "WHERE r.study_id = ? ORDER BY r.id", this::row, study));
  }

  /** The newest run of a preparation. */
  @Transactional
  public Optional<UUID> ofPreparation(UUID preparation) {
    return sql.first(
        "SELECT id FROM run WHERE preparation_id = ? ORDER BY id DESC LIMIT 1",
        row -> row.uuid("id"),
        preparation);
  }

  Optional<RunRow> find(UUID id) {
    return withMetrics(sql.list(SELECT + "WHERE r.id = ?", this::row, id)).stream().findFirst();
  }

  /** Fills in the last values of the series of these runs, in one question. */
  private List<RunRow> withMetrics(List<RunRow> runs) {
    Map<UUID, RunRow> byId = new HashMap<>();
    runs.forEach(run -> byId.put(run.id(), run));
    sql.list(
        """
        SELECT x.run_id, x.key, m.last_value FROM series x
          JOIN metric_summary m ON m.series = x.id
        WHERE x.run_id = ANY (?) ORDER BY x.id
        """,
        row -> {
          double value = row.real("last_value");
          RunRow run = Objects.requireNonNull(byId.get(row.uuid("run_id")));
          return run.metrics().put(row.text("key"), Double.isFinite(value) ? value : null);
        },
        byId.keySet());
    return runs;
  }

  private RunRow row(Row row) {
    ProgressView progress = progress(row, row.textOrNull("active_key"));
    return new RunRow(
        row.uuid("id"),
        row.uuid("project_id"),
        RunKind.fromString(row.text("kind")),
        row.text("name"),
        row.uuidOrNull("study_id"),
        row.textOrNull("study_name"),
        row.uuidOrNull("preparation_id"),
        row.textOrNull("variant_name"),
        row.textOrNull("dataset"),
        row.number("seed"),
        row.constant("state", RunState.class),
        row.instant("created_at"),
        row.instantOrNull("started_at"),
        row.instantOrNull("finished_at"),
        row.text("submitter"),
        progress,
        row.number("steps_done"),
        row.number("steps_total"),
        eta(row),
        new LinkedHashMap<>());
  }

  static @Nullable ProgressView progress(Row row, @Nullable String step) {
    Long done = row.numberOrNull("progress_done");
    Long total = row.numberOrNull("progress_total");
    return done == null || total == null
        ? null
        : new ProgressView(done, total, row.text("progress_unit"), step);
  }

  /** An ingest of thousands of files is hundreds of steps of one kind: one of them says little. */
  private @Nullable Long eta(Row row) {
    Instant since = row.instantOrNull("alike_since");
    Double done = row.realOrNull("alike_done");
    if (since == null || done == null || done == 0) {
      return null;
    }
    double seconds = Duration.between(since, clock.instant()).toMillis() / 1000.0;
    return Math.round(seconds * (row.number("alike_total") - done) / done);
  }

  /** Whether a step whose inputs are all known would be taken from the cache now. */
  @Transactional
  public boolean wouldBeCached(ProjectId project, StepPlan step) {
    List<InputRef> inputs = new ArrayList<>();
    for (InputPlan input : step.inputs()) {
      if (!(input instanceof InputPlan.Fixed fixed)) {
        return false;
      }
      inputs.add(fixed.input());
    }
    if (!config.cache()) {
      return false;
    }
    JobManifest manifest =
        new JobManifest(JobManifest.VERSION, step.spec(), inputs, step.seed(), step.threads());
    return sql
        .list(
            "SELECT DISTINCT runner_version FROM node WHERE runner_version IS NOT NULL",
            row -> row.text("runner_version"))
        .stream()
        .anyMatch(
            version ->
                sql.number(
                        """
                        SELECT count(*) FROM step s JOIN run r ON r.id = s.run_id
                        WHERE s.input_hash = ? AND s.state = 'SUCCEEDED' AND r.project_id = ?
                        """,
                        InputHash.of(manifest, version),
                        project)
                    > 0);
  }

  /** How many devices of one kind the best equipped node has. */
  @Transactional
  public int mostDevicesOfANode() {
    return (int)
        sql.number(
            """
            SELECT coalesce(max(devices), 0) FROM (
              SELECT count(*) AS devices FROM device WHERE present GROUP BY node_id, kind) AS node
            """);
  }

  /**
   * Refuses work of a tier that no node is cleared for. Where no node is known yet, one may come.
   *
   * @throws RefusedException with {@code access-tier-forbids}
   */
  @Transactional
  public void requireClearance(AccessTier tier) {
    long forbidden =
        sql.number(
            "SELECT count(*) FROM (SELECT max(tier_rank(access_tier)) AS most FROM node"
                + " WHERE token_sha256 IS NOT NULL) AS node WHERE most < tier_rank(?)",
            tier);
    if (forbidden > 0) {
      throw new RefusedException(
          ProblemType.ACCESS_TIER_FORBIDS,
          "No node is cleared for work of the access tier "
              + tier
              + ". An administrator can clear one, or leave the brains of that tier out.");
    }
  }

  /** What a preparation of a project made of one kind, by name; empty if it is none or not done. */
  @Transactional
  public List<InputRef> outputsOfPreparation(
      ProjectId project, UUID preparation, ArtefactKind kind) {
    return sql.list(
        """
        SELECT o.name, o.sha256, o.bytes FROM step_output o
          JOIN step s ON s.id = o.step_id
          JOIN run r ON r.id = s.run_id
        WHERE r.preparation_id = ? AND r.project_id = ? AND r.state = 'SUCCEEDED' AND o.kind = ?
        ORDER BY o.name
        """,
        row ->
            InputRef.stored(
                kind.role(), row.text("name"), kind, row.sha256("sha256"), row.number("bytes")),
        preparation,
        project,
        kind.wireName());
  }
}
