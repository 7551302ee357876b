package org.cytostudy.platform.tiles;

import java.io.IOException;
import java.util.Arrays;
import org.cytostudy.imaging.slide.IntensityWindow;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideReader;

/**
 * Shrinks a region: a pixel of the result is the mean over the area of the source that it stands
 * for, of which pixels at its border count in part. Read block by block, so that memory does not
 * grow with the region.
 */
final class AreaMean {
  /** Sides of what is decoded at once: a file without a pyramid is read piece by piece. */
  static final int BLOCK_PX = 2048;

  private final SlideReader reader;
  private final Source source;
  private final int channels;
  private final int width;
  private final Axis across;
  private final Axis down;
  private final double[] means;
  private final double[] line;

  private AreaMean(SlideReader reader, Source source, int width, int height) {
    this.reader = reader;
    this.source = source;
    this.channels = reader.format().channels();
    this.width = width;
    this.across = new Axis(source.widthPx(), width);
    this.down = new Axis(source.heightPx(), height);
    this.means = new double[width * height * channels];
    this.line = new double[width * channels];
  }

  /** The region at the wanted size with 8 bits a sample, seen through a window. */
  static PixelBlock of(
      SlideReader reader, Source source, int width, int height, IntensityWindow window)
      throws IOException {
    AreaMean mean = new AreaMean(reader, source, width, height);
    mean.readAll();
    byte[] samples = new byte[mean.means.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (int) (window.scale(mean.means[i]) + 0.5);
    }
    return new PixelBlock(width, height, new PixelFormat(mean.channels, 8), samples);
  }

  private void readAll() throws IOException {
    for (long top = 0; top < source.heightPx(); top += BLOCK_PX) {
      int rows = (int) Math.min(BLOCK_PX, source.heightPx() - top);
      for (long left = 0; left < source.widthPx(); left += BLOCK_PX) {
        int columns = (int) Math.min(BLOCK_PX, source.widthPx() - left);
        add(
            reader.read(source.level(), source.x() + left, source.y() + top, columns, rows),
            left,
            top);
      }
    }
  }

  private void add(PixelBlock block, long left, long top) {
    int firstColumn = across.first(left);
    int lastColumn = across.last(left + block.width() - 1);
    for (int y = 0; y < block.height(); y++) {
      shrinkLine(block, y, left);
      int lastRow = down.last(top + y);
      for (int row = down.first(top + y); row <= lastRow; row++) {
        double weight = down.weight(top + y, row);
        int target = row * width * channels;
        for (int i = firstColumn * channels; i < (lastColumn + 1) * channels; i++) {
          means[target + i] += weight * line[i];
        }
      }
      Arrays.fill(line, firstColumn * channels, (lastColumn + 1) * channels, 0);
    }
  }

  private void shrinkLine(PixelBlock block, int y, long left) {
    byte[] bytes = block.samples();
    boolean small = block.format().bitDepth() == 8;
    int at = y * block.width() * channels;
    for (int x = 0; x < block.width(); x++) {
      int last = across.last(left + x);
      for (int column = across.first(left + x); column <= last; column++) {
        double weight = across.weight(left + x, column);
        for (int c = 0; c < channels; c++) {
          double value = small ? bytes[at + c] & 0xff : block.value(x, y, c);
          line[column * channels + c] += weight * value;
        }
      }
      at += channels;
    }
  }

  /**
   * How pixels of the source share in those of the result along one axis.
   *
   * @param from pixels of the source
   * @param to pixels of the result
   */
  private record Axis(long from, int to) {
    /** The first pixel of the result that the source's pixel shares in. */
    int first(long at) {
      return (int) (at * to / from);
    }

    /** The last one. */
    int last(long at) {
      return (int) (((at + 1) * to - 1) / from);
    }

    /** Its share, so that the shares in each pixel of the result add up to 1. */
    double weight(long at, int out) {
      long begin = Math.max(at * to, out * from);
      long end = Math.min((at + 1) * to, (out + 1) * from);
      return (double) (end - begin) / from;
    }
  }
}
