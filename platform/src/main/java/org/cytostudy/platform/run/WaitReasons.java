package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cytostudy.core.runner.Device;
import org.cytostudy.core.state.StepState;
import org.cytostudy.platform.access.VisibleProjects;
import org.cytostudy.platform.brain.AccessTier;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.Placements.Lane;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a step is not under way. */
@ApplicationScoped
class WaitReasons {
  private final Sql sql;
  private final LeaseQueue queue;
  private final RunConfig config;
  private final Clock clock;

  WaitReasons(Sql sql, LeaseQueue queue, RunConfig config, Clock clock) {
    this.sql = sql;
    this.queue = queue;
    this.config = config;
    this.clock = clock;
  }

  /**
   * The reasons of the steps of a run that wait, by step.
   *
   * @param visible runs of other projects are not named
   */
  Map<UUID, String> ofRun(UUID run, VisibleProjects visible) {
    Map<Need, String> nodes = new HashMap<>();
    Map<UUID, String> reasons = new HashMap<>();
    for (Waiting step : waiting(run)) {
      String reason =
          switch (step.state()) {
            case BLOCKED -> blocked(step.id(), run);
            case READY, PLACED -> {
              Instant notBefore = step.notBefore();
              if (notBefore != null && notBefore.isAfter(clock.instant())) {
                yield "Is tried again at " + notBefore + " after a failure of the infrastructure.";
              }
              yield nodes.computeIfAbsent(step.need(), need -> nodes(need, visible));
            }
            case RUNNING -> unreachable(step.id());
            case SKIPPED -> "Was not run because a step before it failed.";
            case SUCCEEDED, FAILED, CANCELLED -> null;
          };
      if (reason != null) {
        reasons.put(step.id(), reason);
      }
    }
    return reasons;
  }

  /** What a step asks of a node. */
  private record Need(Lane lane, int devices, int tierRank) {}

  private record Waiting(UUID id, StepState state, @Nullable Instant notBefore, Need need) {
    static Waiting of(Row row) {
      String lane = row.textOrNull("lane");
      return new Waiting(
          row.uuid("id"),
          row.constant("state", StepState.class),
          row.instantOrNull("not_before"),
          new Need(
              lane == null ? Lane.GENERAL : Lane.valueOf(lane),
              row.integer("devices"),
              row.integer("rank")));
    }
  }

  private List<Waiting> waiting(UUID run) {
    return sql.list(
        "SELECT s.id, s.state, s.not_before, s.lane, s.devices, t.rank FROM step s"
            + " JOIN run_tier t ON t.run_id = s.run_id WHERE s.run_id = ?",
        Waiting::of,
        run);
  }

  private String blocked(UUID step, UUID run) {
    List<String> open =
        sql.list(
            """
            SELECT b.key, b.state, b.run_id, r.name FROM step_dependency d
              JOIN step b ON b.id = d.depends_on JOIN run r ON r.id = b.run_id
            WHERE d.step_id = ? AND b.state <> 'SUCCEEDED' ORDER BY r.id, b.ordinal
            """,
            row ->
                row.uuid("run_id").equals(run)
                    ? "step " + row.text("key") + " of this run" + failed(row)
                    : "step " + row.text("key") + " of run " + row.text("name") + failed(row),
            step);
    if (open.isEmpty()) {
      return "Is about to become ready.";
    }
    return "Waits for "
        + open.getFirst()
        + (open.size() > 1 ? " and " + (open.size() - 1) + " more." : ".");
  }

  private static String failed(Row row) {
    return row.text("state").equals("FAILED") ? ", which failed" : "";
  }

  /** A device of a node, and who holds it. */
  private record Slot(Device.Kind kind, @Nullable String heldBy) {}

  private record Node(
      String name,
      @Nullable Instant seen,
      boolean draining,
      @Nullable String reason,
      int tierRank,
      List<Slot> slots) {}

