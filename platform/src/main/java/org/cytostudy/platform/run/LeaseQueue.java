package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.core.runner.Device;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.Placements.Lane;

/**
 * Which waiting step comes next for a node, and on which of its devices: the oldest that fits. A
 * step gets all of its devices at once and of one kind, or none.
 *
 * <ul>
 *   <li>accelerated: GPUs; the CPU slot only where no living node has a GPU at all
 *   <li>general: the CPU slot; a GPU only of a node without such a slot
 * </ul>
 *
 * <p>A node is given no work of a stricter access tier than it is cleared for.
 *
 * <p>A step for which a node has too few free devices does not stop younger ones that need fewer.
 * So that it is not passed by for ever, the node that is closest to having enough keeps what is
 * free of that kind for it.
 */
@ApplicationScoped
class LeaseQueue {
  /** Nodes that could take work: alive and not draining. Takes the instant of the oldest beat. */
  private static final String LIVING =
      "n.last_seen_at >= ? AND NOT n.draining AND n.runner_version IS NOT NULL";

  private final Sql sql;
  private final RunConfig config;
  private final Clock clock;

  LeaseQueue(Sql sql, RunConfig config, Clock clock) {
    this.sql = sql;
    this.config = config;
    this.clock = clock;
  }

  /** A step and the devices for it. */
  record Pick(UUID step, List<Integer> devices) {}

  private record Slot(int index, Device.Kind kind, boolean free) {
    static Slot of(Row row) {
      return new Slot(
          row.integer("index"), row.constant("kind", Device.Kind.class), row.flag("free"));
    }
  }

  /** The oldest of the waiting steps that need the same. */
  private record Head(UUID step, Lane lane, int devices, int tierRank, Instant readyAt) {
    static Head of(Row row) {
      return new Head(
          row.uuid("id"),
          row.constant("lane", Lane.class),
          row.integer("devices"),
          row.integer("rank"),
          row.instant("ready_at"));
    }
  }

  /**
   * The next step for a node whose row the caller has locked. The step itself may be taken by
   * another node meanwhile: lock it, look again, ask again.
   *
   * @param offered devices that the node says are free
   */
  Optional<Pick> next(NodeId node, List<Integer> offered) {
    List<Slot> slots = slots(node, offered);
    List<Slot> left = new ArrayList<>(slots.stream().filter(Slot::free).toList());
    for (Head head : left.isEmpty() ? List.<Head>of() : heads(node)) {
      Device.Kind kind =
          kind(head.lane(), slots.stream().anyMatch(slot -> slot.kind() == Device.Kind.CPU));
      List<Integer> fitting =
          left.stream()
              .filter(slot -> slot.kind() == kind)
              .map(Slot::index)
              .limit(head.devices())
              .toList();
      if (fitting.size() == head.devices()) {
        return Optional.of(new Pick(unlocked(head), fitting));
      }
      if (!fitting.isEmpty() && closest(kind, head).filter(node::equals).isPresent()) {
        left.removeIf(slot -> slot.kind() == kind);
      }
    }
    return Optional.empty();
  }

  /** The kind of device that a step of the lane takes of a node. */
  Device.Kind kind(Lane lane, boolean nodeHasCpuSlot) {
    return switch (lane) {
      case ACCELERATED -> livingGpus() ? Device.Kind.NVIDIA : Device.Kind.CPU;
      case GENERAL -> nodeHasCpuSlot ? Device.Kind.CPU : Device.Kind.NVIDIA;
    };
  }

  private boolean livingGpus() {
    return sql.number(
            "SELECT count(*) FROM device d JOIN node n ON n.id = d.node_id"
                + " WHERE d.present AND d.kind = 'NVIDIA' AND "
                + LIVING,
            silentBefore())
        > 0;
  }

  private Instant silentBefore() {
    return Silence.before(config, clock.instant());
  }

  private List<Slot> slots(NodeId node, List<Integer> offered) {
    return sql.list(
        """
        SELECT d.index, d.kind, l.attempt_id IS NULL AND d.index = ANY (?) AS free FROM device d
          LEFT JOIN lease l ON l.node_id = d.node_id AND l.device_index = d.index
        WHERE d.node_id = ? AND d.present
        ORDER BY d.index
        """,
        Slot::of,
        offered,
        node);
  }

  /** Leaves out steps of a stricter access tier than the node is cleared for. */
  private List<Head> heads(NodeId node) {
    return sql
        .list(
            """
            SELECT DISTINCT ON (s.lane, s.devices, t.rank)
              s.id, s.lane, s.devices, t.rank, s.ready_at
            FROM step s JOIN run_tier t ON t.run_id = s.run_id
            WHERE s.state = 'PLACED' AND s.lane IS NOT NULL
              AND t.rank <= (SELECT tier_rank(access_tier) FROM node WHERE id = ?)
            ORDER BY s.lane, s.devices, t.rank, s.ready_at, s.id
            """,
            Head::of,
            node)
        .stream()
        .sorted(Comparator.comparing(Head::readyAt).thenComparing(Head::step))
        .toList();
  }

  /**
   * The oldest step like this one that nobody holds at the moment, so that nodes that ask at once
   * do not queue up for the same; the oldest itself where all are held.
   */
  private UUID unlocked(Head head) {
    return sql.first(
            """
            SELECT s.id FROM step s JOIN run r ON r.id = s.run_id
              JOIN run_tier t ON t.run_id = s.run_id
            WHERE s.state = 'PLACED' AND s.lane = ? AND s.devices = ? AND t.rank = ?
            ORDER BY s.ready_at, s.id LIMIT 1 FOR NO KEY UPDATE OF r, s SKIP LOCKED
            """,
            row -> row.uuid("id"),
            head.lane(),
            head.devices(),
            head.tierRank())
        .orElse(head.step());
  }

  /** The node with the most free devices of the kind, among those that have enough and may. */
  private Optional<NodeId> closest(Device.Kind kind, Head head) {
    return sql.first(
        """
        SELECT n.id FROM node n JOIN device d ON d.node_id = n.id AND d.present AND d.kind = ?
          LEFT JOIN lease l ON l.node_id = d.node_id AND l.device_index = d.index
        WHERE\s"""
            + LIVING
            + """
             AND tier_rank(n.access_tier) >= ?
            GROUP BY n.id HAVING count(*) >= ?
            ORDER BY count(*) FILTER (WHERE l.attempt_id IS NULL) DESC, n.id LIMIT 1
            """,
        row -> new NodeId(row.uuid("id")),
        kind,
        silentBefore(),
        head.tierRank(),
        head.devices());
  }
}
