package org.cytostudy.platform.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiedProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void closingEndsItAndItsChildren() {
    TiedProcess tied = start("sleep 600 & sleep 600");
    List<ProcessHandle> all = running(tied, 4);
    tied.close();
    await().atMost(PATIENCE).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void aProgrammeThatDoesNotWantToEndIsKilled() {
    TiedProcess tied = start("trap '' TERM; sleep 600 & while true; do sleep 600; done");
    List<ProcessHandle> all = running(tied, 4);
    tied.close();
    await().atMost(PATIENCE).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void aKilledStarterTakesItAlong() throws IOException {
    Path pid = folder.resolve("pid");
    // A JVM in between, which starts the programme as a test does and then waits for ever.
    Process starter =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Starter.class.getName(),
                "echo $$ > " + pid + "; exec sleep 600",
                folder.resolve("log").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("starter.log").toFile())
            .start();
    await().atMost(PATIENCE).until(() -> Files.exists(pid) && Files.size(pid) > 0);
    ProcessHandle programme =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    assertThat(programme.isAlive()).isTrue();
    starter.destroyForcibly();
    await().atMost(PATIENCE).until(() -> !programme.isAlive());
  }

  private TiedProcess start(String script) {
    return TiedProcess.start(
        List.of("bash", "-c", script), Map.of(), folder.resolve("log"), Duration.ofSeconds(1));
  }

  private static List<ProcessHandle> running(TiedProcess tied, int count) {
    await().atMost(PATIENCE).until(() -> tied.processes().size() >= count);
    return tied.processes();
  }

  /** The JVM that is killed. */
  static final class Starter {
    private Starter() {}

    public static void main(String[] arguments) throws IOException {
      TiedProcess.start(List.of("bash", "-c", arguments[0]), Map.of(), Path.of(arguments[1]));
      System.in.read(); // for ever: nobody writes
    }
  }
}