  /** Why no node takes a step that is ready. */
  private String nodes(Need need, VisibleProjects visible) {
    List<Node> nodes = nodes(visible);
    if (nodes.isEmpty()) {
      return "No node is registered.";
    }
    List<String> reasons = nodes.stream().map(node -> describe(node, need)).toList();
    if (reasons.stream().anyMatch(String::isEmpty)) {
      return "Is about to be taken by a node.";
    }
    String wanted =
        need.devices() == 1 ? "a free device" : need.devices() + " free devices at once";
    return "No node with " + wanted + ": " + String.join("; ", reasons) + ".";
  }

  private List<Node> nodes(VisibleProjects visible) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    sql.list(
        """
        SELECT n.name, n.draining, n.drain_reason, n.last_seen_at,
          tier_rank(n.access_tier) AS rank, d.kind,
          r.name AS run, r.project_id
        FROM node n
          LEFT JOIN device d ON d.node_id = n.id AND d.present
          LEFT JOIN lease l ON l.node_id = d.node_id AND l.device_index = d.index
          LEFT JOIN attempt a ON a.id = l.attempt_id
          LEFT JOIN step s ON s.id = a.step_id
          LEFT JOIN run r ON r.id = s.run_id
        ORDER BY n.name, d.index
        """,
        row -> {
          Node node =
              nodes.computeIfAbsent(
                  row.text("name"),
                  name ->
                      new Node(
                          name,
                          row.instantOrNull("last_seen_at"),
                          row.flag("draining"),
                          row.textOrNull("drain_reason"),
                          row.integer("rank"),
                          new ArrayList<>()));
          String kind = row.textOrNull("kind");
          UUID project = row.uuidOrNull("project_id");
          String holder =
              project == null
                  ? null
                  : visible.covers(project) ? "run " + row.text("run") : "a run of another project";
          return kind != null && node.slots().add(new Slot(Device.Kind.valueOf(kind), holder));
        });
    return List.copyOf(nodes.values());
  }

  private String describe(Node node, Need need) {
    if (node.seen() == null) {
      return node.name() + " never came";
    }
    if (node.seen().isBefore(Silence.before(config, clock.instant()))) {
      return node.name() + " has been silent since " + node.seen();
    }
    if (node.draining()) {
      return node.name()
          + " is draining"
          + (node.reason() == null ? "" : " (" + node.reason() + ")");
    }
    if (node.tierRank() < need.tierRank()) {
      return node.name()
          + " is given no work of the access tier "
          + AccessTier.values()[need.tierRank() - 1];
    }
    if (node.slots().isEmpty()) {
      return node.name() + " has no device";
    }
    return describeSlots(node, need);
  }

  private String describeSlots(Node node, Need need) {
    Device.Kind kind =
        queue.kind(
            need.lane(), node.slots().stream().anyMatch(slot -> slot.kind() == Device.Kind.CPU));
    String called = kind == Device.Kind.NVIDIA ? "GPU" : "CPU slot";
    List<Slot> slots = node.slots().stream().filter(slot -> slot.kind() == kind).toList();
    if (slots.isEmpty()) {
      return node.name() + " has no " + called;
    }
    if (slots.size() < need.devices()) {
      return node.name()
          + " has only "
          + slots.size()
          + " "
          + called
          + (slots.size() > 1 ? "s" : "");
    }
    List<String> holders = slots.stream().map(Slot::heldBy).filter(Objects::nonNull).toList();
    int free = slots.size() - holders.size();
    if (free >= need.devices()) {
      return "";
    }
    return node.name()
        + (free == 0
            ? " is busy with " + holders.getFirst()
            : " has " + free + " of " + slots.size() + " " + called + "s free");
  }

  private @Nullable String unreachable(UUID step) {
    return sql.first(
            """
            SELECT n.name, a.last_beat_at FROM attempt a JOIN node n ON n.id = a.node_id
            WHERE a.step_id = ? AND a.state = 'UNREACHABLE'
            """,
            row ->
                "Node "
                    + row.text("name")
                    + " has been silent since "
                    + row.instant("last_beat_at")
                    + "; the step is given to another if it stays so.",
            step)
        .orElse(null);
  }
}
