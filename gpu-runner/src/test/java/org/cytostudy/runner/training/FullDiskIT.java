package org.cytostudy.runner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.WorkerOutcome;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.state.FailureCategory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real worker process whose disk has no room for a checkpoint, and then has again. */
class FullDiskIT {
  private static final int ITERATIONS = 60;
  private static final Path NO_ROOM = Path.of("/dev/full");

  @TempDir static Path folder;
  private static Path manifest;
  private static Path store;
  private static Path straight;

  @BeforeAll
  static void trainOnceWithRoom() throws Exception {
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
    manifest = folder.resolve("manifest.json");
    store = patchset.store();
    straight = folder.resolve("straight");
    CytostudyJson.mapper().writeValue(manifest.toFile(), patchset.manifest(spec, 1));
    assertThat(work(straight).waitFor()).isZero();
  }

  @Test
  void aCheckpointWithoutRoomFailsTheStepAndTheOneBeforeServesTheNextTry() throws Exception {
    assumeThat(NO_ROOM).as("a device that is always full").exists();
    Path out = Files.createDirectories(folder.resolve("no-room"));
    Files.createSymbolicLink(out.resolve("checkpoint-000000030.safetensors.tmp"), NO_ROOM);
    assertThat(work(out).waitFor()).isEqualTo(1);
    WorkerOutcome outcome =
        CytostudyJson.mapper().readValue(out.resolve("outcome.json").toFile(), WorkerOutcome.class);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            WorkerOutcome.Failed.class,
            failed -> {
              assertThat(failed.failure().category()).isEqualTo(FailureCategory.INFRASTRUCTURE);
              assertThat(failed.failure().title()).contains("No space left");
              assertThat(failed.failure().action()).contains("space");
            });
    assertThat(names(out))
        .contains("checkpoint-000000020.safetensors")
        .noneMatch(name -> name.contains("030") || name.startsWith("model"));
    Map<Long, Double> before = losses(out);
    assertThat(work(out).waitFor()).isZero();
    assertSameAsStraight(out, before);
  }

  @Test
  void aDiskThatFillsUpLeavesNothingHalfWrittenAndTrainingGoesOnWhenThereIsRoom() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()))
        .as("this user may mount a small disk")
        .isZero();
    try {
      Path out = disk.resolve("out");
      Process first = work(out);
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> hasCheckpoint(out) || !first.isAlive());
      Path ballast = disk.resolve("ballast");
      fill(ballast);
      assertThat(first.waitFor()).as("there was no room").isEqualTo(1);
      assertThat(names(out)).noneMatch(name -> name.startsWith("model") || name.endsWith(".tmp"));
      Files.delete(ballast);
      Map<Long, Double> before = losses(out);
      assertThat(work(out).waitFor()).isZero();
      assertSameAsStraight(out, before);
    } finally {
      assertThat(run("umount", disk.toString())).isZero();
    }
  }

  private static void assertSameAsStraight(Path out, Map<Long, Double> before) throws IOException {
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

  private static void fill(Path ballast) throws IOException {
    try (OutputStream out = Files.newOutputStream(ballast)) {
      byte[] block = new byte[4096];
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  private static boolean hasCheckpoint(Path out) throws IOException {
    Path events = out.resolve("events.ndjson");
    return Files.exists(events) && Files.readString(events).contains("\"event\":\"checkpoint\"");
  }

  private static List<String> names(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static Map<Long, Double> losses(Path out) throws IOException {
    Map<Long, Double> losses = new TreeMap<>();
    for (String line : Files.readAllLines(out.resolve("events.ndjson"))) {
      // What had no room for its end is no line.
      if (line.endsWith("}")
          && CytostudyJson.mapper().readValue(line, WorkerEvent.class)
              instanceof WorkerEvent.Metric metric
          && metric.point().key().equals("loss")) {
        losses.put(metric.point().iteration(), metric.point().value());
      }
    }
    return losses;
  }

  private static Process work(Path out) throws IOException {
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

  private static int run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      return -1; // no such programme here
    }
  }
}
