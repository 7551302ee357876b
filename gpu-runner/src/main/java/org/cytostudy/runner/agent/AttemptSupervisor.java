package org.cytostudy.runner.agent;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.job.WorkerOutcome;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.runner.Fail;
import org.cytostudy.core.runner.Finish;
import org.cytostudy.core.runner.Heartbeat;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.state.FailureCategory;
import org.jspecify.annotations.Nullable;

/**
 * One attempt from its lease to its result: inputs, worker, events, outputs. Runs in a thread of
 * its own; may be left at any moment, since the folder tells the next agent where it was.
 */
final class AttemptSupervisor {
  private static final System.Logger LOG = System.getLogger(AttemptSupervisor.class.getName());
  private static final Duration POLL = Duration.ofMillis(100);

  private final AgentConfig config;
  private final PlatformClient platform;
  private final InputCache inputs;
  private final AttemptFolder folder;
  private final Lease lease;
  private volatile @Nullable WorkerProcess worker;
  private volatile boolean cancelled;
  private volatile boolean abandoned;
  private volatile boolean preempted;
  private volatile boolean detached;
  private @Nullable Instant killAt;

  AttemptSupervisor(
      AgentConfig config, PlatformClient platform, InputCache inputs, AttemptFolder folder)
      throws IOException {
    this.config = config;
    this.platform = platform;
    this.inputs = inputs;
    this.folder = folder;
    this.lease = folder.lease();
    this.worker = folder.worker().map(identity -> new WorkerProcess(identity, null)).orElse(null);
  }

  AttemptId attemptId() {
    return lease.attemptId();
  }

  List<Integer> devices() {
    return lease.devices();
  }

  Heartbeat.Beat beat() {
    WorkerProcess current = worker;
    return new Heartbeat.Beat(
        lease.attemptId(), lease.token(), current == null ? 0 : current.residentBytes());
  }

  List<Sha256> inputsInUse() {
    List<Sha256> used =
        new ArrayList<>(lease.manifest().inputs().stream().map(InputRef::sha256).toList());
    InputRef resume = lease.resumeFrom();
    if (resume != null) {
      used.add(resume.sha256());
    }
    return used;
  }

  /** Somebody cancelled the run. */
  void cancel() {
    cancelled = true;
  }

  /** Another attempt replaced this one. */
  void abandon() {
    abandoned = true;
    WorkerProcess current = worker;
    if (current != null) {
      current.kill();
    }
  }

  /** The agent ends and takes its workers along. */
  void preempt() {
    preempted = true;
  }

  /** The agent ends and leaves its workers to the next one. */
  void detach() {
    detached = true;
  }

