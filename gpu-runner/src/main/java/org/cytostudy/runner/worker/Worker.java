package org.cytostudy.runner.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.FileFormatException;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.StepSpec;
import org.cytostudy.core.job.WorkerOutcome;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.metric.LogLine;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.process.ProcessIdentity;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.runner.checkpoint.CheckpointFolder;
import org.cytostudy.runner.data.JsonFile;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.jspecify.annotations.Nullable;

/**
 * Does the step of one manifest in one output folder: reads and checks the manifest and its inputs,
 * runs the step, writes {@code outcome.json} last. A folder belongs to one manifest for good; run
 * again in it, the worker goes on from the newest checkpoint there.
 */
final class Worker {
  private final WorkerOptions options;
  private final AnyStep steps;
  private final Clock clock;
  private final StopFlag stop = new StopFlag();
  private List<InputFile> inputs = List.of();

  /** Runs the step that a specification asks for. */
  @FunctionalInterface
  interface AnyStep {
    void run(StepSpec spec, StepContext context) throws IOException;
  }

  Worker(WorkerOptions options, AnyStep steps) {
    this(options, steps, Clock.systemUTC());
  }

  Worker(WorkerOptions options, AnyStep steps, Clock clock) {
    this.options = options;
    this.steps = steps;
    this.clock = clock;
  }

  /** Asks the step to stop at its next safe point; returns at once. */
  void requestStop() {
    stop.raise();
  }

