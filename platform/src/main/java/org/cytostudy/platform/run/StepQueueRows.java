package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.id.RunId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.core.state.StepState;
import org.cytostudy.platform.deadletter.OpenLetters;
import org.cytostudy.platform.live.Signals;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.Placements;
import org.cytostudy.routes.ReadyStep;
import org.cytostudy.routes.Signal;
import org.cytostudy.routes.StepQueue;
import org.cytostudy.routes.StepReadyRoute;

/** The queue of ready steps, and placing on nodes that pull: rows of {@code step}. */
@ApplicationScoped
class StepQueueRows implements StepQueue, Placements {
  private final Sql sql;
  private final Steps steps;
  private final StepEnd end;
  private final OpenLetters letters;
  private final Signals signals;
  private final Clock clock;

  StepQueueRows(
      Sql sql, Steps steps, StepEnd end, OpenLetters letters, Signals signals, Clock clock) {
    this.sql = sql;
    this.steps = steps;
    this.end = end;
    this.letters = letters;
    this.signals = signals;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Optional<ReadyStep> claimNext(Duration claim) {
    Instant now = clock.instant();
    return sql.first(
        """
        UPDATE step SET state = 'PLACED', claim_expires_at = ?, lane = NULL
        WHERE id = (SELECT id FROM step
                    WHERE state = 'READY' AND (not_before IS NULL OR not_before <= ?)
                    ORDER BY ready_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING id, run_id, type
        """,
        row ->
            new ReadyStep(
                new StepId(row.uuid("id")), new RunId(row.uuid("run_id")), row.text("type")),
        now.plus(claim),
        now);
  }

  @Override
  @Transactional
  public int releaseExpiredClaims() {
    List<UUID> expired =
        sql.list(
            """
            UPDATE step SET state = 'READY', claim_expires_at = NULL
            WHERE id IN (SELECT id FROM step
                         WHERE state = 'PLACED' AND lane IS NULL AND claim_expires_at < ?
                         FOR NO KEY UPDATE SKIP LOCKED)
            RETURNING id
            """,
            row -> row.uuid("id"),
            clock.instant());
    return expired.size();
  }

  @Override
  @Transactional
  public boolean offer(ReadyStep step, Lane lane) {
    int offered =
        sql.update(
            "UPDATE step SET lane = ? WHERE id = ? AND state = 'PLACED'", lane, step.stepId());
    if (offered == 0) {
      return false;
    }
    letters.settle(StepReadyRoute.ENDPOINT, step.stepId().toString());
    steps.tell(step.stepId().value());
    signals.send(Signal.Kind.STEP_OFFERED, "");
    return true;
  }

  @Override
  @Transactional
  public void refuse(ReadyStep step) {
    steps
        .lock(step.stepId().value())
        .filter(placed -> placed.state() == StepState.PLACED)
        .ifPresent(
            placed ->
                end.failed(
                    placed,
                    new Failure(
                        FailureCategory.USER,
                        "step-type-unknown",
                        "No node knows the step type '" + step.type() + "'",
                        null,
                        "Use one of the types that the documentation lists, or update the"
                            + " platform")));
  }
}
