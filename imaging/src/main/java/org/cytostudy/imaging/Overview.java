package org.cytostudy.imaging;

import java.io.IOException;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;

/** The whole of an image at a low resolution, averaged over area; made strip by strip. */
public final class Overview {
  private static final int MAX_PIXELS = 64_000_000;

  private Overview() {}

  /**
   * Reduces an image to 8 bits at a lower resolution.
   *
   * @param downsample level-0 pixels a pixel of the result, ≥ 1
   * @return grey or RGB as the image is; its last column and row may stand for less than a whole
   *     pixel, and repeat their neighbours where a level that was rounded down has nothing for them
   */
  public static PixelBlock of(SlideReader reader, double downsample) throws IOException {
    if (!(downsample >= 1)) {
      throw new IllegalArgumentException("downsample must be ≥ 1, got " + downsample);
    }
    SlideLevel full = reader.levels().getFirst();
    int width = Math.toIntExact((long) Math.ceil(full.widthPx() / downsample));
    int height = Math.toIntExact((long) Math.ceil(full.heightPx() / downsample));
    if ((long) width * height > MAX_PIXELS) {
      throw new IllegalArgumentException(
          "An overview of " + width + " × " + height + " px is none; take a larger downsample");
    }
    int index = reader.levelFor(downsample);
    SlideLevel level = reader.levels().get(index);
    double ratio = downsample / level.downsample();
    int channels = reader.format().channels();
    long[] sums = new long[width * channels];
    long[] counts = new long[width];
    byte[] out = new byte[width * height * channels];
    int levelWidth = Math.toIntExact(level.widthPx());
    int[] columnOf = new int[levelWidth];
    for (int x = 0; x < levelWidth; x++) {
      columnOf[x] = Math.min(width - 1, (int) ((x + 0.5) / ratio));
    }
    int current = 0;
    // Strips of whole stored tiles, or less where those are tall: a strip must stay small.
    int stripRows = (int) Math.max(1, Math.min(level.tileHeightPx(), (8L << 20) / levelWidth));
    boolean wholeTiles = stripRows == level.tileHeightPx();
    for (long y = 0; y < level.heightPx(); y += stripRows) {
      int rows = (int) Math.min(stripRows, level.heightPx() - y);
      PixelBlock strip =
          (wholeTiles
                  ? reader.readOnce(index, 0, y, levelWidth, rows)
                  : reader.read(index, 0, y, levelWidth, rows))
              .toEightBit();
      for (int row = 0; row < rows; row++) {
        int target = Math.min(height - 1, (int) ((y + row + 0.5) / ratio));
        if (target != current) {
          flush(sums, counts, out, current * width * channels, channels);
          current = target;
        }
        for (int x = 0; x < levelWidth; x++) {
          int column = columnOf[x];
          counts[column]++;
          for (int c = 0; c < channels; c++) {
            sums[column * channels + c] += strip.sample(x, row, c);
          }
        }
      }
    }
    flush(sums, counts, out, current * width * channels, channels);
    int rowBytes = width * channels;
    for (int row = current + 1; row < height; row++) {
      System.arraycopy(out, current * rowBytes, out, row * rowBytes, rowBytes);
    }
    return new PixelBlock(width, height, new PixelFormat(channels, 8), out);
  }

  private static void flush(long[] sums, long[] counts, byte[] out, int at, int channels) {
    for (int column = 0; column < counts.length; column++) {
      for (int c = 0; c < channels; c++) {
        int i = column * channels + c;
        out[at + i] =
            counts[column] == 0
                ? out[at + i - channels]
                : (byte) ((sums[i] + counts[column] / 2) / counts[column]);
        sums[i] = 0;
      }
      counts[column] = 0;
    }
  }
}
