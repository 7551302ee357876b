package org.cytostudy.platform.tiles;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
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
        && column * TILE_PX < widthAt(level)
        && row * TILE_PX < heightAt(level);
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
    BufferedImage region =
        reader
            .read(
                stored,
                x,
                y,
                (int) Math.min(sourceWidth, source.widthPx() - x),
                (int) Math.min(sourceHeight, source.heightPx() - y))
            .toImage();
    return region.getWidth() == width && region.getHeight() == height
        ? region
        : shrink(region, width, height);
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
