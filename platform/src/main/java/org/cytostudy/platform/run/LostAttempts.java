package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.state.AttemptState;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.AttemptFailed;

/** Finds the attempts whose nodes fell silent. */
@ApplicationScoped
class LostAttempts {
  /** A sweep comes every two seconds; one that took this long had something in its way. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Sql sql;
  private final Steps steps;
  private final Attempts attempts;
  private final RunConfig config;
  private final Clock clock;
  private final Listening listening;

  LostAttempts(Sql sql, Steps steps, Attempts attempts, RunConfig config, Clock clock) {
    this.sql = sql;
    this.steps = steps;
    this.attempts = attempts;
    this.config = config;
    this.clock = clock;
    this.listening = new Listening(clock.instant(), LONGEST_PAUSE);
  }

  /**
   * Marks attempts unreachable that missed two beats, and finds those that stayed so beyond the
   * grace time. Time in which this platform could not listen counts for neither.
   *
   * @return the attempts to give up
   */
  @Transactional
  public List<AttemptFailed> sweep() {
    Instant now = clock.instant();
    Instant listeningSince = listening.since(now);
    Instant silentBefore = Silence.before(config, now);
    Instant lostBefore = silentBefore.minus(config.unreachableGrace());
    // First those that were marked before, so that none is marked and given up at once.
    List<AttemptFailed> lost =
        listeningSince.isAfter(lostBefore)
            ? List.of()
            : sql.list(
                AttemptRow.SELECT + "WHERE a.state = 'UNREACHABLE' AND a.last_beat_at < ?",
                LostAttempts::lost,
                lostBefore);
    List<AttemptRow> silent =
        sql.list(
            AttemptRow.SELECT
                + "WHERE a.state IN ('LEASED', 'RUNNING') AND a.last_beat_at < ?"
                + " FOR UPDATE OF a SKIP LOCKED",
            AttemptRow::of,
            listeningSince.isAfter(silentBefore) ? Instant.EPOCH : silentBefore);
    for (AttemptRow attempt : silent) {
      attempts.move(attempt, AttemptState.UNREACHABLE, null);
      steps.tell(attempt.stepId());
    }
    listening.swept(now);
    return lost;
  }

  private static AttemptFailed lost(Row row) {
    AttemptRow attempt = AttemptRow.of(row);
    return new AttemptFailed(
        new AttemptId(attempt.id()),
        null,
        attempt.token(),
        false,
        new Failure(
            FailureCategory.INFRASTRUCTURE,
            "node-unreachable",
            "The node stayed silent for longer than the grace time",
            null,
            "Look at the node; the step is delivered again by itself"));
  }
}
