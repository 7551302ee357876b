package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.core.job.ImageLocation;
import org.cytostudy.core.state.AttemptState;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Attempts as the runner protocol sees them: each call is checked against the fencing token. */
@ApplicationScoped
public class Attempts {
  private final Sql sql;
  private final Clock clock;

  Attempts(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * Locks an attempt that is still the one that counts.
   *
   * @throws MissingException if the node has no such attempt
   * @throws ConflictException {@code attempt-superseded} if it is over, replaced, or the token is
   *     not its own
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public AttemptRow requireCurrent(NodeId node, AttemptId id, long token) {
    AttemptRow attempt = require(node, id, token);
    if (attempt.state().terminal()) {
      throw superseded(attempt);
    }
    return attempt;
  }

  /** The same, but it may be over. */
  AttemptRow require(@Nullable NodeId node, AttemptId id, long token) {
    sql.list(
        "SELECT id FROM step WHERE id = (SELECT step_id FROM attempt WHERE id = ?)"
            + " FOR NO KEY UPDATE",
        row -> row.uuid("id"),
        id);
    AttemptRow attempt =
        sql.first(AttemptRow.SELECT + "WHERE a.id = ? FOR NO KEY UPDATE OF a", AttemptRow::of, id)
            .filter(a -> node == null || a.nodeId().equals(node.value()))
            .orElseThrow(() -> new MissingException("attempt", id));
    if (attempt.token() != token) {
      throw superseded(attempt);
    }
    return attempt;
  }

  /**
   * Locks an attempt alone, not its step, for what does not change the step; empty where the node
   * has no such attempt, or it is over.
   */
  Optional<AttemptRow> lockLiving(NodeId node, AttemptId id, long token) {
    return sql.first(
            AttemptRow.SELECT + "WHERE a.id = ? FOR NO KEY UPDATE OF a", AttemptRow::of, id)
        .filter(attempt -> attempt.nodeId().equals(node.value()))
        .filter(attempt -> attempt.token() == token && !attempt.state().terminal());
  }

  static ConflictException superseded(AttemptRow attempt) {
    return new ConflictException(
        ProblemType.ATTEMPT_SUPERSEDED,
        "Attempt "
            + attempt.number()
            + " is "
            + attempt.state()
            + "; what comes from it now changes nothing. Stop its worker.");
  }

  /** The run of an attempt of this node; without a lock. */
  @Transactional
  public Optional<AttemptRow> find(NodeId node, AttemptId id) {
    return sql.first(AttemptRow.SELECT + "WHERE a.id = ?", AttemptRow::of, id)
        .filter(attempt -> attempt.nodeId().equals(node.value()));
  }

  /**
   * Attempts of the node that hold its devices, in the order in which runs and steps are locked.
   */
  List<AttemptRow> alive(NodeId node) {
    return sql.list(
        AttemptRow.SELECT
            + "WHERE a.node_id = ? AND a.state IN ('LEASED', 'RUNNING', 'UNREACHABLE')"
            + " ORDER BY s.run_id, s.ordinal",
        AttemptRow::of,
        node);
  }

  /** Moves an attempt on; one that is over gives its devices back. */
  void move(AttemptRow attempt, AttemptState to, @Nullable Object failure) {
    attempt.state().to(to);
    Instant now = clock.instant();
    sql.update(
        """
        UPDATE attempt SET state = ?,
          started_at = CASE WHEN ? THEN coalesce(started_at, ?) ELSE started_at END,
          finished_at = CASE WHEN ? THEN CAST(? AS timestamptz) END,
          failure = ?
        WHERE id = ? AND state = ?
        """,
        to,
        to == AttemptState.RUNNING,
        now,
        to.terminal(),
        now,
        failure == null ? null : Json.of(failure),
        attempt.id(),
        attempt.state());
    if (to.terminal()) {
      sql.update("DELETE FROM lease WHERE attempt_id = ?", attempt.id());
    }
  }

  /**
   * Takes the attempt's first sign of life, or a sign after silence.
   *
   * @return the attempt as it is now
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public AttemptRow beat(AttemptRow attempt) {
    sql.update("UPDATE attempt SET last_beat_at = ? WHERE id = ?", clock.instant(), attempt.id());
    if (attempt.state() == AttemptState.UNREACHABLE || attempt.state() == AttemptState.LEASED) {
      move(attempt, AttemptState.RUNNING, null);
    }
    return sql.first(AttemptRow.SELECT + "WHERE a.id = ?", AttemptRow::of, attempt.id())
        .orElseThrow();
  }

  /** Remembers up to where the attempt's events are durable. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void accepted(AttemptRow attempt, long nextSequence) {
    sql.update(
        "UPDATE attempt SET next_sequence = ?, last_beat_at = ? WHERE id = ?",
        nextSequence,
        clock.instant(),
        attempt.id());
  }

  /** Whether a content is an input of the attempt, or the checkpoint that it goes on from. */
  @Transactional
  public boolean mayRead(AttemptRow attempt, String sha256) {
    return sql.number(
            """
            SELECT count(*) FROM step s WHERE s.id = ?
              AND (s.manifest -> 'inputs' @> CAST(? AS jsonb) OR s.checkpoint ->> 'sha256' = ?)
            """,
            attempt.stepId(),
            "[{\"sha256\":\"" + sha256 + "\"}]",
            sha256)
        > 0;
  }

  /** Where an input lies that is not in the store. */
  @Transactional
  Optional<ImageLocation> location(AttemptRow attempt, String sha256) {
    return sql.first(
        """
        SELECT i.value -> 'location' ->> 'root' AS root, i.value -> 'location' ->> 'path' AS path
        FROM step s CROSS JOIN LATERAL jsonb_array_elements(s.manifest -> 'inputs') AS i (value)
        WHERE s.id = ? AND i.value ->> 'sha256' = ? AND jsonb_typeof(i.value -> 'location') = 'object'
        LIMIT 1
        """,
        row -> new ImageLocation(row.text("root"), row.text("path")),
        attempt.stepId(),
        sha256);
  }
}
