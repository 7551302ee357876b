package org.cytostudy.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.WorkerOutcome;
import org.cytostudy.runner.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker as a process of its own. */
class WorkProcessTest {
  @TempDir Path folder;
  private Process worker;
  private Path out;

  @BeforeEach
  void start() throws Exception {
    out = folder.resolve("out");
    Path manifest = folder.resolve("manifest.json");
    PhantomSpec endless =
        new PhantomSpec(PhantomSpec.NEWEST_GENERATOR, 1, 1000, 80, 20, 10, 1, 1, 20);
    CytostudyJson.mapper()
        .writeValue(manifest.toFile(), new JobManifest(1, endless, List.of(), 1, 1));
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    worker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                classPath,
                Main.class.getName(),
                "work",
                manifest.toString(),
                "--store",
                folder.resolve("store").toString(),
                "--out",
                out.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
  }

  @AfterEach
  void end() {
    worker.destroyForcibly();
  }

  @Test
  void endsWithItsOwnExitCodeAndOutcomeOnSigterm() throws Exception {
    Path events = out.resolve("events.ndjson");
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                !worker.isAlive()
                    || (Files.exists(events) && Files.readString(events).contains("progress")));
    assertThat(worker.isAlive()).as(Files.readString(folder.resolve("log"))).isTrue();
    worker.destroy();
    assertThat(worker.waitFor()).isEqualTo(WorkCommand.STOPPED);
    assertThat(
            CytostudyJson.mapper()
                .readValue(out.resolve("outcome.json").toFile(), WorkerOutcome.class))
        .isInstanceOf(WorkerOutcome.Stopped.class);
    assertThat(Files.readString(events)).endsWith("\n");
  }
}
