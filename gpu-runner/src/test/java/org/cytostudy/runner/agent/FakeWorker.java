package org.cytostudy.runner.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.job.WorkerOutcome;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.process.ProcessIdentity;

/** A process that behaves like a worker; the manifest's seed says how. */
final class FakeWorker {
  static final long QUICK = 1;
  static final long WAITS = 2;
  static final long DEAF = 3;
  static final long CRASHES = 4;
  static final int POINTS = 50;

  private final Path out;

  private FakeWorker(Path out) {
    this.out = out;
  }

  /** Arguments as those of {@code gpu-runner work}. */
  public static void main(String[] args) throws Exception {
    JobManifest manifest =
        CytostudyJson.mapper().readValue(Path.of(args[0]).toFile(), JobManifest.class);
    new FakeWorker(Path.of(args[List.of(args).indexOf("--out") + 1])).work(manifest.seed());
  }

  private void work(long behaviour) throws Exception {
    if (behaviour == WAITS || behaviour == DEAF) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> onTerminate(behaviour)));
    }
    Files.createDirectories(out.resolve("scratch"));
    replace("scratch/process.json", ProcessIdentity.of(ProcessHandle.current()));
    event(new WorkerEvent.Started(ProcessHandle.current().pid(), 0));
    if (behaviour == CRASHES) {
      System.out.println("something terrible happened");
      Runtime.getRuntime().halt(7);
    }
    long iteration = 0;
    while (iteration < POINTS || (behaviour != QUICK && !Files.exists(out.resolve("go")))) {
      event(new WorkerEvent.Metric(new MetricPoint("loss", iteration++, 1.0 / iteration)));
      if (iteration > POINTS) {
        Thread.sleep(20);
      }
    }
    OutputRef checkpoint = write("checkpoint.safetensors", ArtefactKind.CHECKPOINT, "state");
    event(new WorkerEvent.Checkpointed(iteration, checkpoint));
    OutputRef model = write("model.safetensors", ArtefactKind.MODEL, "model".repeat(100_000));
    OutputRef empty = write("empty.json", ArtefactKind.REPORT, "");
    end(new WorkerOutcome.Succeeded(List.of(model, empty)));
    Runtime.getRuntime().halt(0);
  }

  private void onTerminate(long behaviour) {
    try {
      if (behaviour == DEAF) {
        Thread.currentThread().join();
      }
      end(new WorkerOutcome.Stopped());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void event(WorkerEvent event) throws IOException {
    Files.writeString(
        out.resolve("events.ndjson"),
        CytostudyJson.mapper().writeValueAsString(event) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private OutputRef write(String name, ArtefactKind kind, String content) throws IOException {
    Files.writeString(out.resolve(name), content);
    return new OutputRef(
        name, kind, Sha256.of(content), content.length(), "application/octet-stream", Map.of());
  }

  private void end(WorkerOutcome outcome) throws IOException {
    replace("outcome.json", outcome);
  }

  private void replace(String name, Object value) throws IOException {
    Path temporary = out.resolve(name + ".tmp");
    Files.write(temporary, CytostudyJson.mapper().writeValueAsBytes(value));
    Files.move(temporary, out.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
