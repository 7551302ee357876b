package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.StepSpec;
import org.cytostudy.core.state.RunState;
import org.cytostudy.core.state.StepState;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.live.Signals;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.Signal;

/**
 * Makes a step ready: its inputs are known now, so its manifest and input hash are written. Where
 * an equal step is finished already, its outputs are taken over instead.
 */
@ApplicationScoped
class StepRelease {
  private final Sql sql;
  private final Steps steps;
  private final Signals signals;
  private final StepOutputs stepOutputs;
  private final ConsentGuard consents;
  private final RunConfig config;
  private final Audit audit;

  StepRelease(
      Sql sql,
      Steps steps,
      Signals signals,
      StepOutputs stepOutputs,
      ConsentGuard consents,
      RunConfig config,
      Audit audit) {
    this.sql = sql;
    this.steps = steps;
    this.signals = signals;
    this.stepOutputs = stepOutputs;
    this.consents = consents;
    this.config = config;
    this.audit = audit;
  }

  /** A step without the rest of its row: what its manifest is made of. */
  private record Ingredients(Json spec, Json inputs, long seed, int threads) {
    static Ingredients of(Row row) {
      return new Ingredients(
          row.json("spec"), row.json("input_plan"), row.number("seed"), row.integer("threads"));
    }
  }

  /**
   * Releases the steps that waited for one that just succeeded and wait for nothing else. They are
   * locked first, so that two steps that succeed at once do not both leave it to the other.
   *
   * @return how many became ready
   */
  int afterSuccessOf(UUID finished) {
    // Of all that depend on it, blocked or not: a retry may be about to block one again.
    sql.list(
        """
        SELECT id FROM run WHERE id IN (
          SELECT s.run_id FROM step s JOIN step_dependency d ON d.step_id = s.id
          WHERE d.depends_on = ?)
        ORDER BY id FOR NO KEY UPDATE
        """,
        row -> row.uuid("id"),
        finished);
    return releaseThoseThatWaitForNothing(
        sql.list(
            """
            SELECT s.id FROM step s JOIN step_dependency d ON d.step_id = s.id
            WHERE d.depends_on = ? AND s.state = 'BLOCKED'
            ORDER BY s.id FOR NO KEY UPDATE OF s
            """,
            row -> row.uuid("id"),
            finished));
  }

  /**
   * Releases the blocked steps of a run that wait for nothing. Of a run that is taken up again:
   * what they waited for may have succeeded while they were skipped. The caller holds the run's
   * lock.
   */
  void whatWaitsForNothing(UUID run) {
    releaseThoseThatWaitForNothing(
        sql.list(
            "SELECT id FROM step WHERE run_id = ? AND state = 'BLOCKED' ORDER BY ordinal",
            row -> row.uuid("id"),
            run));
  }

  private int releaseThoseThatWaitForNothing(List<UUID> blocked) {
    int released = 0;
    for (UUID step : blocked) {
      long open =
          sql.number(
              """
              SELECT count(*) FROM step_dependency d JOIN step b ON b.id = d.depends_on
              WHERE d.step_id = ? AND b.state <> 'SUCCEEDED'
              """,
              step);
      if (open == 0) {
        released += release(step);
      }
    }
    return released;
  }

  /** Releases one blocked step; gives 1 if somebody has to do it now. */
  int release(UUID stepId) {
    StepRow step = steps.lock(stepId).orElseThrow();
    if (step.state() != StepState.BLOCKED) {
      return 0; // a step that was taken over released it already
    }
    JobManifest manifest = manifest(stepId);
    String runnerVersion = newestRunnerVersion();
    Sha256 hash = InputHash.of(manifest, runnerVersion);
    sql.update(
        "UPDATE step SET manifest = ?, input_hash = ?, runner_version = ? WHERE id = ?",
        Json.of(manifest),
        hash,
        runnerVersion,
        stepId);
    steps.move(step, StepState.READY);
    startRun(step.runId());
    Optional<UUID> equal =
        config.cache() && consents.objection(step).isEmpty()
            ? equalFinished(step, hash)
            : Optional.empty();
    if (equal.isPresent()) {
      return takeOver(stepId, equal.get(), hash);
    }
    signals.send(Signal.Kind.STEP_READY, "");
    return 1;
  }

