package org.cytostudy.platform.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.id.RunId;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.state.AttemptState;
import org.cytostudy.core.state.StepState;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.run.RunQueries.Filter;
import org.cytostudy.platform.run.RunViews.AttemptView;
import org.cytostudy.platform.run.RunViews.OutputView;
import org.cytostudy.platform.run.RunViews.RunDetail;
import org.cytostudy.platform.run.RunViews.RunRow;
import org.cytostudy.platform.run.RunViews.StepView;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Runs as people see them. */
@ApplicationScoped
class RunService {
  private final Sql sql;
  private final RunQueries queries;
  private final WaitReasons reasons;
  private final Runs runs;
  private final RunAccess visible;
  private final Access access;

  RunService(
      Sql sql,
      RunQueries queries,
      WaitReasons reasons,
      Runs runs,
      RunAccess visible,
      Access access) {
    this.sql = sql;
    this.queries = queries;
    this.reasons = reasons;
    this.runs = runs;
    this.visible = visible;
    this.access = access;
  }

  @Transactional
  Page<RunRow> list(Filter filter, PageRequest page) {
    return Page.of(
        queries.list(access.visibleProjects(), filter, page.afterId(), page.rowsToRead()),
        page.limit(),
        run -> run.id().toString());
  }

  @Transactional
  RunDetail get(UUID id) {
    RunRow run = visible.require(id, Membership.VIEWER);
    Map<UUID, List<AttemptView>> attempts = attempts(id);
    Map<UUID, List<OutputView>> outputs = outputs(id);
    Map<UUID, List<String>> dependsOn = dependsOn(id);
    Map<UUID, String> waits = reasons.ofRun(id, access.visibleProjects());
    List<StepView> steps =
        sql.list(
            "SELECT * FROM step WHERE run_id = ? ORDER BY ordinal",
            row -> {
              UUID step = row.uuid("id");
              return view(
                  row,
                  dependsOn.getOrDefault(step, List.of()),
                  waits.get(step),
                  attempts.getOrDefault(step, List.of()),
                  outputs.getOrDefault(step, List.of()));
            },
            id);
    List<RunPlan.ConsentUsed> consents =
        sql.first("SELECT consents FROM run WHERE id = ?", row -> row.json("consents"), id)
            .map(json -> json.asList(RunPlan.ConsentUsed.class))
            .orElse(List.of());
    return new RunDetail(run, steps, consents);
  }

  private static StepView view(
      Row row,
      List<String> dependsOn,
      @Nullable String waitReason,
      List<AttemptView> attempts,
      List<OutputView> outputs) {
    return new StepView(
        row.uuid("id"),
        row.text("key"),
        row.text("type"),
        row.constant("state", StepState.class),
        dependsOn,
        waitReason,
        attempts,
        RunQueries.progress(row, row.text("key")),
        tree(row.json("spec")),
        row.textOrNull("input_hash"),
        row.textOrNull("runner_version"),
        row.uuidOrNull("cached_from_step"),
        row.instantOrNull("started_at"),
        row.instantOrNull("finished_at"),
        failure(row.jsonOrNull("failure")),
        outputs);
  }

  private Map<UUID, List<AttemptView>> attempts(UUID run) {
    Map<UUID, List<AttemptView>> byStep = new HashMap<>();
    sql.list(
        """
        SELECT a.*, n.name AS node FROM attempt a JOIN step s ON s.id = a.step_id
          JOIN node n ON n.id = a.node_id
        WHERE s.run_id = ? ORDER BY a.number
        """,
        row ->
            byStep
                .computeIfAbsent(row.uuid("step_id"), step -> new ArrayList<>())
                .add(
                    new AttemptView(
                        row.uuid("id"),
                        row.integer("number"),
                        row.text("node"),
                        row.constant("state", AttemptState.class),
                        row.instant("leased_at"),
                        row.instantOrNull("started_at"),
                        row.instantOrNull("finished_at"),
                        row.numberOrNull("resident_bytes"),
                        failure(row.jsonOrNull("failure")))),
        run);
    return byStep;
  }

  private Map<UUID, List<OutputView>> outputs(UUID run) {
    Map<UUID, List<OutputView>> byStep = new HashMap<>();
    sql.list(
        """
        SELECT o.* FROM step_output o JOIN step s ON s.id = o.step_id
        WHERE s.run_id = ? AND o.kind NOT IN ('personal-image', 'personal-text') ORDER BY o.name
        """,
        row ->
            byStep
                .computeIfAbsent(row.uuid("step_id"), step -> new ArrayList<>())
                .add(
                    new OutputView(
                        row.text("name"),
                        row.text("kind"),
                        row.text("sha256"),
                        row.number("bytes"),
                        row.text("media_type"))),
        run);
    return byStep;
  }

  private Map<UUID, List<String>> dependsOn(UUID run) {
    Map<UUID, List<String>> byStep = new HashMap<>();
    sql.list(
        """
        SELECT d.step_id, b.key, b.run_id, r.name FROM step_dependency d
          JOIN step s ON s.id = d.step_id
          JOIN step b ON b.id = d.depends_on JOIN run r ON r.id = b.run_id
        WHERE s.run_id = ? ORDER BY b.run_id, b.ordinal
        """,
        row ->
            byStep
                .computeIfAbsent(row.uuid("step_id"), step -> new ArrayList<>())
                .add(
                    row.uuid("run_id").equals(run)
                        ? row.text("key")
                        : row.text("name") + "/" + row.text("key")),
        run);
    return byStep;
  }

  @Transactional
  RunDetail cancel(UUID id) {
    visible.require(id, Membership.MEMBER);
    runs.cancel(new RunId(id));
    return get(id);
  }

  @Transactional
  RunDetail retry(UUID id) {
    visible.require(id, Membership.MEMBER);
    runs.retry(new RunId(id));
    return get(id);
  }

  @Transactional
  JobManifest manifest(UUID id, String step) {
    visible.require(id, Membership.VIEWER);
    Json json =
        sql.first(
                "SELECT manifest FROM step WHERE run_id = ? AND key = ?",
                row -> Optional.ofNullable(row.jsonOrNull("manifest")),
                id,
                step)
            .orElseThrow(() -> new MissingException("step", step))
            .orElseThrow(
                () ->
                    new ConflictException(
                        ProblemType.CONFLICT,
                        "The step's inputs are not known yet, so it has no manifest."));
    return json.as(JobManifest.class);
  }

  private static @Nullable Failure failure(@Nullable Json json) {
    return json == null ? null : json.as(Failure.class);
  }

  private static JsonNode tree(Json json) {
    try {
      return CytostudyJson.mapper().readTree(json.text());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
