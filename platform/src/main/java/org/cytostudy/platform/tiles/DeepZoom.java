package org.cytostudy.platform.tiles;

import java.util.Optional;

/**
 * The arithmetic of Deep Zoom images: level {@code n} is the whole image at {@code 2^(n - last)} of
 * its size, cut into tiles without overlap; level 0 is one pixel.
 *
 * @param widthPx of the full resolution
 * @param heightPx of the full resolution
 * @param tilePx side of a tile but those at the right and bottom edge
 */
record DeepZoom(long widthPx, long heightPx, int tilePx) {
  /** The level of full resolution. */
  int lastLevel() {
    return 64 - Long.numberOfLeadingZeros(Math.max(1, Math.max(widthPx, heightPx)) - 1);
  }

  /** What such a tile shows; empty where there is none. */
  Optional<Cut> tile(int level, long column, long row) {
    if (level < 0 || level > lastLevel()) {
      return Optional.empty();
    }
    int shift = lastLevel() - level;
    if (!contains(column, scaled(widthPx, shift)) || !contains(row, scaled(heightPx, shift))) {
      return Optional.empty();
    }
    long x = (column * tilePx) << shift;
    long y = (row * tilePx) << shift;
    long width = Math.min((long) tilePx << shift, widthPx - x);
    long height = Math.min((long) tilePx << shift, heightPx - y);
    return Optional.of(
        new Cut(x, y, width, height, (int) scaled(width, shift), (int) scaled(height, shift)));
  }

  private boolean contains(long index, long size) {
    return index >= 0 && index <= (size - 1) / tilePx;
  }

  private static long scaled(long size, int shift) {
    return (size + (1L << shift) - 1) >> shift;
  }

  /** The descriptor that viewers read. */
  String descriptor(String format) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Image xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="%s" Overlap="0" TileSize="%d">
          <Size Width="%d" Height="%d"/>
        </Image>
        """
        .formatted(format, tilePx, widthPx, heightPx);
  }
}