  private void startRun(UUID run) {
    RunState state = steps.lockRun(run).orElseThrow();
    if (state == RunState.PENDING) {
      steps.moveRun(run, state, RunState.RUNNING);
    }
  }

  private int takeOver(UUID stepId, UUID from, Sha256 hash) {
    sql.update(
        """
        INSERT INTO step_output (step_id, name, kind, sha256, bytes, media_type, attributes)
        SELECT ?, name, kind, sha256, bytes, media_type, attributes FROM step_output
        WHERE step_id = ?
        """,
        stepId,
        from);
    sql.update("UPDATE step SET cached_from_step = ? WHERE id = ?", from, stepId);
    StepRow ready = steps.lock(stepId).orElseThrow();
    steps.move(ready, StepState.SUCCEEDED);
    audit.record(
        "reused",
        Noun.STEP,
        stepId,
        new ProjectId(ready.projectId()),
        Map.of(
            "run", ready.runId().toString(),
            "step", ready.key(),
            "from", from.toString(),
            "inputHash", hash.hex()));
    stepOutputs.registerModels(stepId);
    int released = afterSuccessOf(stepId);
    endRunIfDone(ready.runId());
    return released;
  }

  /** Ends the run when its last step succeeded. */
  boolean endRunIfDone(UUID run) {
    RunState state = steps.lockRun(run).orElseThrow();
    long open =
        sql.number("SELECT count(*) FROM step WHERE run_id = ? AND state <> 'SUCCEEDED'", run);
    if (open > 0 || state != RunState.RUNNING) {
      return false;
    }
    steps.moveRun(run, state, RunState.SUCCEEDED);
    sql.list(
            "SELECT preparation_id FROM run WHERE id = ? AND preparation_id IS NOT NULL",
            row -> row.uuid("preparation_id"),
            run)
        .forEach(id -> signals.send(Signal.Kind.PREPARATION_DONE, id.toString()));
    return true;
  }

  /** The step's manifest from what is known now. */
  private JobManifest manifest(UUID step) {
    Ingredients from =
        sql.first(
                "SELECT spec, input_plan, seed, threads FROM step WHERE id = ?",
                Ingredients::of,
                step)
            .orElseThrow();
    List<InputRef> inputs = new ArrayList<>();
    for (InputPlan plan : from.inputs().asList(InputPlan.class)) {
      switch (plan) {
        case InputPlan.Fixed fixed -> inputs.add(fixed.input());
        case InputPlan.OutputsOf outputs -> inputs.addAll(outputs(outputs));
      }
    }
    return new JobManifest(
        JobManifest.VERSION, from.spec().as(StepSpec.class), inputs, from.seed(), from.threads());
  }

  private List<InputRef> outputs(InputPlan.OutputsOf plan) {
    return sql.list(
        """
        SELECT name, kind, sha256, bytes FROM step_output
        WHERE step_id = ? AND kind = ? ORDER BY name
        """,
        row -> {
          String name = row.text("name");
          String called = plan.name();
          return InputRef.stored(
              plan.role(),
              called == null ? name : called,
              ArtefactKind.fromString(row.text("kind")),
              row.sha256("sha256"),
              row.number("bytes"));
        },
        plan.step(),
        plan.kind().wireName());
  }

  /** The version of the runner that is most likely to take the step; empty before any came. */
  private String newestRunnerVersion() {
    return sql.first(
            """
            SELECT runner_version FROM node WHERE runner_version IS NOT NULL
            ORDER BY last_seen_at DESC NULLS LAST LIMIT 1
            """,
            row -> row.text("runner_version"))
        .orElse("");
  }

  /** An equal step of the same project. */
  private Optional<UUID> equalFinished(StepRow step, Sha256 hash) {
    return sql.first(
        """
        SELECT s.id FROM step s JOIN run r ON r.id = s.run_id
        WHERE s.input_hash = ? AND s.state = 'SUCCEEDED' AND s.cached_from_step IS NULL
          AND r.project_id = ? AND s.id <> ?
        ORDER BY s.finished_at DESC LIMIT 1
        """,
        row -> row.uuid("id"),
        hash,
        step.projectId(),
        step.id());
  }
}
