package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.job.WorkerOutcome;
import org.cytostudy.core.state.RunState;
import org.cytostudy.core.state.StepState;
import org.cytostudy.platform.deadletter.OpenLetters;
import org.cytostudy.platform.live.LiveEvent;
import org.cytostudy.platform.live.Signals;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.RunRetryRoute;
import org.jspecify.annotations.Nullable;

/**
 * The transitions of steps and runs; each checks its enum's table and tells who watches. Locks are
 * taken in one order everywhere: node, run, step, attempt; of runs first the experiment's, then its
 * report's.
 */
@ApplicationScoped
class Steps {
  private final Sql sql;
  private final Signals signals;
  private final OpenLetters letters;
  private final Clock clock;

  Steps(Sql sql, Signals signals, OpenLetters letters, Clock clock) {
    this.sql = sql;
    this.signals = signals;
    this.letters = letters;
    this.clock = clock;
  }

  /** Locks the run, then reads the step: all changes of one run happen one after the other. */
  Optional<StepRow> lock(UUID step) {
    return sql.first("SELECT run_id FROM step WHERE id = ?", row -> row.uuid("run_id"), step)
        .flatMap(
            run -> {
              lockRun(run);
              return sql.first(
                  StepRow.SELECT + "WHERE s.id = ? FOR NO KEY UPDATE OF s", StepRow::of, step);
            });
  }

  /** Tells of a step as it is, without a lock. */
  void tell(UUID step) {
    sql.list(StepRow.SELECT + "WHERE s.id = ?", StepRow::of, step)
        .forEach(row -> tell(row, row.state()));
  }

  /**
   * Locks a run and gives its state. Not against rows that only refer to it: those are written by
   * who holds a step's lock, such as log lines, and would wait for each other with us.
   */
  Optional<RunState> lockRun(UUID run) {
    return sql.first(
        "SELECT state FROM run WHERE id = ? FOR NO KEY UPDATE",
        row -> row.constant("state", RunState.class),
        run);
  }

  List<StepRow> ofRun(UUID run) {
    return sql.list(
        StepRow.SELECT + "WHERE s.run_id = ? ORDER BY s.ordinal FOR NO KEY UPDATE OF s",
        StepRow::of,
        run);
  }

  /** Moves a step on; times follow from the state. */
  void move(StepRow step, StepState to) {
    step.state().to(to);
    Instant now = clock.instant();
    boolean over = to == StepState.SUCCEEDED || to == StepState.FAILED || to == StepState.CANCELLED;
    int changed =
        sql.update(
            """
            UPDATE step SET state = ?,
              claim_expires_at = NULL,
              ready_at = CASE WHEN ? THEN CAST(? AS timestamptz) ELSE ready_at END,
              started_at = CASE WHEN ? THEN CAST(? AS timestamptz) ELSE started_at END,
              finished_at = CASE WHEN ? THEN CAST(? AS timestamptz) END
            WHERE id = ? AND state = ?
            """,
            to,
            to == StepState.READY,
            now,
            to == StepState.RUNNING,
            now,
            over,
            now,
            step.id(),
            step.state());
    if (changed != 1) {
      throw new IllegalStateException("Step " + step.id() + " was not locked");
    }
    tell(step, to);
  }

  void fail(StepRow step, WorkerOutcome.Failure failure) {
    move(step, StepState.FAILED);
    sql.update("UPDATE step SET failure = ? WHERE id = ?", Json.of(failure), step.id());
  }

  /** Tells who watches the run. */
  void tell(StepRow step, StepState state) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("key", step.key());
    payload.put("state", state.name());
    signals.live(
        LiveEvent.ofRun("step-changed", step.projectId(), step.runId(), step.id(), payload));
  }

  /**
   * Moves a run on from the state it has; the caller holds its lock. Only of a run that failed is a
   * dead letter open.
   */
  void moveRun(UUID run, RunState from, RunState to) {
    from.to(to);
    Instant now = clock.instant();
    sql.update(
        """
        UPDATE run SET state = ?,
          started_at = CASE WHEN ? THEN coalesce(started_at, ?) ELSE started_at END,
          finished_at = CASE WHEN ? THEN CAST(? AS timestamptz) END
        WHERE id = ? AND state = ?
        """,
        to,
        to == RunState.RUNNING,
        now,
        to.terminal(),
        now,
        run,
        from);
    if (to != RunState.FAILED) {
      letters.settle(RunRetryRoute.ENDPOINT, run.toString());
    }
    tellRun(run, to);
    sql.update(
        """
        UPDATE preparation p SET state = ?,
          finished_at = CASE WHEN ? THEN CAST(? AS timestamptz) END
        FROM run r WHERE r.id = ? AND p.id = r.preparation_id
          AND NOT (? = 'SUCCEEDED')
        """,
        to,
        to.terminal(),
        now,
        run,
        to);
  }

  private void tellRun(UUID run, RunState state) {
    sql.list(
            "SELECT project_id, study_id, preparation_id FROM run WHERE id = ?",
            row -> {
              Map<String, Object> payload = new LinkedHashMap<>();
              payload.put("state", state.name());
              put(payload, "studyId", row.uuidOrNull("study_id"));
              put(payload, "preparationId", row.uuidOrNull("preparation_id"));
              return LiveEvent.ofRun("run-changed", row.uuid("project_id"), run, null, payload);
            },
            run)
        .forEach(signals::live);
  }

  private static void put(Map<String, Object> payload, String key, @Nullable UUID id) {
    if (id != null) {
      payload.put(key, id.toString());
    }
  }
}
