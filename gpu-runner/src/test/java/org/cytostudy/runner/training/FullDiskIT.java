package org.cytostudy.runner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cytostudy.core.job.WorkerOutcome;
import org.cytostudy.core.state.FailureCategory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real worker process whose disk has no room for a checkpoint, and then has again. */
class FullDiskIT {
  private static final Path NO_ROOM = Path.of("/dev/full");

  @TempDir static Path folder;
  private static TrainingProcess training;
  private static Path straight;

  @BeforeAll
  static void trainOnceWithRoom() throws Exception {
    training = TrainingProcess.create(folder);
    straight = training.trainTo("straight");
  }

  @Test
  void aCheckpointWithoutRoomFailsTheStepAndTheOneBeforeServesTheNextTry() throws Exception {
    assumeThat(NO_ROOM).as("a device that is always full").exists();
    Path out = Files.createDirectories(folder.resolve("no-room"));
    Files.createSymbolicLink(out.resolve("checkpoint-000000030.safetensors.tmp"), NO_ROOM);
    assertThat(training.start(out).waitFor()).isEqualTo(1);
    assertThat(TrainingProcess.outcome(out))
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
    Map<Long, Double> before = TrainingProcess.losses(out);
    assertThat(training.start(out).waitFor()).isZero();
    TrainingProcess.assertSame(out, straight, before);
  }

  @Test
  void aDiskThatFillsUpLeavesNothingHalfWrittenAndTrainingGoesOnWhenThereIsRoom() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()))
        .as("this user may mount a small disk")
        .isZero();
    try {
      Path out = disk.resolve("out");
      Process first = training.start(out);
      TrainingProcess.awaitCheckpoint(first, out);
      Path ballast = disk.resolve("ballast");
      fill(ballast);
      assertThat(first.waitFor()).as("there was no room").isEqualTo(1);
      assertThat(names(out)).noneMatch(name -> name.startsWith("model") || name.endsWith(".tmp"));
      Files.delete(ballast);
      Map<Long, Double> before = TrainingProcess.losses(out);
      assertThat(training.start(out).waitFor()).isZero();
      TrainingProcess.assertSame(out, straight, before);
    } finally {
      assertThat(run("umount", disk.toString())).isZero();
    }
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

  private static List<String> names(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static int run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      return -1; // no such programme here
    }
  }
}
