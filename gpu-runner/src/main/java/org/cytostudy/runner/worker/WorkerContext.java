package org.cytostudy.runner.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.job.RelativeName;
import org.cytostudy.core.metric.LogLine;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.core.metric.WorkerEvent;

/** The step's view of the world, backed by one output folder. */
final class WorkerContext implements StepContext {
  private final JobManifest manifest;
  private final List<InputFile> inputs;
  private final Path out;
  private final Path scratch;
  private final EventLog events;
  private final Optional<Path> resumeFrom;
  private final Clock clock;
  private final StopFlag stop;
  private final Map<String, OutputRef> published = new ConcurrentHashMap<>();

  WorkerContext(
      JobManifest manifest,
      List<InputFile> inputs,
      Path out,
      EventLog events,
      Optional<Path> resumeFrom,
      Clock clock,
      StopFlag stop) {
    this.manifest = manifest;
    this.inputs = inputs;
    this.out = out;
    this.scratch = out.resolve(WorkerFiles.SCRATCH);
    this.events = events;
    this.resumeFrom = resumeFrom;
    this.clock = clock;
    this.stop = stop;
  }

  @Override
  public JobManifest manifest() {
    return manifest;
  }

  @Override
  public List<InputFile> inputs(String role) {
    return inputs.stream().filter(input -> input.ref().role().equals(role)).toList();
  }

  @Override
  public InputFile input(String role) {
    List<InputFile> found = inputs(role);
    if (found.size() != 1) {
      throw StepFailure.user(
          "manifest-invalid",
          "A "
              + manifest.type().wireName()
              + " step needs exactly one input of role "
              + role
              + ", there are "
              + found.size(),
          "manifest /inputs",
          "Give one input of that role");
    }
    return found.getFirst();
  }

  @Override
  public Path output(String name) throws IOException {
    RelativeName.check(name);
    String first = name.split("/", 2)[0];
    if (first.equals(WorkerFiles.SCRATCH)
        || first.startsWith(WorkerFiles.EVENTS)
        || first.startsWith(WorkerFiles.OUTCOME)
        || first.equals(WorkerFiles.CHECKPOINT_NOW)) {
      throw new IllegalArgumentException("'" + name + "' is a name that the worker itself uses");
    }
    Path file = out.resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }

  @Override
  public Path scratch() {
    return scratch;
  }

  @Override
  public void publish(
      String name, ArtefactKind kind, String mediaType, Map<String, String> attributes)
      throws IOException {
    OutputRef ref = describe(name, kind, mediaType, attributes);
    if (published.putIfAbsent(name, ref) != null) {
      throw new IllegalStateException("Output " + name + " was published twice");
    }
  }

  private OutputRef describe(
      String name, ArtefactKind kind, String mediaType, Map<String, String> attributes)
      throws IOException {
    Path file = output(name);
    WorkerFiles.force(file);
    return new OutputRef(name, kind, Sha256.of(file), Files.size(file), mediaType, attributes);
  }

  /** What was published, in the order of the names: threads finish in any order. */
  List<OutputRef> published() {
    return published.values().stream().sorted(Comparator.comparing(OutputRef::name)).toList();
  }

  @Override
  public void metric(MetricPoint point) {
    events.add(new WorkerEvent.Metric(point));
  }

  @Override
  public void log(LogLine.Severity severity, String text) {
    events.add(new WorkerEvent.Log(new LogLine(Instant.now(clock), severity, text)));
  }

  @Override
  public void progress(Progress progress) {
    events.add(new WorkerEvent.Progressed(progress));
  }

  @Override
  public void checkpointed(long iteration, String name) throws IOException {
    OutputRef checkpoint =
        describe(
            name,
            ArtefactKind.CHECKPOINT,
            "application/octet-stream",
            Map.of("iteration", Long.toString(iteration)));
    events.add(new WorkerEvent.Checkpointed(iteration, checkpoint));
    events.flush();
  }

  @Override
  public Optional<Path> resumeFrom() {
    return resumeFrom;
  }

  @Override
  public boolean stopRequested() {
    return stop.raised();
  }

  @Override
  public boolean checkpointRequested() {
    try {
      return Files.deleteIfExists(out.resolve(WorkerFiles.CHECKPOINT_NOW));
    } catch (IOException e) {
      // Whoever asked will ask again; training goes on.
      log(LogLine.Severity.WARN, "Cannot take note of a requested checkpoint: " + e);
      return false;
    }
  }
}
