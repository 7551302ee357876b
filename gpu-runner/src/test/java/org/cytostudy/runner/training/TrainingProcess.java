package org.cytostudy.runner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.WorkerOutcome;
import org.cytostudy.core.metric.WorkerEvent;

/** A short training that real worker processes do, each in an output folder that a test names. */
record TrainingProcess(Path folder, Path manifest, Path store) {
  static final int ITERATIONS = 60;

  /** A checkpoint each 10 iterations, the loss of each one. */
  static TrainingProcess create(Path folder) throws IOException {
    return create(folder, SyntheticPatchset.create(folder), List.of());
  }

  /**
   * The same with patches of another kind.
   *
   * @param more inputs beside the patchset's
   */
  static TrainingProcess create(Path folder, SyntheticPatchset patchset, List<InputRef> more)
      throws IOException {
    PretrainSpec base = SyntheticPatchset.spec(SyntheticPatchset.spatial(), ITERATIONS);
    PretrainSpec spec =
        new PretrainSpec(
            base.objective(),
            base.network(),
            ITERATIONS,
            base.anchors(),
            base.optimiser(),
            base.augmentation(),
            10,
            1);
    Path manifest = folder.resolve("manifest.json");
    JobManifest plain = patchset.manifest(spec, 1);
    List<InputRef> inputs = new ArrayList<>(plain.inputs());
    inputs.addAll(more);
    CytostudyJson.mapper()
        .writeValue(
            manifest.toFile(), new JobManifest(JobManifest.VERSION, spec, inputs, plain.seed(), 1));
    return new TrainingProcess(folder, manifest, patchset.store());
  }

  Process start(Path out) throws IOException {
    return start(out, Map.of());
  }

  Process start(Path out, Map<String, String> environment) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            "org.cytostudy.runner.Main",
            "work",
            manifest.toString(),
            "--store",
            store.toString(),
            "--out",
            out.toString());
    builder.environment().putAll(environment);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("worker.log").toFile())
        .start();
  }

  /** Trains to the end and returns the folder. */
  Path trainTo(String name) throws IOException, InterruptedException {
    Path out = folder.resolve(name);
    assertThat(start(out).waitFor()).isZero();
    return out;
  }

  /** Until the worker has written a checkpoint or is gone. */
  static void awaitCheckpoint(Process worker, Path out) {
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> hasCheckpoint(out) || !worker.isAlive());
  }

  private static boolean hasCheckpoint(Path out) throws IOException {
    Path events = out.resolve("events.ndjson");
    return Files.exists(events) && Files.readString(events).contains("\"event\":\"checkpoint\"");
  }

  static WorkerOutcome outcome(Path out) throws IOException {
    return CytostudyJson.mapper()
        .readValue(out.resolve("outcome.json").toFile(), WorkerOutcome.class);
  }

  static Map<Long, Double> losses(Path out) throws IOException {
    Map<Long, Double> losses = new TreeMap<>();
    for (String line : Files.readAllLines(out.resolve("events.ndjson"))) {
      // A line that lacks its end, for want of time or of room, is none.
      if (line.endsWith("}")
          && CytostudyJson.mapper().readValue(line, WorkerEvent.class)
              instanceof WorkerEvent.Metric metric
          && metric.point().key().equals("loss")) {
        losses.put(metric.point().iteration(), metric.point().value());
      }
    }
    return losses;
  }

  /**
   * That a training which broke off and went on gave the bytes and the curve of one that did not.
   *
   * @param before the losses told until it broke off
   */
  static void assertSame(Path out, Path straight, Map<Long, Double> before) throws IOException {
    for (String name : List.of("model.safetensors", "checkpoint.safetensors")) {
      assertThat(Sha256.of(out.resolve(name)))
          .as(name)
          .isEqualTo(Sha256.of(straight.resolve(name)));
    }
    assertThat(losses(straight)).hasSize(ITERATIONS).containsAllEntriesOf(before);
    Map<Long, Double> joined = new TreeMap<>(before);
    joined.putAll(losses(out));
    assertThat(joined).isEqualTo(losses(straight));
  }
}
