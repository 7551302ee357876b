package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.RunId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.StepSpec;
import org.cytostudy.core.state.RunState;
import org.cytostudy.core.state.StepState;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.live.Signals;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.Retries;
import org.cytostudy.routes.Signal;

/** What other features ask of runs. None of it checks access. */
@ApplicationScoped
public class Runs implements Retries {
  private final Sql sql;
  private final Steps steps;
  private final StepRelease release;
  private final Signals signals;
  private final Access access;
  private final Audit audit;
  private final Clock clock;

  Runs(
      Sql sql,
      Steps steps,
      StepRelease release,
      Signals signals,
      Access access,
      Audit audit,
      Clock clock) {
    this.sql = sql;
    this.steps = steps;
    this.release = release;
    this.signals = signals;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Writes runs with their steps and releases the steps that wait for nothing, in the caller's
   * transaction. A step may depend on steps of any of these runs.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void submit(List<RunPlan> plans) {
    plans.forEach(this::insert);
    for (RunPlan plan : plans) {
      for (StepPlan step : plan.steps()) {
        for (StepId before : step.dependsOn()) {
          sql.update(
              "INSERT INTO step_dependency (step_id, depends_on) VALUES (?, ?)", step.id(), before);
        }
      }
    }
    for (RunPlan plan : plans) {
      audit.record(
          "submitted",
          Noun.RUN,
          plan.id(),
          plan.project(),
          Map.of(
              "kind", plan.kind().wireName(),
              "name", plan.name(),
              "seed", plan.seed(),
              "steps", plan.steps().size(),
              "consents",
                  plan.consents().stream().map(c -> c.pseudonym() + "/" + c.version()).toList()));
    }
    for (RunPlan plan : plans) {
      plan.steps().stream()
          .filter(step -> step.dependsOn().isEmpty())
          .forEach(step -> release.release(step.id().value()));
    }
  }

  private void insert(RunPlan plan) {
    sql.update(
        """
        INSERT INTO run (id, project_id, kind, name, study_id, variant_id, dataset, preparation_id,
                         seed, state, consents, submitter, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?, ?, ?)
        """,
        plan.id(),
        plan.project(),
        plan.kind().wireName(),
        plan.name(),
        plan.study(),
        plan.variant(),
        plan.dataset(),
        plan.preparation(),
        plan.seed(),
        Json.of(plan.consents()),
        access.caller().subject(),
        clock.instant());
    int ordinal = 0;
    for (StepPlan step : plan.steps()) {
      sql.update(
          """
          INSERT INTO step (id, run_id, key, ordinal, type, state, spec, input_plan, seed, threads,
                            devices)
          VALUES (?, ?, ?, ?, ?, 'BLOCKED', ?, ?, ?, ?, ?)
          """,
          step.id(),
          plan.id(),
          step.key(),
          ordinal++,
          step.spec().stepType().wireName(),
          Json.of(StepSpec.class, step.spec()),
          Json.ofList(InputPlan.class, step.inputs()),
          step.seed(),
          step.threads(),
          step.devices());
    }
  }

  /**
   * Cancels a run: what has not started never will, what runs is told to stop.
   *
   * @throws ConflictException if the run is over
   */
  @Transactional
  public void cancel(RunId run) {
    RunState state = require(run);
    if (state.terminal()) {
      throw new ConflictException(
          ProblemType.CONFLICT, "The run is " + state + "; there is nothing to cancel.");
    }
    for (StepRow step : steps.ofRun(run.value())) {
      switch (step.state()) {
        case BLOCKED, READY, PLACED -> steps.move(step, StepState.CANCELLED);
        case RUNNING ->
            sql.update(
                "UPDATE attempt SET cancel_asked = true WHERE step_id = ?"
                    + " AND state IN ('LEASED', 'RUNNING', 'UNREACHABLE')",
                step.id());
        case SUCCEEDED, FAILED, CANCELLED, SKIPPED -> {}
      }
    }
    steps.moveRun(run.value(), state, RunState.CANCELLED);
    record("cancelled", run);
    cancelReportOf(run);
  }

  /** The report of a study waits for all of its runs; one that never comes ends it too. */
  private void cancelReportOf(RunId run) {
    List<UUID> reports =
        sql.list(
            """
            SELECT report.id FROM run JOIN run report ON report.study_id = run.study_id
            WHERE run.id = ? AND report.kind = 'report' AND report.id <> run.id
              AND report.state IN ('PENDING', 'RUNNING')
            """,
            row -> row.uuid("id"),
            run);
    reports.forEach(report -> cancel(new RunId(report)));
  }

  /**
   * Takes a failed run up again at the steps that failed.
   *
   * @throws ConflictException if the run did not fail
   */
  @Override
  @Transactional
  public void retry(RunId run) {
    RunState state = require(run);
    if (state != RunState.FAILED) {
      throw new ConflictException(
          ProblemType.CONFLICT, "The run is " + state + "; only a failed run can be retried.");
    }
    steps.moveRun(run.value(), state, RunState.RUNNING);
    record("retried", run);
    for (StepRow step : steps.ofRun(run.value())) {
      if (step.state() == StepState.FAILED) {
        sql.update(
            """
            UPDATE step SET retried_at = ?, failure = NULL, not_before = NULL,
              progress_done = NULL, progress_total = NULL
            WHERE id = ?
            """,
            clock.instant(),
            step.id());
        boolean known =
            sql.number("SELECT count(*) FROM step WHERE id = ? AND manifest IS NOT NULL", step.id())
                > 0;
        if (!known) {
          throw new IllegalStateException("A step failed before it was ready: " + step.id());
        }
        steps.move(step, StepState.READY);
        signals.send(Signal.Kind.STEP_READY, "");
      } else if (step.state() == StepState.SKIPPED) {
        steps.move(step, StepState.BLOCKED);
      }
    }
    release.whatWaitsForNothing(run.value());
  }

  private RunState require(RunId run) {
    return steps.lockRun(run.value()).orElseThrow(() -> new MissingException("run", run));
  }

  private void record(String action, RunId run) {
    audit.record(
        action,
        Noun.RUN,
        run,
        sql.first(
                "SELECT project_id FROM run WHERE id = ?",
                row -> new ProjectId(row.uuid("project_id")),
                run)
            .orElseThrow(),
        Map.of());
  }
}
