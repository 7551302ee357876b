package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.RunId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.state.StepState;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Binds placed steps to devices: the attempt, its token and its devices in one transaction. */
@ApplicationScoped
public class Leases {
  private final Sql sql;
  private final Steps steps;
  private final StepEnd end;
  private final ArtefactStore store;
  private final ConsentGuard consents;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  Leases(
      Sql sql,
      Steps steps,
      StepEnd end,
      ArtefactStore store,
      ConsentGuard consents,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.sql = sql;
    this.steps = steps;
    this.end = end;
    this.store = store;
    this.consents = consents;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  private record Candidate(UUID step, String lane, Json manifest, @Nullable Json checkpoint) {
    static Candidate of(Row row) {
      return new Candidate(
          row.uuid("id"), row.text("lane"), row.json("manifest"), row.jsonOrNull("checkpoint"));
    }
  }

  private record FreeDevice(int index, String kind) {}

  /**
   * Leases the step that has waited for longest to a node.
   *
   * @param offered devices that the node says are free
   * @return empty where nothing waits, no device is free, or the node is draining
   */
  @Transactional
  public Optional<Lease> lease(NodeId node, List<Integer> offered) {
    // Two questions of one node, e.g. a repeated one, wait for each other.
    Optional<String> runnerVersion =
        sql.first(
            """
            SELECT runner_version FROM node
            WHERE id = ? AND NOT draining AND runner_version IS NOT NULL FOR UPDATE
            """,
            row -> row.text("runner_version"),
            node);
    List<FreeDevice> free = runnerVersion.isEmpty() ? List.of() : freeDevices(node, offered);
    if (free.isEmpty()) {
      return Optional.empty();
    }
    for (Optional<Candidate> next = candidate(); next.isPresent(); next = candidate()) {
      Candidate candidate = next.get();
      StepRow step = steps.lock(candidate.step()).orElseThrow();
      if (step.state() == StepState.PLACED && consentHolds(step)) {
        return Optional.of(bind(node, runnerVersion.get(), free, step, candidate));
      }
    }
    return Optional.empty();
  }

  private List<FreeDevice> freeDevices(NodeId node, List<Integer> offered) {
    return sql.list(
        """
        SELECT d.index, d.kind FROM device d
          LEFT JOIN lease l ON l.node_id = d.node_id AND l.device_index = d.index
        WHERE d.node_id = ? AND d.present AND l.attempt_id IS NULL AND d.index = ANY (?)
        ORDER BY d.index
        """,
        row -> new FreeDevice(row.integer("index"), row.text("kind")),
        node,
        offered);
  }

  /** Without a lock: the step is locked after its run, and looked at again then. */
  private Optional<Candidate> candidate() {
    return sql.first(
        """
        SELECT s.id, s.lane, s.manifest, s.checkpoint FROM step s
        WHERE s.state = 'PLACED' AND s.lane IS NOT NULL
        ORDER BY s.ready_at, s.id LIMIT 1
        """,
        Candidate::of);
  }

  /** Fails a step whose brains may no longer be used. */
  private boolean consentHolds(StepRow step) {
    Optional<Failure> objection = consents.objection(step);
    objection.ifPresent(failure -> end.failed(step, failure));
    return objection.isEmpty();
  }

  private Lease bind(
      NodeId node, String runnerVersion, List<FreeDevice> free, StepRow step, Candidate candidate) {
    JobManifest manifest = candidate.manifest().as(JobManifest.class);
    String wanted = candidate.lane().equals("ACCELERATED") ? "NVIDIA" : "CPU";
    FreeDevice device =
        free.stream().filter(d -> d.kind().equals(wanted)).findFirst().orElse(free.getFirst());
    AttemptId attempt = new AttemptId(ids.next());
    long token = sql.number("SELECT nextval('attempt_token')");
    Instant now = clock.instant();
    sql.update(
        """
        INSERT INTO attempt (id, step_id, number, node_id, token, state, devices, leased_at,
                             last_beat_at)
        VALUES (?, ?, (SELECT count(*) + 1 FROM attempt WHERE step_id = ?), ?, ?, 'LEASED', ?, ?, ?)
        """,
        attempt,
        step.id(),
        step.id(),
        node,
        token,
        List.of(device.index()),
        now,
        now);
    sql.update(
        "INSERT INTO lease (node_id, device_index, attempt_id) VALUES (?, ?, ?)",
        node,
        device.index(),
        attempt);
    Sha256 hash = InputHash.of(manifest, runnerVersion);
    sql.update(
        "UPDATE step SET input_hash = ?, runner_version = ? WHERE id = ?",
        hash,
        runnerVersion,
        step.id());
    steps.move(step, StepState.RUNNING);
    audit.record(
        "leased",
        Noun.ATTEMPT,
        attempt,
        new ProjectId(step.projectId()),
        Map.of(
            "run", step.runId().toString(),
            "step", step.key(),
            "token", token,
            "inputHash", hash.hex()));
    return new Lease(
        attempt,
        new RunId(step.runId()),
        new StepId(step.id()),
        token,
        List.of(device.index()),
        manifest,
        resumeFrom(candidate.checkpoint()));
  }

  /** The newest checkpoint of an attempt before, if it was uploaded. */
  private @Nullable InputRef resumeFrom(@Nullable Json checkpoint) {
    if (checkpoint == null) {
      return null;
    }
    OutputRef file = checkpoint.as(OutputRef.class);
    return store.find(file.sha256()).isEmpty()
        ? null
        : InputRef.stored(
            "checkpoint", file.name(), ArtefactKind.CHECKPOINT, file.sha256(), file.bytes());
  }
}
