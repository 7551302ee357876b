package org.cytostudy.runner.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cytostudy.core.bench.Bar;
import org.cytostudy.core.bench.BenchReport;
import org.cytostudy.core.bench.Figure;
import org.cytostudy.core.bench.Machine;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.imaging.SlideReaders;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.SlideReader;
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
      "Measures how fast tiles of 512 px are decoded, in turns with libtiff where that is installed,"
          + " and the memory of a process that reads regions of an image of 80,000 x 100,000 px.",
      "It makes its own files, about 30 MB, in a temporary folder."
    },
    mixinStandardHelpOptions = true)
public final class ReadBench implements Callable<Integer> {
  private static final int DIFFERENT_TILES = 24;
  private static final int TILES_A_ROUND = 48;
  private static final int WARM_ROUNDS = 8;
  private static final double LEAST_RATIO = 0.5;
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
      for (BenchTiff.Codec codec :
          List.of(BenchTiff.Codec.JPEG, BenchTiff.Codec.DEFLATE, BenchTiff.Codec.LZW)) {
        Path file = folder.resolve(codec + ".tif");
        BenchTiff.write(file, codec, DIFFERENT_TILES);
        figures.add(speed(file, codec));
      }
      Figure memory = memory(folder.resolve(BenchTiff.Codec.JPEG + ".tif"));
      if (memory != null) {
        figures.add(memory);
      }
      BenchReport report = new BenchReport("read", Machine.text() + ", one thread", figures);
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

  private Figure speed(Path file, BenchTiff.Codec codec) throws IOException {
    String name = "pure_" + codec.name().toLowerCase(Locale.ROOT);
    Bar bar = Bar.atLeast(LEAST_RATIO);
    double[] ours = new double[rounds];
    double[] peers = new double[rounds];
    boolean beside = LibTiff.installed();
    SplittableRandom random = new SplittableRandom(3);
    try (SlideReader reader = SlideReaders.open(file);
        LibTiff peer = beside ? LibTiff.open(file, codec == BenchTiff.Codec.JPEG) : null) {
      if (peer != null) {
        checkSame(reader, peer);
      }
      for (int round = -WARM_ROUNDS; round < rounds; round++) {
        int[] tiles =
            random.ints(TILES_A_ROUND, 0, (BenchTiff.ACROSS - 1) * (BenchTiff.DOWN - 1)).toArray();
        double our = rate(tiles, (column, row) -> read(reader, column, row));
        double their =
            peer == null
                ? 0
                : rate(tiles, (column, row) -> peer.read(row * BenchTiff.ACROSS + column));
        if (round >= 0) {
          ours[round] = our;
          peers[round] = their;
        }
      }
    }
    return beside
        ? Figure.beside(name, "MB/s", bar, ours, LibTiff.version(), peers)
        : Figure.of(name, "MB/s", null, ours);
  }

  /** Reads a tile. */
  private interface TileRead {
    void read(int column, int row) throws IOException;
  }

  private static PixelBlock read(SlideReader reader, int column, int row) throws IOException {
    int side = BenchTiff.TILE_PX;
    return reader.read(0, (long) column * side, (long) row * side, side, side);
  }

  /** MB (10⁶ bytes) of pixels a second. Only whole tiles are asked for, none at the edge. */
  private static double rate(int[] tiles, TileRead read) throws IOException {
    long start = System.nanoTime();
    for (int tile : tiles) {
      read.read(tile % (BenchTiff.ACROSS - 1), tile / (BenchTiff.ACROSS - 1));
    }
    return tiles.length * (double) BenchTiff.TILE_BYTES / ((System.nanoTime() - start) / 1e3);
  }

  /** A figure means nothing if the two read different pixels. JPEG decoders round differently. */
  private static void checkSame(SlideReader reader, LibTiff peer) throws IOException {
    for (int row = 0; row < 4; row++) {
      byte[] pixels = read(reader, 0, row).samples();
      peer.read(row * BenchTiff.ACROSS);
      long apart = 0;
      for (int i = 0; i < pixels.length; i++) {
        apart += Math.abs((pixels[i] & 0xff) - (peer.at(i) & 0xff));
      }
      if (apart > pixels.length) {
        throw new IOException("libtiff reads other pixels in row " + row + ": " + apart);
      }
    }
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
