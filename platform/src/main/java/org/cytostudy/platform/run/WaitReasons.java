package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cytostudy.core.state.StepState;
import org.cytostudy.platform.access.VisibleProjects;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a step is not under way. */
@ApplicationScoped
class WaitReasons {
  private static final int MISSED_BEATS = 2;

  private final Sql sql;
  private final RunConfig config;
  private final Clock clock;

  WaitReasons(Sql sql, RunConfig config, Clock clock) {
    this.sql = sql;
    this.config = config;
    this.clock = clock;
  }

  /**
   * The reasons of the steps of a run that wait, by step.
   *
   * @param visible runs of other projects are not named
   */
  Map<UUID, String> ofRun(UUID run, VisibleProjects visible) {
    Optional<String> nodes = Optional.empty();
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
              if (nodes.isEmpty()) {
                nodes = Optional.of(nodes(visible));
              }
              yield nodes.get();
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

  private record Waiting(UUID id, StepState state, @Nullable Instant notBefore) {
    static Waiting of(Row row) {
      return new Waiting(
          row.uuid("id"), row.constant("state", StepState.class), row.instantOrNull("not_before"));
    }
  }

  private List<Waiting> waiting(UUID run) {
    return sql.list("SELECT id, state, not_before FROM step WHERE run_id = ?", Waiting::of, run);
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

  /** Why no node takes a step that is ready. */
  private String nodes(VisibleProjects visible) {
    Instant silent = clock.instant().minus(config.heartbeat().multipliedBy(MISSED_BEATS));
    List<String> nodes =
        sql.list(
            """
            SELECT n.name, n.draining, n.drain_reason, n.last_seen_at,
              (SELECT count(*) FROM device d WHERE d.node_id = n.id AND d.present) AS devices,
              busy.name AS busy, busy.project_id AS busy_project,
              (SELECT count(*) FROM lease l WHERE l.node_id = n.id) AS held
            FROM node n LEFT JOIN LATERAL (
              SELECT r.name, r.project_id FROM lease l JOIN attempt a ON a.id = l.attempt_id
                JOIN step s ON s.id = a.step_id JOIN run r ON r.id = s.run_id
              WHERE l.node_id = n.id ORDER BY l.device_index LIMIT 1) busy ON true
            ORDER BY n.name
            """,
            row -> describe(row, silent, visible));
    if (nodes.isEmpty()) {
      return "No node is registered.";
    }
    if (nodes.stream().anyMatch(String::isEmpty)) {
      return "Is about to be taken by a node.";
    }
    return "No node with a free device: " + nodes.stream().collect(Collectors.joining("; ")) + ".";
  }

  private static String describe(Row row, Instant silent, VisibleProjects visible) {
    String name = row.text("name");
    Instant seen = row.instantOrNull("last_seen_at");
    if (seen == null) {
      return name + " never came";
    }
    if (seen.isBefore(silent)) {
      return name + " has been silent since " + seen;
    }
    if (row.flag("draining")) {
      String reason = row.textOrNull("drain_reason");
      return name + " is draining" + (reason == null ? "" : " (" + reason + ")");
    }
    if (row.number("devices") == 0) {
      return name + " has no device";
    }
    if (row.number("held") >= row.number("devices")) {
      return name
          + " is busy with "
          + (visible.covers(row.uuid("busy_project"))
              ? "run " + row.text("busy")
              : "a run of another project");
    }
    return "";
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
