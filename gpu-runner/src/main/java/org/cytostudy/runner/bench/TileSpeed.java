package org.cytostudy.runner.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.cytostudy.core.bench.Bar;
import org.cytostudy.core.bench.Figure;
import org.cytostudy.imaging.SlideReaders;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.imaging.tiff.TiffSlideReader;

/**
 * How fast whole tiles are read by one thread, in turns with libtiff where that is installed. Time
 * is what the thread took of a processor: other programmes then count for little, and files in the
 * operating system's memory make nobody wait.
 */
final class TileSpeed {
  private static final String NEW_BLOCK = "_new_block";
  private static final int TILES_A_ROUND = 48;
  private static final int WARM_ROUNDS = 8;
  private static final double LEAST_PURE = 0.5;
  private static final double LEAST_FOREIGN = 0.95;
  private static final double MOST_GROWTH = 1.1;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final int rounds;

  TileSpeed(int rounds) {
    this.rounds = rounds;
  }

  /** Reads a tile. */
  private interface TileRead {
    void read(int column, int row) throws IOException;
  }

  /**
   * Our reader beside libtiff; and beside it again the same reader made to call libtiff, which it
   * otherwise does only for what Java does not decode. All of them write into memory that is used
   * again for each tile; how fast ours are with a new block for each is told besides.
   */
  List<Figure> besideLibTiff(Path file, BenchTiff.Codec codec) throws IOException {
    String name = codec.name().toLowerCase(Locale.ROOT);
    BenchTiff.Size size = BenchTiff.Size.WHOLE;
    double[] pure = new double[rounds];
    double[] pureNew = new double[rounds];
    if (!LibTiff.installed()) {
      try (SlideReader reader = SlideReaders.open(file)) {
        measure(size, List.of(reused(reader), fresh(reader)), List.of(pure, pureNew));
      }
      return List.of(
          Figure.of("pure_" + name, "MB/s", null, pure),
          Figure.of("pure_" + name + NEW_BLOCK, "MB/s", null, pureNew));
    }
    double[] foreign = new double[rounds];
    double[] foreignNew = new double[rounds];
    double[] bare = new double[rounds];
    try (SlideReader reader = SlideReaders.open(file);
        SlideReader throughLibTiff = TiffSlideReader.openThroughLibTiff(file);
        LibTiff peer = LibTiff.open(file, codec == BenchTiff.Codec.JPEG)) {
      checkSame(reader, peer, size);
      checkSame(throughLibTiff, peer, size);
      measure(
          size,
          List.of(
              reused(reader),
              reused(throughLibTiff),
              (column, row) -> peer.read(row * size.across() + column),
              fresh(reader),
              fresh(throughLibTiff)),
          List.of(pure, foreign, bare, pureNew, foreignNew));
    }
    String version = LibTiff.version();
    return List.of(
        Figure.beside("pure_" + name, "MB/s", Bar.atLeast(LEAST_PURE), pure, version, bare),
        Figure.beside("ffm_" + name, "MB/s", Bar.atLeast(LEAST_FOREIGN), foreign, version, bare),
        Figure.beside("pure_" + name + NEW_BLOCK, "MB/s", null, pureNew, version, bare),
        Figure.beside("ffm_" + name + NEW_BLOCK, "MB/s", null, foreignNew, version, bare));
  }

