package org.cytostudy.runner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.metric.WorkerEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real worker process, killed without warning in the middle of training. */
class KilledWorkerIT {
  private static final int ITERATIONS = 60;

  @TempDir Path folder;

  @Test
  void killedAndStartedAgainGivesTheBytesAndTheCurveOfAnUninterruptedRun() throws Exception {
    SyntheticPatchset patchset = SyntheticPatchset.create(folder);
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
    CytostudyJson.mapper().writeValue(manifest.toFile(), patchset.manifest(spec, 1));
    Path straight = folder.resolve("straight");
    assertThat(worker(manifest, patchset.store(), straight).waitFor()).isZero();

    Path killed = folder.resolve("killed");
    Process first = worker(manifest, patchset.store(), killed);
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> hasCheckpoint(killed) || !first.isAlive());
    assertThat(first.destroyForcibly().waitFor()).as("killed while it trained").isNotZero();
    assertThat(killed.resolve("outcome.json")).doesNotExist();
    Map<Long, Double> before = losses(killed);
    assertThat(worker(manifest, patchset.store(), killed).waitFor()).isZero();

    for (String name : List.of("model.safetensors", "checkpoint.safetensors")) {
      assertThat(Sha256.of(killed.resolve(name)))
          .as(name)
          .isEqualTo(Sha256.of(straight.resolve(name)));
    }
    Map<Long, Double> joined = new TreeMap<>(before);
    joined.putAll(losses(killed));
    assertThat(joined).isEqualTo(losses(straight)).hasSize(ITERATIONS);
    assertThat(losses(straight)).containsAllEntriesOf(before);
  }

  private static boolean hasCheckpoint(Path out) throws IOException {
    Path events = out.resolve("events.ndjson");
    return Files.exists(events) && Files.readString(events).contains("\"event\":\"checkpoint\"");
  }

  private static Map<Long, Double> losses(Path out) throws IOException {
    Map<Long, Double> losses = new TreeMap<>();
    for (String line : Files.readAllLines(out.resolve("events.ndjson"))) {
      // A killed worker may leave its last line half written.
      if (line.endsWith("}")
          && CytostudyJson.mapper().readValue(line, WorkerEvent.class)
              instanceof WorkerEvent.Metric metric
          && metric.point().key().equals("loss")) {
        losses.put(metric.point().iteration(), metric.point().value());
      }
    }
    return losses;
  }

  private Process worker(Path manifest, Path store, Path out) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
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
            out.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("worker.log").toFile())
        .start();
  }
}
