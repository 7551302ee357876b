package org.cytostudy.runner.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cytostudy.core.bench.Bar;
import org.cytostudy.core.bench.BenchReport;
import org.cytostudy.core.bench.Figure;
import org.cytostudy.core.bench.Machine;
import org.cytostudy.core.job.CytostudyJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code gpu-runner bench read}: tiles of files of 80,000 × 100,000 px, read by our reader and by
 * libtiff in turns, one thread each; and the memory of a process that reads regions of such a file.
 */
@Command(
    name = "read",
    description = {
      "Measures how fast tiles of 512 px are decoded, in turns with libtiff where that is installed;"
          + " what a tile costs in images of 1, 4 and 16 times the pixels, and the memory of a process"
          + " that reads regions of an image of 80,000 x 100,000 px.",
      "Each reader writes every tile into the same memory; figures that end in _new_block are of"
          + " reads that give a new block each.",
      "It makes its own files, about 35 MB, in a temporary folder."
    },
    mixinStandardHelpOptions = true)
public final class ReadBench implements Callable<Integer> {
  private static final int DIFFERENT_TILES = 24;
  private static final int REGIONS = 400;
  private static final double MOST_MB = 150;
  private static final String HEAP = "-Xmx64m";

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(
      names = "--rounds",
      description = "Rounds of 48 tiles for each reader (default: ${DEFAULT-VALUE}).")
  private int rounds = 25;

  /** Made by the command line parser. */
  public ReadBench() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rounds < 3) {
      System.err.println("--rounds must be at least 3");
      return 2;
    }
    if (!LibTiff.installed()) {
      System.err.println(
          "libtiff is not installed, so there is no peer to compare with"
              + " (Debian: sudo apt-get install libtiff6)");
    }
    Path folder = Files.createTempDirectory("cytostudy-bench-read");
    try {
      List<Figure> figures = new ArrayList<>();
      TileSpeed speed = new TileSpeed(rounds);
      for (BenchTiff.Codec codec :
          List.of(BenchTiff.Codec.JPEG, BenchTiff.Codec.DEFLATE, BenchTiff.Codec.LZW)) {
        figures.addAll(speed.besideLibTiff(write(folder, codec, BenchTiff.Size.WHOLE), codec));
      }
      Path whole = file(folder, BenchTiff.Codec.JPEG, BenchTiff.Size.WHOLE);
      figures.addAll(
          speed.againstSize(
              List.of(
                  write(folder, BenchTiff.Codec.JPEG, BenchTiff.Size.SIXTEENTH),
                  write(folder, BenchTiff.Codec.JPEG, BenchTiff.Size.QUARTER),
                  whole)));
      Figure memory = memory(whole);
      if (memory != null) {
        figures.add(memory);
      }
      BenchReport report =
          new BenchReport("read", Machine.text() + ", one thread, processor time", figures);
      System.out.print(
          json ? CytostudyJson.mapper().writeValueAsString(report) + "\n" : report.text());
      // A bar that is missed is a figure too: only a bench that could not measure fails.
      return 0;
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static Path file(Path folder, BenchTiff.Codec codec, BenchTiff.Size size) {
    return folder.resolve(codec + "-" + size + ".tif");
  }

  private static Path write(Path folder, BenchTiff.Codec codec, BenchTiff.Size size)
      throws IOException {
    Path file = file(folder, codec, size);
    BenchTiff.write(file, codec, size, DIFFERENT_TILES);
    return file;
  }

  private static @Nullable Figure memory(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                HEAP,
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ReadMemory.class.getName(),
                file.toString(),
                Integer.toString(REGIONS))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed;
    try (var in = process.inputReader()) {
      printed = String.join("", in.readAllLines());
    }
    if (process.waitFor() != 0) {
      throw new IOException("The process that reads regions ended with " + process.exitValue());
    }
    if (printed.isEmpty()) {
      System.err.println("This system does not tell how much memory a process has; left out.");
      return null;
    }
    return Figure.of("read_rss_mb", "MB", Bar.atMost(MOST_MB), Double.parseDouble(printed));
  }
}
