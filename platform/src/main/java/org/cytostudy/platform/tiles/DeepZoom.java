package org.cytostudy.platform.tiles;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;

/**
 * The arithmetic of Deep Zoom images: level {@code n} is the whole image at {@code 2^(n - last)} of
 * its size, cut into tiles without overlap; level 0 is one pixel.
 *
 * @param widthPx of the full resolution
 * @param heightPx of the full resolution
 */
record DeepZoom(long widthPx, long heightPx) {
  /** Sides of what is decoded at once: a file without a pyramid is read piece by piece. */
  static final int BLOCK_PX = 2048;

  /** Sides of a tile but those at the right and bottom edge. */
  static final int TILE_PX = 256;

  /** The level of full resolution. */
  int lastLevel() {
    return 64 - Long.numberOfLeadingZeros(Math.max(1, Math.max(widthPx, heightPx)) - 1);
  }

  long widthAt(int level) {
    return scaled(widthPx, level);
  }

  long heightAt(int level) {
    return scaled(heightPx, level);
  }

  /** Whether there is such a tile. */
  boolean contains(int level, long column, long row) {
    return level >= 0
        && level <= lastLevel()
        && column >= 0
        && row >= 0
        && column <= (widthAt(level) - 1) / TILE_PX
        && row <= (heightAt(level) - 1) / TILE_PX;
  }

  /**
   * How many stored pixels a tile is made of: many, where the file has no level near the wanted.
   */
  double sourcePixels(SlideReader reader, int level) {
    double downsample = Math.scalb(1.0, lastLevel() - level);
    double factor = downsample / reader.levels().get(reader.levelFor(downsample)).downsample();
    return Math.min(TILE_PX, widthAt(level)) * factor * Math.min(TILE_PX, heightAt(level)) * factor;
  }

  /** The descriptor that viewers read. */
  String descriptor(String format) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Image xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="%s" Overlap="0" TileSize="%d">
          <Size Width="%d" Height="%d"/>
        </Image>
        """
        .formatted(format, TILE_PX, widthPx, heightPx);
  }

  /** Reads a tile from the stored level that is next above its resolution, and shrinks it. */
  BufferedImage tile(SlideReader reader, int level, long column, long row) throws IOException {
    int width = (int) Math.min(TILE_PX, widthAt(level) - column * TILE_PX);
    int height = (int) Math.min(TILE_PX, heightAt(level) - row * TILE_PX);
    double downsample = Math.scalb(1.0, lastLevel() - level);
    int stored = reader.levelFor(downsample);
    SlideLevel source = reader.levels().get(stored);
    double factor = downsample / source.downsample();
    long x = Math.min((long) Math.floor(column * TILE_PX * factor), source.widthPx() - 1);
    long y = Math.min((long) Math.floor(row * TILE_PX * factor), source.heightPx() - 1);
    long sourceWidth = Math.max(1, Math.round(width * factor));
    long sourceHeight = Math.max(1, Math.round(height * factor));
    int columns = Math.toIntExact(Math.min(sourceWidth, source.widthPx() - x));
    int rows = Math.toIntExact(Math.min(sourceHeight, source.heightPx() - y));
    if (columns > BLOCK_PX || rows > BLOCK_PX) {
      return averaged(reader, stored, new Region(x, y, columns, rows), width, height);
    }
    BufferedImage region = reader.read(stored, x, y, columns, rows).toImage();
    return region.getWidth() == width && region.getHeight() == height
        ? region
        : shrink(region, width, height);
  }

  private record Region(long x, long y, int width, int height) {
    /** Which of so many equal parts a column or row lies in. */
    static int part(int at, int length, int parts) {
      return (int) ((long) at * parts / length);
    }
  }

  /** Averages over area, block by block: memory does not grow with the region. */
  private static BufferedImage averaged(
      SlideReader reader, int stored, Region region, int width, int height) throws IOException {
    int channels = reader.format().channels();
    long[] sums = new long[width * height * channels];
    long[] counts = new long[width * height];
    for (int top = 0; top < region.height(); top += BLOCK_PX) {
      for (int left = 0; left < region.width(); left += BLOCK_PX) {
        PixelBlock block =
            reader
                .read(
                    stored,
                    region.x() + left,
                    region.y() + top,
                    Math.min(BLOCK_PX, region.width() - left),
                    Math.min(BLOCK_PX, region.height() - top))
                .toEightBit();
        for (int y = 0; y < block.height(); y++) {
          int line = Region.part(top + y, region.height(), height) * width;
          for (int x = 0; x < block.width(); x++) {
            int pixel = line + Region.part(left + x, region.width(), width);
            counts[pixel]++;
            for (int c = 0; c < channels; c++) {
              sums[pixel * channels + c] += block.sample(x, y, c);
            }
          }
        }
      }
    }
    byte[] samples = new byte[sums.length];
    for (int i = 0; i < samples.length; i++) {
      long count = Math.max(1, counts[i / channels]);
      samples[i] = (byte) ((sums[i] + count / 2) / count);
    }
    return new PixelBlock(width, height, new PixelFormat(channels, 8), samples).toImage();
  }

  /** Halves while it can, so that no pixel is skipped, and interpolates the rest. */
  private static BufferedImage shrink(BufferedImage image, int width, int height) {
    BufferedImage current = image;
    while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height) {
      current = draw(current, current.getWidth() / 2, current.getHeight() / 2);
    }
    return draw(current, width, height);
  }

  private static BufferedImage draw(BufferedImage image, int width, int height) {
    BufferedImage out = new BufferedImage(width, height, image.getType());
    Graphics2D graphics = out.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(image, 0, 0, width, height, null);
    } finally {
      graphics.dispose();
    }
    return out;
  }

  private long scaled(long size, int level) {
    int shift = lastLevel() - level;
    return Math.max(1, (size + (1L << shift) - 1) >> shift);
  }
}
