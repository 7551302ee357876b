package org.cytostudy.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.process.ProcessIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code down} after {@code up} was killed. */
class DownCommandTest {
  @TempDir Path folder;

  @Test
  void letsTheRunnerEndInOrderAndEndsTheWorkersOfADeadOne() throws Exception {
    Process up = shell("exit 0");
    ProcessIdentity dead = ProcessIdentity.of(up.toHandle());
    up.waitFor();
    Process runner =
        shell(
            "trap 'sleep 1; echo in order > stopped; exit 0' TERM; echo up > ready;"
                + " while true; do sleep 0.1; done");
    Process orphan = shell("exec sleep 60");
    Path attempt = Files.createDirectories(folder.resolve("runner/attempts/a1"));
    Files.createDirectories(folder.resolve("runner/attempts/a2"));
    write(attempt.resolve("worker.json"), ProcessIdentity.of(orphan.toHandle()));
    Files.createDirectories(folder.resolve("run"));
    write(
        folder.resolve("run/up.json"),
        new UpState(
            "http://127.0.0.1:7399",
            dead,
            Map.of("runner", ProcessIdentity.of(runner.toHandle()))));
    await().until(() -> Files.exists(folder.resolve("ready")));

    StringWriter out = new StringWriter();
    int exitCode =
        new CommandLine(new DownCommand())
            .setOut(new PrintWriter(out, true))
            .execute("--data", folder.toString());
    assertThat(exitCode).as(out.toString()).isZero();
    assertThat(folder.resolve("stopped")).hasContent("in order");
    assertThat(runner.waitFor()).isZero();
    assertThat(orphan.waitFor()).as("SIGTERM").isEqualTo(143);
    assertThat(folder.resolve("run/up.json")).doesNotExist();
  }

  private Process shell(String script) throws IOException {
    return new ProcessBuilder("sh", "-c", script).directory(folder.toFile()).start();
  }

  private static void write(Path file, Object value) throws IOException {
    CytostudyJson.mapper().writeValue(file.toFile(), value);
  }
}
