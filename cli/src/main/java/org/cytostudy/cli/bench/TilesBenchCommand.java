package org.cytostudy.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cytostudy.core.bench.BenchReport;
import org.cytostudy.core.bench.Machine;
import org.cytostudy.core.job.CytostudyJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cytostudy bench tiles}. */
@Command(
    name = "tiles",
    description = {
      "Latency and throughput of the tile server, of a platform of its own, for 16 clients at once.",
      "Beside it, in turns, iipsrv behind lighttpd on the same files, where both are installed"
          + " (Debian: apt-get install iipimage-server lighttpd)."
    },
    mixinStandardHelpOptions = true)
final class TilesBenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Length of one measurement (default: ${DEFAULT-VALUE}).")
  private int seconds = 5;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Measurements of each, in turns (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "An empty folder to work in (default: a temporary one).")
  private @Nullable Path data;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (seconds < 1 || rounds < 1) {
      err.println("--seconds and --rounds must be at least 1");
      return 2;
    }
    try (BenchFolder folder = BenchFolder.of(data)) {
      BenchReport report =
          new BenchReport(
              "tiles",
              Machine.text() + ", " + TilesBench.CLIENTS + " clients",
              new TilesBench(folder.path(), err, seconds, rounds).run());
      out.print(json ? CytostudyJson.mapper().writeValueAsString(report) + "\n" : report.text());
      out.flush();
      return 0;
    }
  }
}
