package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.cytostudy.platform.run.LeaseQueue.Pick;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Binds placed steps to devices: the attempt, its token and its devices in one transaction. */
@ApplicationScoped
public class Leases {
  private final Sql sql;
  private final LeaseQueue queue;
  private final Steps steps;
  private final StepEnd end;
  private final ArtefactStore store;
  private final ConsentGuard consents;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  Leases(
      Sql sql,
      LeaseQueue queue,
      Steps steps,
      StepEnd end,
      ArtefactStore store,
      ConsentGuard consents,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.sql = sql;
    this.queue = queue;
    this.steps = steps;
    this.end = end;
    this.store = store;
    this.consents = consents;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Leases the step that has waited for longest to a node; see {@link LeaseQueue} for what fits.
   *
   * @param offered devices that the node says are free
   * @return empty where nothing that waits fits the free devices, or the node is draining
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
    if (runnerVersion.isEmpty() || offered.isEmpty()) {
      return Optional.empty();
    }
    for (Optional<Pick> next = queue.next(node, offered);
        next.isPresent();
        next = queue.next(node, offered)) {
      Pick pick = next.get();
      StepRow step = steps.lock(pick.step()).orElseThrow();
      if (step.state() == StepState.PLACED && consentHolds(step)) {
        return Optional.of(bind(node, runnerVersion.get(), pick.devices(), step));
      }
    }
    return Optional.empty();
  }

  /** Fails a step whose brains may no longer be used. */
  private boolean consentHolds(StepRow step) {
    Optional<Failure> objection = consents.objection(step);
    objection.ifPresent(failure -> end.failed(step, failure));
    return objection.isEmpty();
  }

  private record Work(Json manifest, @Nullable Json checkpoint) {
    static Work of(Row row) {
      return new Work(row.json("manifest"), row.jsonOrNull("checkpoint"));
    }
  }

  private Lease bind(NodeId node, String runnerVersion, List<Integer> devices, StepRow step) {
    Work work =
        sql.first("SELECT manifest, checkpoint FROM step WHERE id = ?", Work::of, step.id())
            .orElseThrow();
    JobManifest manifest = work.manifest().as(JobManifest.class);
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
        devices,
        now,
        now);
    sql.update(
        "INSERT INTO lease (node_id, device_index, attempt_id) SELECT ?, unnest(?), ?",
        node,
        devices,
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
        devices,
        manifest,
        resumeFrom(work.checkpoint()));
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
