package org.cytostudy.cli.supervise;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cytostudy.core.process.ProcessIdentity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cytostudy status}. */
@Command(
    name = "status",
    description = "Shows the processes of a data folder.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all run", "3:not all run"})
public final class StatusCommand implements Callable<Integer> {
  private static final int NOT_RUNNING = 3;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder (default: CYTOSTUDY_DATA or ~/.cytostudy).")
  private @Nullable Path folder;

  @Spec private CommandSpec spec;

  /** Made by the command line parser. */
  public StatusCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DataFolder data = DataFolder.of(Optional.ofNullable(folder));
    Optional<UpState> state = data.upState();
    if (state.isEmpty()) {
      out.println("Nothing runs on " + data.root() + ". Start it: ./cytostudy up");
      return NOT_RUNNING;
    }
    Map<String, ProcessIdentity> all = new TreeMap<>(state.get().children());
    all.put("supervisor", state.get().supervisor());
    boolean complete = true;
    out.println(state.get().url() + "   data: " + data.root());
    for (Map.Entry<String, ProcessIdentity> entry : all.entrySet()) {
      ProcessIdentity process = entry.getValue();
      boolean alive = process.isAlive();
      complete &= alive;
      out.printf(
          "  %-11s %-8s pid %-8d %6d MB  up %s%n",
          entry.getKey(),
          alive ? "running" : "gone",
          process.pid(),
          process.residentBytes().orElse(0) >> 20,
          alive ? uptime(process) : "-");
    }
    return complete ? 0 : NOT_RUNNING;
  }

  private static String uptime(ProcessIdentity process) {
    Duration up = Duration.between(process.startedAt(), Instant.now());
    return "%d:%02d:%02d".formatted(up.toHours(), up.toMinutesPart(), up.toSecondsPart());
  }
}