  /** Runs to the end; never throws for what a step or a file did. */
  WorkerOutcome run() {
    Path scratch = options.out().resolve(WorkerFiles.SCRATCH);
    try {
      Files.createDirectories(scratch);
      try (FileChannel lockFile =
              FileChannel.open(
                  scratch.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lockFile.tryLock()) {
        if (lock == null) {
          return new WorkerOutcome.Failed(
              infrastructure(
                  "output-folder-busy",
                  "Another worker is busy in this output folder",
                  options.out().toString()));
        }
        WorkerFiles.writeAtomically(
            scratch.resolve(WorkerFiles.PROCESS), ProcessIdentity.of(ProcessHandle.current()));
        return runLocked(scratch);
      }
    } catch (IOException e) {
      return new WorkerOutcome.Failed(ioFailure(e));
    }
  }

  private WorkerOutcome runLocked(Path scratch) throws IOException {
    Path outcomeFile = options.out().resolve(WorkerFiles.OUTCOME);
    Files.deleteIfExists(outcomeFile);
    WorkerOutcome outcome;
    try (EventLog events = new EventLog(options.out().resolve(WorkerFiles.EVENTS))) {
      outcome = runStep(scratch, events);
    } catch (IOException e) {
      outcome = new WorkerOutcome.Failed(ioFailure(e));
    }
    WorkerFiles.writeAtomically(outcomeFile, outcome);
    return outcome;
  }

  private WorkerOutcome runStep(Path scratch, EventLog events) throws IOException {
    try {
      JobManifest manifest = readManifest(scratch);
      List<String> passedOver = new ArrayList<>();
      Optional<CheckpointFolder.Found> resume =
          CheckpointFolder.newest(
              options.out(), options.resumeFrom(), fingerprint(manifest), passedOver::add);
      events.add(
          new WorkerEvent.Started(
              ProcessHandle.current().pid(),
              resume.map(CheckpointFolder.Found::iteration).orElse(0L)));
      for (String warning : passedOver) {
        events.add(
            new WorkerEvent.Log(new LogLine(Instant.now(clock), LogLine.Severity.WARN, warning)));
      }
      events.flush();
      inputs =
          new InputResolver(options.store(), options.imageRoots())
              .resolve(manifest.inputs(), manifest.threads());
      WorkerContext context =
          new WorkerContext(
              manifest,
              inputs,
              options.out(),
              events,
              resume.map(CheckpointFolder.Found::file),
              clock,
              stop);
      steps.run(manifest.spec(), context);
      return new WorkerOutcome.Succeeded(context.published());
    } catch (StoppedException e) {
      return new WorkerOutcome.Stopped();
    } catch (StepFailure e) {
      return failed(events, e.failure(), e);
    } catch (IOException e) {
      return failed(events, ioFailure(e), e);
    } catch (UncheckedIOException e) {
      return failed(events, ioFailure(Objects.requireNonNull(e.getCause())), e);
    } catch (RuntimeException | Error e) {
      return failed(events, programmeFailure(e), e);
    }
  }

  private JobManifest readManifest(Path scratch) throws IOException {
    byte[] bytes = Files.readAllBytes(options.manifest());
    JobManifest manifest;
    try {
      manifest = CytostudyJson.mapper().readValue(bytes, JobManifest.class);
    } catch (JsonProcessingException e) {
      throw StepFailure.user(
          "manifest-invalid",
          "The manifest cannot be read: " + e.getOriginalMessage(),
          "manifest " + JsonFile.where(e),
          "Write it as the reference describes for manifestVersion " + JobManifest.VERSION);
    }
    if (manifest == null) {
      throw StepFailure.user(
          "manifest-invalid", "The manifest is null", "manifest /", "Write a JSON object");
    }
    String hash = fingerprint(manifest).hex();
    Path owner = scratch.resolve("manifest.sha256");
    if (Files.exists(owner) && !Files.readString(owner).equals(hash)) {
      throw StepFailure.user(
          "output-folder-of-another-manifest",
          "The output folder holds the work of another manifest",
          options.out().toString(),
          "Give an empty folder");
    }
    if (!Files.exists(owner)) {
      WorkerFiles.writeAtomically(owner, hash.getBytes(StandardCharsets.UTF_8));
    }
    return manifest;
  }

  /** Of the value: a manifest that was only laid out differently is the same one. */
  private static Sha256 fingerprint(JobManifest manifest) throws IOException {
    return Sha256.of(CytostudyJson.mapper().writeValueAsBytes(manifest));
  }

  private WorkerOutcome failed(EventLog events, Failure failure, Throwable cause) {
    try {
      events.add(
          new WorkerEvent.Log(
              new LogLine(Instant.now(clock), LogLine.Severity.ERROR, text(failure, cause))));
    } catch (UncheckedIOException e) {
      // The disk is full or gone; the outcome still tells what happened.
      cause.addSuppressed(e);
    }
    return new WorkerOutcome.Failed(failure);
  }

  private static String text(Failure failure, Throwable cause) {
    if (failure.category() == FailureCategory.DATA || failure.category() == FailureCategory.USER) {
      return failure.title();
    }
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace, true));
    return failure.title() + "\n" + trace;
  }

  private Failure ioFailure(IOException e) {
    if (e instanceof FileFormatException broken) {
      return broken(broken.what(), named(broken.file()));
    }
    if (e instanceof JsonProcessingException json) {
      return broken(json.getOriginalMessage(), JsonFile.where(json));
    }
    String where = e instanceof FileSystemException file ? file.getFile() : null;
    return infrastructure("io-error", "A file could not be read or written: " + e, where);
  }

  /** As the manifest calls it: in the store a file is called by its hash. */
  private String named(Path file) {
    return inputs.stream()
        .filter(input -> input.path().equals(file))
        .map(input -> "input " + input.ref().role() + "/" + input.ref().name())
        .findFirst()
        .orElse(file.toString());
  }

  private static Failure broken(String what, String where) {
    return new Failure(
        FailureCategory.DATA,
        "input-invalid",
        "An input is not what its kind asks for: " + what,
        where,
        "Look at what made it; running the step again changes nothing");
  }

  private static Failure infrastructure(String code, String title, @Nullable String where) {
    return new Failure(
        FailureCategory.INFRASTRUCTURE,
        code,
        title,
        where,
        "Check the disk (space, permissions, mounts) of this node; the step can be run again");
  }

  private static Failure programmeFailure(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    String where = trace.length == 0 ? null : trace[0].toString();
    if (e instanceof OutOfMemoryError) {
      return new Failure(
          FailureCategory.CODE,
          "out-of-memory",
          "The worker ran out of memory: " + e.getMessage(),
          where,
          "Give the step a smaller batch or fewer threads, or the worker a larger heap");
    }
    if (e instanceof UnsatisfiedLinkError) {
      return infrastructure(
          "native-library-missing", "A native library cannot be loaded: " + e.getMessage(), where);
    }
    return new Failure(
        FailureCategory.CODE,
        "unexpected-error",
        "The step broke: " + e,
        where,
        "Report it with the log; running it again will most likely break the same way");
  }
}
