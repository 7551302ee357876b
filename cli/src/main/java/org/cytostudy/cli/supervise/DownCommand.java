package org.cytostudy.cli.supervise;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cytostudy.core.process.ProcessIdentity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cytostudy down}. */
@Command(
    name = "down",
    description =
        "Stops what 'up' or 'demo' started on a data folder, also after they were killed.",
    mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder (default: CYTOSTUDY_DATA or ~/.cytostudy).")
  private @Nullable Path folder;

  @Spec private CommandSpec spec;

  /** Made by the command line parser. */
  public DownCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    DataFolder data = DataFolder.of(Optional.ofNullable(folder));
    Optional<UpState> state = data.upState();
    if (state.isPresent()) {
      Supervisor.end(state.get().supervisor(), PATIENCE);
      Supervisor.endForGood(state.get(), data);
    }
    endDatabase(data);
    Files.deleteIfExists(data.run().resolve("up.json"));
    out.println(state.isPresent() ? "Stopped." : "Nothing runs on " + data.root() + ".");
    return 0;
  }

  /** A platform that was killed leaves PostgreSQL running for the next one; there is none. */
  private static void endDatabase(DataFolder data) throws IOException {
    Path file = data.root().resolve("pg/data/postmaster.pid");
    if (Files.exists(file)) {
      // A machine that lost power may have left the file empty: then nothing of it runs.
      Optional<ProcessHandle> server =
          Files.readAllLines(file).stream()
              .findFirst()
              .map(String::strip)
              .filter(line -> line.matches("\\d{1,18}"))
              .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
              .filter(process -> process.info().command().orElse("").contains("/bin/postgres"));
      // SIGTERM is PostgreSQL's orderly shutdown; with no client left it is a quick one.
      server.ifPresent(
          process -> {
            ProcessIdentity identity = ProcessIdentity.of(process);
            Supervisor.end(identity, PATIENCE);
          });
    }
  }
}