  void checkpointNow() {
    try {
      Files.createFile(folder.checkpointRequest());
    } catch (FileAlreadyExistsException e) {
      // The worker has not come round to the last request yet.
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "Cannot ask for a checkpoint: {0}", e.toString());
    }
  }

  /** To the end of the attempt, or until the agent lets go of it. */
  void run() throws InterruptedException {
    try {
      if (worker == null && new AttemptInputs(config, inputs, lease).fetch(this::unwanted)) {
        worker = new WorkerLauncher(config).launch(folder, lease, inputs);
      }
      if (worker != null) {
        EventForwarder events = new EventForwarder(platform, folder, lease);
        if (!superviseWorker(events)) {
          return;
        }
        Backoff.retry("The rest of the events", () -> forwardAll(events));
      } else if (detached) {
        return;
      }
      stopIfAbandoned();
      report();
      folder.archiveLog(config.logsFolder());
    } catch (SupersededException e) {
      dropQuietly("replaced: " + e.getMessage());
    } catch (UnusableInputException e) {
      breakOff(e.failure());
    } catch (RefusedException e) {
      breakOff(
          failure(
              e.status() == 413 ? FailureCategory.CODE : FailureCategory.INFRASTRUCTURE,
              "platform-refused",
              "The platform refused: " + e.getMessage(),
              null));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.ERROR, "Attempt " + attemptId() + " breaks off", e);
      breakOff(new Disk(config).fault(e));
    }
  }

  private boolean unwanted() {
    return cancelled || preempted || detached || abandoned;
  }

  /** Whether the worker ended; false when the agent lets go of it. */
  private boolean superviseWorker(EventForwarder events)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    Backoff backoff = new Backoff();
    while (true) {
      if (abandoned) {
        dropQuietly("abandoned");
        return false;
      }
      if (detached) {
        return false;
      }
      WorkerProcess current = requireWorker();
      boolean alive = current.isAlive();
      enforceStop(current);
      try {
        boolean forwarded = events.forward();
        backoff.reset();
        if (!alive) {
          return true;
        }
        if (!forwarded) {
          Thread.sleep(POLL);
        }
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "Events of {0} wait: {1}", attemptId(), e);
        if (!alive) {
          return true;
        }
        backoff.pause();
      }
    }
  }

  private void enforceStop(WorkerProcess current) {
    if (!cancelled && !preempted) {
      return;
    }
    Instant deadline = killAt;
    if (deadline == null) {
      killAt = Instant.now().plus(config.stopGrace());
      current.terminate();
    } else if (Instant.now().isAfter(deadline)) {
      current.kill();
    }
  }

  private boolean forwardAll(EventForwarder events)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    while (events.forward()) {
      if (abandoned) {
        throw new SupersededException("abandoned");
      }
    }
    return true;
  }

  private void report()
      throws IOException, InterruptedException, SupersededException, RefusedException {
    if (cancelled) {
      send(
          new Fail(
              true, failure(FailureCategory.USER, "cancelled", "The run was cancelled", null)));
      return;
    }
    switch (worker == null ? new WorkerOutcome.Stopped() : folder.outcome().orElse(null)) {
      case null -> send(new Fail(false, died()));
      case WorkerOutcome.Failed failed -> send(new Fail(false, failed.failure()));
      case WorkerOutcome.Stopped stopped ->
          send(
              new Fail(
                  false,
                  failure(
                      FailureCategory.PREEMPTED,
                      "worker-stopped",
                      "The worker was told to stop before it was done",
                      "It goes on from its newest checkpoint by itself")));
      case WorkerOutcome.Succeeded succeeded -> finish(succeeded.outputs());
    }
  }

  private void finish(List<OutputRef> outputs)
      throws InterruptedException, SupersededException, RefusedException {
    Uploader uploader = new Uploader(platform);
    for (OutputRef output : outputs) {
      Backoff.retry(
          "Output " + output.name(),
          () -> {
            stopIfAbandoned();
            uploader.upload(lease, output.sha256(), folder.out().resolve(output.name()));
            return true;
          });
    }
    Backoff.retry(
        "The result",
        () -> {
          stopIfAbandoned();
          platform.finish(lease.attemptId(), lease.token(), new Finish(outputs));
          return true;
        });
  }

  private void send(Fail fail) throws InterruptedException, SupersededException, RefusedException {
    Backoff.retry(
        "The failure",
        () -> {
          stopIfAbandoned();
          platform.fail(lease.attemptId(), lease.token(), fail);
          return true;
        });
  }

  private void stopIfAbandoned() throws SupersededException {
    if (abandoned) {
      throw new SupersededException("abandoned");
    }
  }

  private Failure died() throws IOException {
    String ending = requireWorker().ending();
    Optional<Failure> full = new Disk(config).full("The worker " + ending);
    if (full.isPresent()) {
      return full.get();
    }
    String log = folder.lastLogLines(5);
    return failure(
        FailureCategory.INFRASTRUCTURE,
        "worker-died",
        "The worker " + ending + (log.isEmpty() ? "" : ". Its last words: " + log),
        "It is tried again; if it dies again, look at the memory of node " + config.name());
  }

  /** The step cannot go on here, and it should say why. */
  private void breakOff(Failure failure) throws InterruptedException {
    LOG.log(System.Logger.Level.ERROR, "Attempt {0}: {1}", attemptId(), failure.title());
    WorkerProcess current = worker;
    if (current != null) {
      current.kill();
    }
    try {
      send(new Fail(false, failure));
    } catch (RefusedException | SupersededException e) {
      LOG.log(System.Logger.Level.WARNING, "Nor is the failure taken: {0}", e.getMessage());
    }
    dropQuietly(failure.code());
  }

  private void dropQuietly(String why) {
    LOG.log(System.Logger.Level.INFO, "Attempt {0} is dropped: {1}", attemptId(), why);
    WorkerProcess current = worker;
    if (current != null) {
      current.kill();
    }
    try {
      folder.archiveLog(config.logsFolder());
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "Its folder stays: {0}", e.toString());
    }
  }

  private WorkerProcess requireWorker() {
    WorkerProcess current = worker;
    if (current == null) {
      throw new IllegalStateException("No worker was started");
    }
    return current;
  }

  private static Failure failure(
      FailureCategory category, String code, String title, @Nullable String action) {
    return new Failure(category, code, title, null, action);
  }
}
