package org.cytostudy.platform.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A programme that never outlives this JVM. A shell holds it in a process group of its own and
 * reads from a pipe; the pipe ends when it is closed here, and also when this JVM is killed, and
 * then the shell ends the group.
 */
final class TiedProcess implements AutoCloseable {
  /** How long a programme may take to end by itself. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Job control ({@code set -m}) gives the background job its own group. */
  private static final String SHELL =
      """
      tenths=$1
      shift
      set -m
      "$@" </dev/null &
      group=$!
      set +m
      read -r _
      kill -TERM -$group 2>/dev/null
      for _ in $(seq "$tenths"); do
        kill -0 -$group 2>/dev/null || exit 0
        sleep 0.1
      done
      kill -KILL -$group 2>/dev/null
      """;

  private final Process shell;
  private final Duration patience;

  private TiedProcess(Process shell, Duration patience) {
    this.shell = shell;
    this.patience = patience;
  }

  static TiedProcess start(List<String> command, Map<String, String> environment, Path log) {
    return start(command, environment, log, PATIENCE);
  }

  static TiedProcess start(
      List<String> command, Map<String, String> environment, Path log, Duration patience) {
    List<String> whole = new ArrayList<>(List.of("bash", "-c", SHELL, "tied"));
    whole.add(Long.toString(patience.toMillis() / 100));
    whole.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      return new TiedProcess(builder.start(), patience);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + command, e);
    }
  }

  /** What runs: the shell and all that it started. */
  List<ProcessHandle> processes() {
    List<ProcessHandle> all = new ArrayList<>(shell.descendants().toList());
    all.add(shell.toHandle());
    return all;
  }

  @Override
  public void close() {
    try {
      shell.getOutputStream().close();
      shell.waitFor(patience.toMillis() + 5_000, TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
