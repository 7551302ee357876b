package org.cytostudy.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cytostudy.cli.supervise.Installation;
import org.cytostudy.core.bench.BenchReport;
import org.cytostudy.core.bench.Machine;
import org.cytostudy.core.job.CytostudyJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cytostudy bench}. */
@Command(
    name = "bench",
    description = "Measures, and prints figures with their machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "NAME",
    subcommands = {
      BenchCommand.Platform.class,
      BenchCommand.Worker.class,
      BenchCommand.Read.class,
      BenchCommand.Geodesic.class,
      BenchCommand.Ingest.class,
      TilesBenchCommand.class
    })
public final class BenchCommand {
  /** Made by the command line parser. */
  public BenchCommand() {}

  @Command(
      name = "platform",
      description = "Start, submission, metric ingestion and memory of a platform of its own.",
      mixinStandardHelpOptions = true)
  static final class Platform implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "An empty folder to work in (default: a temporary one).")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException, InterruptedException {
      PrintWriter out = spec.commandLine().getOut();
      try (BenchFolder folder = BenchFolder.of(data)) {
        BenchReport report =
            new BenchReport(
                "platform",
                Machine.text(),
                new PlatformBench(folder.path(), spec.commandLine().getErr()).run());
        out.print(json ? CytostudyJson.mapper().writeValueAsString(report) + "\n" : report.text());
        out.flush();
        // A bar that is missed is a figure too: only a bench that could not measure fails.
        return 0;
      }
    }
  }

  /** A bench that the runner has: its output and its exit code are passed on. */
  abstract static class OfRunner implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Parameters(
        arity = "0..*",
        paramLabel = "ARG",
        description = "Its arguments; put -- before those that begin with a hyphen.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
      Installation installation = Installation.current();
      installation.check();
      List<String> command = new ArrayList<>();
      command.add(Installation.java().toString());
      // The collector that workers run with.
      command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g", "--enable-native-access=ALL-UNNAMED"));
      command.addAll(List.of("-jar", installation.runnerJar().toString(), "bench", spec.name()));
      if (json) {
        command.add("--json");
      }
      command.addAll(arguments);
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
  }

  @Command(
      name = "worker",
      description = "Hands over to 'gpu-runner bench worker': training speed and memory.",
      mixinStandardHelpOptions = true)
  static final class Worker extends OfRunner {}

  @Command(
      name = "read",
      description = "Hands over to 'gpu-runner bench read': speed and memory of reading images.",
      mixinStandardHelpOptions = true)
  static final class Read extends OfRunner {}

  @Command(
      name = "geodesic",
      description =
          "Hands over to 'gpu-runner bench geodesic': distances along a folded surface of 342,252"
              + " vertices.",
      mixinStandardHelpOptions = true)
  static final class Geodesic extends OfRunner {}

  @Command(
      name = "ingest",
      description =
          "Hands over to 'gpu-runner bench ingest': speed and memory of taking a large image in,"
              + " beside sha256sum and vips.",
      mixinStandardHelpOptions = true)
  static final class Ingest extends OfRunner {}
}
