package org.cytostudy.platform.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Role;
import org.cytostudy.platform.access.VisibleProjects;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.brain.AccessTier;
import org.cytostudy.platform.identity.IdentityConfig;
import org.cytostudy.platform.identity.Secrets;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.live.LiveEvent;
import org.cytostudy.platform.live.Signals;
import org.cytostudy.platform.node.NodeViews.CreatedNode;
import org.cytostudy.platform.node.NodeViews.DeviceView;
import org.cytostudy.platform.node.NodeViews.LeasedBy;
import org.cytostudy.platform.node.NodeViews.NodeChange;
import org.cytostudy.platform.node.NodeViews.NodeView;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.run.Beats;
import org.cytostudy.platform.run.RunConfig;
import org.cytostudy.platform.run.Silence;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.platform.web.Versions;
import org.cytostudy.routes.Signal;
import org.jspecify.annotations.Nullable;

/** Nodes as people see them. */
@ApplicationScoped
class NodeService {
  private final Sql sql;
  private final Access access;
  private final Audit audit;
  private final Signals signals;
  private final Beats beats;
  private final IdentityConfig identity;
  private final RunConfig config;
  private final Ids ids;
  private final Clock clock;

  NodeService(
      Sql sql,
      Access access,
      Audit audit,
      Signals signals,
      Beats beats,
      IdentityConfig identity,
      RunConfig config,
      Ids ids,
      Clock clock) {
    this.sql = sql;
    this.access = access;
    this.audit = audit;
    this.signals = signals;
    this.beats = beats;
    this.identity = identity;
    this.config = config;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  List<NodeView> list() {
    VisibleProjects visible = access.visibleProjects();
    return sql.list("SELECT * FROM node ORDER BY name", row -> view(row, visible));
  }

  @Transactional
  NodeView get(UUID id) {
    VisibleProjects visible = access.visibleProjects();
    return sql.first("SELECT * FROM node WHERE id = ?", row -> view(row, visible), id)
        .orElseThrow(() -> new MissingException("node", id));
  }

  @Transactional
  CreatedNode create(String name) {
    access.requireRole(Role.ADMIN);
    if (sql.number("SELECT count(*) FROM node WHERE name = ?", name) > 0) {
      throw new ConflictException(
          ProblemType.ALREADY_EXISTS, "There is a node called '" + name + "'.");
    }
    String token = Secrets.newRunnerToken();
    UUID id = add(name, token);
    audit.record("created", Noun.NODE, id, null, Map.of("name", name));
    return new CreatedNode(id, name, token);
  }

  UUID add(String name, String token) {
    UUID id = ids.next();
    sql.update(
        "INSERT INTO node (id, name, token_sha256, created_at) VALUES (?, ?, ?, ?)",
        id,
        name,
        Secrets.sha256(token),
        clock.instant());
    return id;
  }

  @Transactional
  CreatedNode renewToken(UUID id) {
    String name = forToken(id);
    String token = Secrets.newRunnerToken();
    sql.update("UPDATE node SET token_sha256 = ? WHERE id = ?", Secrets.sha256(token), id);
    audit.record("token-renewed", Noun.NODE, id, null, Map.of("name", name));
    return new CreatedNode(id, name, token);
  }

  @Transactional
  void revokeToken(UUID id) {
    String name = forToken(id);
    sql.update("UPDATE node SET token_sha256 = NULL WHERE id = ?", id);
    beats.reconcile(new NodeId(id), List.of());
    audit.record("token-revoked", Noun.NODE, id, null, Map.of("name", name));
    signals.live(LiveEvent.ofNode(id, Map.of("revoked", true)));
  }

  /** The node's name, for an administrator who is about to change its token. */
  private String forToken(UUID id) {
    access.requireRole(Role.ADMIN);
    String name =
        sql.first("SELECT name FROM node WHERE id = ? FOR UPDATE", row -> row.text("name"), id)
            .orElseThrow(() -> new MissingException("node", id));
    if (LocalNode.NAME.equals(name) && identity.mode() == IdentityConfig.Mode.LOCAL) {
      throw new ConflictException(
          ProblemType.CONFLICT,
          "The runner of this machine reads its token from run/runner-token in the data folder;"
              + " stop, delete that file and start again.");
    }
    return name;
  }

  @Transactional
  NodeView change(UUID id, NodeChange change, @Nullable String ifMatch) {
    access.requireRole(Role.ADMIN);
    sql.first("SELECT version FROM node WHERE id = ? FOR UPDATE", row -> row.number("version"), id)
        .ifPresentOrElse(
            version -> Versions.require(ifMatch, version),
            () -> {
              throw new MissingException("node", id);
            });
    Map<String, Object> detail = new LinkedHashMap<>();
    sql.update("UPDATE node SET version = version + 1 WHERE id = ?", id);
    if (change.draining() != null) {
      drain(id, change.draining(), change.reason());
      detail.put("draining", change.draining());
    }
    if (change.reason() != null) {
      detail.put("reason", change.reason());
    }
    if (change.accessTier() != null) {
      sql.update("UPDATE node SET access_tier = ? WHERE id = ?", change.accessTier(), id);
      detail.put("accessTier", change.accessTier());
    }
    audit.record("changed", Noun.NODE, id, null, detail);
    signals.live(LiveEvent.ofNode(id, Map.of("changed", true)));
    signals.send(Signal.Kind.STEP_OFFERED, "");
    return get(id);
  }

  private void drain(UUID id, boolean draining, @Nullable String reason) {
    sql.update(
        "UPDATE node SET draining = ?, drain_reason = ? WHERE id = ?",
        draining,
        draining ? reason : null,
        id);
    // Whoever drains a node means to stop it: little of what runs on it should be lost then.
    sql.update(
        "UPDATE attempt SET checkpoint_asked = ? WHERE node_id = ?"
            + " AND state IN ('LEASED', 'RUNNING', 'UNREACHABLE')",
        draining,
        id);
  }

  private NodeView view(Row row, VisibleProjects visible) {
    UUID id = row.uuid("id");
    Instant lastSeen = row.instantOrNull("last_seen_at");
    boolean draining = row.flag("draining");
    Instant silent = Silence.before(config, clock.instant());
    NodeState state =
        lastSeen == null || lastSeen.isBefore(silent)
            ? NodeState.UNREACHABLE
            : draining ? NodeState.DRAINING : NodeState.ONLINE;
    return new NodeView(
        id,
        row.text("name"),
        state,
        draining,
        row.textOrNull("drain_reason"),
        row.constant("access_tier", AccessTier.class),
        row.textOrNull("runner_version"),
        lastSeen,
        row.integerOrNull("cpu_threads"),
        row.number("version"),
        devices(id, visible));
  }

  /** A node serves all projects; what it does for one is told to those who see that one. */
  private List<DeviceView> devices(UUID node, VisibleProjects visible) {
    return sql.list(
        """
        SELECT d.index, d.kind, d.name, d.memory_bytes, l.attempt_id, s.run_id,
               r.name AS run_name, r.project_id, s.key
        FROM device d
          LEFT JOIN lease l ON l.node_id = d.node_id AND l.device_index = d.index
          LEFT JOIN attempt a ON a.id = l.attempt_id
          LEFT JOIN step s ON s.id = a.step_id
          LEFT JOIN run r ON r.id = s.run_id
        WHERE d.node_id = ? AND d.present ORDER BY d.index
        """,
        row ->
            new DeviceView(
                row.integer("index"),
                row.text("kind"),
                row.text("name"),
                row.number("memory_bytes"),
                row.uuidOrNull("attempt_id") != null,
                leasedBy(row, visible)),
        node);
  }

  private static @Nullable LeasedBy leasedBy(Row row, VisibleProjects visible) {
    UUID attempt = row.uuidOrNull("attempt_id");
    return attempt == null || !visible.covers(row.uuid("project_id"))
        ? null
        : new LeasedBy(attempt, row.uuid("run_id"), row.text("run_name"), row.text("key"));
  }
}
