package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.state.AttemptState;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.core.state.StepState;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.live.Signals;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.AttemptFailed;
import org.cytostudy.routes.AttemptFinished;
import org.cytostudy.routes.Outcomes;
import org.cytostudy.routes.Signal;

/** What the end of an attempt does, in the database. */
@ApplicationScoped
class OutcomeRows implements Outcomes {
  private final Sql sql;
  private final Steps steps;
  private final StepEnd end;
  private final StepRelease release;
  private final Attempts attempts;
  private final Publication publication;
  private final Signals signals;
  private final Audit audit;
  private final LostAttempts lost;
  private final Clock clock;

  OutcomeRows(
      Sql sql,
      Steps steps,
      StepEnd end,
      StepRelease release,
      Attempts attempts,
      Publication publication,
      Signals signals,
      Audit audit,
      LostAttempts lost,
      Clock clock) {
    this.sql = sql;
    this.steps = steps;
    this.end = end;
    this.release = release;
    this.attempts = attempts;
    this.publication = publication;
    this.signals = signals;
    this.audit = audit;
    this.lost = lost;
    this.clock = clock;
  }

  /** An attempt and its step, both locked, the run's lock taken first. */
  private record Held(AttemptRow attempt, StepRow step) {}

  @Override
  @Transactional
  public Released finish(AttemptFinished finished) {
    StepRow step = lockStepOf(finished.attemptId());
    AttemptRow attempt =
        attempts.require(finished.nodeId(), finished.attemptId(), finished.token());
    if (attempt.state() == AttemptState.SUCCEEDED) {
      return new Released(0, null); // the node did not hear our answer
    }
    if (attempt.state().terminal()) {
      throw Attempts.superseded(attempt);
    }
    publication.publish(attempt, finished.outputs());
    AttemptRow heard = attempt.state() == AttemptState.LEASED ? attempts.beat(attempt) : attempt;
    attempts.move(heard, AttemptState.SUCCEEDED, null);
    steps.move(step, StepState.SUCCEEDED);
    audit.record(
        "finished",
        Noun.STEP,
        step.id(),
        new ProjectId(step.projectId()),
        Map.of(
            "run", step.runId().toString(),
            "step", step.key(),
            "attempt", attempt.number(),
            "outputs", finished.outputs().size()));
    int released = release.afterSuccessOf(step.id());
    boolean done = release.endRunIfDone(step.runId());
    if (!done) {
      end.endRun(step.runId());
    }
    signals.send(Signal.Kind.STEP_OFFERED, ""); // its devices are free
    PreparationId toCollect =
        done
            ? sql.first(
                    "SELECT preparation_id FROM run WHERE id = ? AND preparation_id IS NOT NULL",
                    row -> new PreparationId(row.uuid("preparation_id")),
                    step.runId())
                .orElse(null)
            : null;
    return new Released(released, toCollect);
  }

  @Override
  @Transactional
  public int infrastructureFailures(AttemptFailed failed) {
    return (int)
        sql.number(
            """
            SELECT count(*) FROM attempt
            WHERE step_id = (SELECT step_id FROM attempt WHERE id = ?) AND id <> ?
              AND state = 'FAILED' AND failure ->> 'category' = 'INFRASTRUCTURE'
              AND leased_at >= coalesce(
                (SELECT retried_at FROM step WHERE id = attempt.step_id), '-infinity')
            """,
            failed.attemptId(),
            failed.attemptId());
  }

  @Override
  @Transactional
  public void redeliver(AttemptFailed failed, Duration delay) {
    Held held = hold(failed);
    boolean preempted = failed.failure().category() == FailureCategory.PREEMPTED;
    attempts.move(
        held.attempt(), preempted ? AttemptState.PREEMPTED : AttemptState.FAILED, failed.failure());
    record("attempt-failed", held, failed.failure());
    if (cancelAsked(held.step().id())) {
      cancelStep(held.step());
      return;
    }
    steps.move(held.step(), StepState.READY);
    sql.update(
        "UPDATE step SET not_before = ?, progress_done = NULL WHERE id = ?",
        clock.instant().plus(delay),
        held.step().id());
    signals.send(Signal.Kind.STEP_READY, "");
  }

  @Override
  @Transactional
  public void giveUp(AttemptFailed failed) {
    Held held = hold(failed);
    attempts.move(held.attempt(), AttemptState.FAILED, failed.failure());
    record("failed", held, failed.failure());
    end.failed(held.step(), failed.failure());
    signals.send(Signal.Kind.STEP_OFFERED, "");
  }

  @Override
  @Transactional
  public void cancelled(AttemptFailed failed) {
    Held held = hold(failed);
    attempts.move(held.attempt(), AttemptState.CANCELLED, null);
    if (cancelAsked(held.step().id())) {
      cancelStep(held.step());
    } else {
      // The agent stopped it by itself, e.g. because it was shut down.
      steps.move(held.step(), StepState.READY);
      signals.send(Signal.Kind.STEP_READY, "");
    }
    signals.send(Signal.Kind.STEP_OFFERED, "");
  }

  private void cancelStep(StepRow step) {
    steps.move(step, StepState.CANCELLED);
  }

  private boolean cancelAsked(UUID step) {
    return sql.number(
            "SELECT count(*) FROM step s JOIN run r ON r.id = s.run_id"
                + " WHERE s.id = ? AND r.state = 'CANCELLED'",
            step)
        > 0;
  }

  @Override
  public List<AttemptFailed> lostAttempts() {
    return lost.sweep();
  }

  private Held hold(AttemptFailed failed) {
    StepRow step = lockStepOf(failed.attemptId());
    AttemptRow attempt = attempts.require(failed.nodeId(), failed.attemptId(), failed.token());
    if (attempt.state().terminal()) {
      throw Attempts.superseded(attempt);
    }
    return new Held(attempt, step);
  }

  private StepRow lockStepOf(AttemptId attempt) {
    return sql.first(
            "SELECT step_id FROM attempt WHERE id = ?", row -> row.uuid("step_id"), attempt)
        .flatMap(steps::lock)
        .orElseThrow(() -> new MissingException("attempt", attempt));
  }

  private void record(String action, Held held, Failure failure) {
    audit.record(
        action,
        Noun.STEP,
        held.step().id(),
        new ProjectId(held.step().projectId()),
        Map.of(
            "run", held.step().runId().toString(),
            "step", held.step().key(),
            "attempt", held.attempt().number(),
            "category", failure.category().name(),
            "code", failure.code()));
  }
}
