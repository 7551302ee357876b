package org.cytostudy.runner.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.metric.LogLine;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.runner.checkpoint.CheckpointFolder;
import org.cytostudy.runner.worker.StepContext;

/** A step's world in one folder, which remembers what it was told. */
final class RecordingContext implements StepContext {
  final List<MetricPoint> metrics = new ArrayList<>();
  final List<LogLine> logs = new ArrayList<>();
  final List<Long> checkpoints = new ArrayList<>();
  final Map<String, Sha256> published = new LinkedHashMap<>();
  LongPredicate stopAfter = done -> false;
  boolean checkpointNow;
  private long done;
  private final JobManifest manifest;
  private final Path store;
  private final Path out;

  RecordingContext(JobManifest manifest, Path store, Path out) {
    this.manifest = manifest;
    this.store = store;
    this.out = out;
  }

  @Override
  public JobManifest manifest() {
    return manifest;
  }

  @Override
  public List<InputFile> inputs(String role) {
    return manifest.inputs(role).stream()
        .map(ref -> new InputFile(ref, store.resolve(ref.sha256().storePath())))
        .toList();
  }

  @Override
  public InputFile input(String role) {
    return inputs(role).getFirst();
  }

  @Override
  public Path output(String name) throws IOException {
    Files.createDirectories(out);
    return out.resolve(name);
  }

  @Override
  public Path scratch() {
    return out.resolve("scratch");
  }

  @Override
  public void publish(
      String name, ArtefactKind kind, String mediaType, Map<String, String> attributes)
      throws IOException {
    published.put(name, Sha256.of(out.resolve(name)));
  }

  @Override
  public void metric(MetricPoint point) {
    metrics.add(point);
  }

  @Override
  public void log(LogLine.Severity severity, String text) {
    logs.add(new LogLine(java.time.Instant.EPOCH, severity, text));
  }

  @Override
  public void progress(Progress progress) {
    done = progress.done();
  }

  @Override
  public void checkpointed(long iteration, String name) {
    checkpoints.add(iteration);
  }

  @Override
  public Optional<Path> resumeFrom() {
    try {
      return CheckpointFolder.newest(
              output("."),
              null,
              Sha256.of(CytostudyJson.mapper().writeValueAsBytes(manifest)),
              warning -> log(LogLine.Severity.WARN, warning))
          .map(CheckpointFolder.Found::file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean stopRequested() {
    return stopAfter.test(done);
  }

  @Override
  public boolean checkpointRequested() {
    boolean asked = checkpointNow;
    checkpointNow = false;
    return asked;
  }

  /** The points of one series. */
  List<MetricPoint> series(String key) {
    return metrics.stream().filter(point -> point.key().equals(key)).toList();
  }
}
