package org.cytostudy.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command with a time limit. */
final class Commands {
  private Commands() {}

  /** The exit code and what the command printed. */
  record Result(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /**
   * Runs to the end. The output goes through a file, not a pipe: a server that the command leaves
   * behind inherits the descriptor and would keep a pipe open for ever.
   *
   * @throws LocalPostgresException if it takes longer than {@code limit}
   */
  static Result run(Duration limit, List<String> command) {
    try {
      Path output = Files.createTempFile("cytostudy-pg", ".out");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
          throw new LocalPostgresException(
              command + " did not end within " + limit.toSeconds() + " s");
        }
        return new Result(process.exitValue(), Files.readString(output).strip());
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new LocalPostgresException("Cannot run " + command.getFirst() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalPostgresException("Interrupted while running " + command.getFirst(), e);
    }
  }

  /** {@code prefix} followed by {@code command}. */
  static List<String> join(List<String> prefix, String... command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(List.of(command));
    return all;
  }
}
