package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.runner.Heartbeat.Beat;
import org.cytostudy.core.runner.HeartbeatAnswer.Kind;
import org.cytostudy.core.runner.HeartbeatAnswer.Order;
import org.cytostudy.core.state.AttemptState;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.AttemptFailed;
import org.cytostudy.routes.Outcomes;

/** Signs of life of attempts, and what is answered to them. */
@ApplicationScoped
public class Beats {
  private final Sql sql;
  private final Attempts attempts;
  private final Steps steps;
  private final Outcomes outcomes;

  Beats(Sql sql, Attempts attempts, Steps steps, Outcomes outcomes) {
    this.sql = sql;
    this.attempts = attempts;
    this.steps = steps;
    this.outcomes = outcomes;
  }

  /** Takes the beats of a node's workers and says what becomes of each. */
  @Transactional
  public List<Order> take(NodeId node, List<Beat> beats) {
    List<Order> orders = new ArrayList<>();
    // In one order, so that two questions of one node cannot wait for each other.
    List<Beat> sorted =
        beats.stream().sorted(Comparator.comparing(beat -> beat.attemptId().value())).toList();
    for (Beat beat : sorted) {
      Optional<AttemptRow> living = attempts.lockLiving(node, beat.attemptId(), beat.token());
      if (living.isEmpty()) {
        orders.add(new Order(beat.attemptId(), Kind.ABANDON));
        continue;
      }
      AttemptRow attempt = living.get();
      attempts.beat(attempt);
      sql.update(
          "UPDATE attempt SET resident_bytes = ? WHERE id = ?",
          beat.residentBytes(),
          beat.attemptId());
      if (attempt.state() == AttemptState.UNREACHABLE) {
        steps.tell(attempt.stepId());
      }
      order(beat.attemptId()).ifPresent(kind -> orders.add(new Order(beat.attemptId(), kind)));
    }
    return orders;
  }

  private Optional<Kind> order(AttemptId attempt) {
    return sql.first(
        """
        SELECT CASE WHEN cancel_asked THEN 'CANCEL' ELSE 'CHECKPOINT_NOW' END AS kind
        FROM attempt WHERE id = ? AND (cancel_asked OR checkpoint_asked)
        """,
        row -> row.constant("kind", Kind.class),
        attempt);
  }

  /**
   * Compares what a node that registers still runs with what it should run. What it should run and
   * does not is lost and delivered again at once.
   *
   * @return attempts whose workers it must kill
   */
  @Transactional
  public List<AttemptId> reconcile(NodeId node, List<AttemptId> running) {
    Set<UUID> known = new HashSet<>();
    running.forEach(id -> known.add(id.value()));
    List<AttemptRow> alive = attempts.alive(node);
    for (AttemptRow attempt : alive) {
      if (!known.contains(attempt.id())) {
        // It may finish at this moment, told by the agent before this one.
        steps.lock(attempt.stepId());
        if (lockLiving(node, attempt).isPresent()) {
          outcomes.redeliver(lost(attempt), Duration.ZERO);
        }
      }
    }
    for (AttemptRow attempt : alive) {
      if (known.contains(attempt.id())) {
        lockLiving(node, attempt).ifPresent(attempts::beat);
      }
    }
    return running.stream()
        .filter(id -> attempts.find(node, id).filter(a -> !a.state().terminal()).isEmpty())
        .toList();
  }

  private Optional<AttemptRow> lockLiving(NodeId node, AttemptRow attempt) {
    return attempts.lockLiving(node, new AttemptId(attempt.id()), attempt.token());
  }

  private static AttemptFailed lost(AttemptRow attempt) {
    return new AttemptFailed(
        new AttemptId(attempt.id()),
        new NodeId(attempt.nodeId()),
        attempt.token(),
        false,
        new Failure(
            FailureCategory.PREEMPTED,
            "worker-lost",
            "The node came back without this worker",
            null,
            "Nothing: the step is delivered again by itself"));
  }
}