  /**
   * What a tile costs in images of 1, 4 and 16 times the pixels, in turns.
   *
   * @param files of these sizes, smallest first, with the same kind of tiles
   */
  List<Figure> againstSize(List<Path> files) throws IOException {
    List<BenchTiff.Size> sizes =
        List.of(BenchTiff.Size.SIXTEENTH, BenchTiff.Size.QUARTER, BenchTiff.Size.WHOLE);
    double[][] milliseconds = new double[sizes.size()][rounds];
    List<SlideReader> readers = new ArrayList<>();
    try {
      for (Path file : files) {
        readers.add(SlideReaders.open(file));
      }
      SplittableRandom random = new SplittableRandom(4);
      for (int round = -WARM_ROUNDS; round < rounds; round++) {
        for (int i = 0; i < sizes.size(); i++) {
          double rate = rate(draw(random, sizes.get(i)), sizes.get(i), reused(readers.get(i)));
          if (round >= 0) {
            milliseconds[i][round] = BenchTiff.TILE_BYTES / rate / 1e3;
          }
        }
      }
    } finally {
      for (SlideReader reader : readers) {
        reader.close();
      }
    }
    List<Figure> figures = new ArrayList<>();
    double[] growth = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      growth[round] = milliseconds[2][round] / milliseconds[0][round];
    }
    for (int i = 0; i < sizes.size(); i++) {
      String times = " at " + (1 << (2 * i)) + "× pixels";
      figures.add(Figure.of("read_tile_ms" + times, "ms", null, milliseconds[i]));
    }
    figures.add(Figure.of("read_growth: 16× by 1×", "×", Bar.atMost(MOST_GROWTH), growth));
    return figures;
  }

  /** Rounds of each read in turns; what came of those that are kept goes to the arrays. */
  private void measure(BenchTiff.Size size, List<TileRead> reads, List<double[]> rates)
      throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = -WARM_ROUNDS; round < rounds; round++) {
      int[] tiles = draw(random, size);
      for (int i = 0; i < reads.size(); i++) {
        double rate = rate(tiles, size, reads.get(i));
        if (round >= 0) {
          rates.get(i)[round] = rate;
        }
      }
    }
  }

  /** Into one block again and again, as libtiff writes into the same memory each time. */
  private static TileRead reused(SlideReader reader) {
    return new TileRead() {
      private PixelBlock block = block(reader);
      private int tiles;

      @Override
      public void read(int column, int row) throws IOException {
        if (tiles++ % TILES_A_ROUND == 0) {
          // Where the collector puts a block makes some hundredths of libtiff's time of a JPEG
          // tile; the median shall not hang on one such place.
          block = block(reader);
        }
        TileSpeed.read(reader, column, row, block);
      }
    };
  }

  /** Into memory that is new each time. */
  private static TileRead fresh(SlideReader reader) {
    long side = BenchTiff.TILE_PX;
    return (column, row) ->
        reader.read(0, column * side, row * side, BenchTiff.TILE_PX, BenchTiff.TILE_PX);
  }

  private static PixelBlock block(SlideReader reader) {
    return PixelBlock.of(BenchTiff.TILE_PX, BenchTiff.TILE_PX, reader.format());
  }

  private static void read(SlideReader reader, int column, int row, PixelBlock into)
      throws IOException {
    long side = BenchTiff.TILE_PX;
    reader.readInto(0, column * side, row * side, into);
  }

  /** Only whole tiles are asked for, none at the edge. */
  private static int[] draw(SplittableRandom random, BenchTiff.Size size) {
    return random.ints(TILES_A_ROUND, 0, (size.across() - 1) * (size.down() - 1)).toArray();
  }

  /** MB (10⁶ bytes) of pixels a second of a processor. */
  private double rate(int[] tiles, BenchTiff.Size size, TileRead read) throws IOException {
    long start = threads.getCurrentThreadCpuTime();
    for (int tile : tiles) {
      read.read(tile % (size.across() - 1), tile / (size.across() - 1));
    }
    return tiles.length
        * (double) BenchTiff.TILE_BYTES
        / ((threads.getCurrentThreadCpuTime() - start) / 1e3);
  }

  /** A figure means nothing if the two read different pixels. JPEG decoders round differently. */
  private static void checkSame(SlideReader reader, LibTiff peer, BenchTiff.Size size)
      throws IOException {
    PixelBlock block = block(reader);
    byte[] pixels = block.samples();
    for (int row = 0; row < 4; row++) {
      read(reader, 0, row, block);
      peer.read(row * size.across());
      long apart = 0;
      for (int i = 0; i < pixels.length; i++) {
        apart += Math.abs((pixels[i] & 0xff) - (peer.at(i) & 0xff));
      }
      if (apart > pixels.length) {
        throw new IOException("libtiff reads other pixels in row " + row + ": " + apart);
      }
    }
  }
}
