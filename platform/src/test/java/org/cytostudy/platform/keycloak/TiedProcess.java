package org.cytostudy.platform.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
  private static final int ORDERLY_END_S = 15;

  /** Job control ({@code set -m}) gives the background job its own group. */
  private static final String SHELL =
      """
      set -m
      "$@" </dev/null &
      group=$!
      set +m
      read -r _
      kill -TERM -$group 2>/dev/null
      for _ in $(seq %d); do
        kill -0 -$group 2>/dev/null || exit 0
        sleep 0.1
      done
      kill -KILL -$group 2>/dev/null
      """
          .formatted(ORDERLY_END_S * 10);

  private final Process shell;

  private TiedProcess(Process shell) {
    this.shell = shell;
  }

  static TiedProcess start(List<String> command, Map<String, String> environment, Path log) {
    List<String> whole = new ArrayList<>(List.of("bash", "-c", SHELL, "tied"));
    whole.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      return new TiedProcess(builder.start());
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
      shell.waitFor(ORDERLY_END_S + 5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
