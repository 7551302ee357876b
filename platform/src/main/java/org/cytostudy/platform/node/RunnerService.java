package org.cytostudy.platform.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.core.runner.Device;
import org.cytostudy.core.runner.Heartbeat;
import org.cytostudy.core.runner.HeartbeatAnswer;
import org.cytostudy.core.runner.Registered;
import org.cytostudy.core.runner.Registration;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Role;
import org.cytostudy.platform.live.LiveEvent;
import org.cytostudy.platform.live.Signals;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.RefusedException;
import org.cytostudy.platform.run.Beats;
import org.cytostudy.platform.run.RunConfig;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.Signal;

/** What a node says of itself. */
@ApplicationScoped
class RunnerService {
  private static final String SUBJECT_PREFIX = "node:";

  private final Sql sql;
  private final Access access;
  private final Beats beats;
  private final Signals signals;
  private final RunConfig config;
  private final Clock clock;

  RunnerService(
      Sql sql, Access access, Beats beats, Signals signals, RunConfig config, Clock clock) {
    this.sql = sql;
    this.access = access;
    this.beats = beats;
    this.signals = signals;
    this.config = config;
    this.clock = clock;
  }

  /** The node that calls. */
  @Transactional
  NodeId caller() {
    access.requireRole(Role.RUNNER);
    String subject = access.caller().subject();
    String name = subject.substring(SUBJECT_PREFIX.length());
    return sql.first("SELECT id FROM node WHERE name = ?", row -> new NodeId(row.uuid("id")), name)
        .orElseThrow(() -> new MissingException("node", name));
  }

  @Transactional
  Registered register(NodeId node, Registration registration) {
    String name =
        sql.first("SELECT name FROM node WHERE id = ? FOR UPDATE", row -> row.text("name"), node)
            .orElseThrow();
    if (!name.equals(registration.name())) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "The token belongs to another node.",
          List.of(new FieldError("/name", "is '" + name + "' for this token")));
    }
    sql.update(
        """
        UPDATE node SET runner_version = ?, cpu_threads = ?, registered_at = ?, last_seen_at = ?
        WHERE id = ?
        """,
        registration.runnerVersion(),
        registration.cpuThreads(),
        clock.instant(),
        clock.instant(),
        node);
    sql.update("UPDATE device SET present = false WHERE node_id = ?", node);
    for (Device device : registration.devices()) {
      sql.update(
          """
          INSERT INTO device (node_id, index, kind, name, memory_bytes) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (node_id, index) DO UPDATE SET kind = excluded.kind, name = excluded.name,
            memory_bytes = excluded.memory_bytes, present = true
          """,
          node,
          device.index(),
          device.kind(),
          device.name(),
          device.memoryBytes());
    }
    List<AttemptId> abandon = beats.reconcile(node, registration.attempts());
    signals.live(LiveEvent.ofNode(node.value(), Map.of("state", NodeState.ONLINE.name())));
    signals.send(Signal.Kind.STEP_READY, "");
    return new Registered(node, (int) Math.max(1, config.heartbeat().toSeconds()), abandon);
  }

  @Transactional
  HeartbeatAnswer heartbeat(NodeId node, Heartbeat heartbeat) {
    boolean draining =
        sql.first(
                "UPDATE node SET last_seen_at = ? WHERE id = ? RETURNING draining",
                row -> row.flag("draining"),
                clock.instant(),
                node)
            .orElseThrow();
    return new HeartbeatAnswer(beats.take(node, heartbeat.attempts()), draining);
  }

  /** A node that asks for work lives; one whose token was withdrawn while it waited gets none. */
  @Transactional
  void seen(NodeId node) {
    int seen =
        sql.update(
            "UPDATE node SET last_seen_at = ? WHERE id = ? AND token_sha256 IS NOT NULL",
            clock.instant(),
            node);
    if (seen == 0) {
      throw new RefusedException(
          ProblemType.NOT_AUTHENTICATED, "The node's token was withdrawn; ask for another one.");
    }
  }
}
