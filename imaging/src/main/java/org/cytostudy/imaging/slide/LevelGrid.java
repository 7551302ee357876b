package org.cytostudy.imaging.slide;

import java.io.IOException;
import java.util.Objects;

/**
 * The stored tiles of a level, and how a region is put together from those that it touches.
 *
 * @param widthPx columns of the level
 * @param heightPx rows of the level
 * @param tileWidthPx columns of a tile; those of the last one may reach beyond the level
 * @param tileHeightPx rows of a tile
 */
public record LevelGrid(
    long widthPx, long heightPx, int tileWidthPx, int tileHeightPx, PixelFormat format) {
  /** Gives decoded tiles. */
  @FunctionalInterface
  public interface Tiles {
    /**
     * Decodes one.
     *
     * @return samples as {@link PixelBlock} has them, rows as wide as a tile; rows below the level
     *     may be missing
     */
    byte[] get(long column, long row) throws IOException;
  }

  /** Tiles beside one another. */
  public long across() {
    return Math.ceilDiv(widthPx, tileWidthPx);
  }

  /**
   * Reads a region.
   *
   * @throws IndexOutOfBoundsException if it leaves the level
   */
  public PixelBlock read(long x, long y, int width, int height, Tiles tiles) throws IOException {
    Objects.checkFromIndexSize(x, width, widthPx);
    Objects.checkFromIndexSize(y, height, heightPx);
    int pixelBytes = format.bytes();
    byte[] out = new byte[Math.multiplyExact(Math.multiplyExact(width, height), pixelBytes)];
    long lastRow = (y + height - 1) / tileHeightPx;
    long lastColumn = (x + width - 1) / tileWidthPx;
    for (long row = y / tileHeightPx; row <= lastRow; row++) {
      for (long column = x / tileWidthPx; column <= lastColumn; column++) {
        byte[] tile = tiles.get(column, row);
        long tileX = column * tileWidthPx;
        long tileY = row * tileHeightPx;
        long fromX = Math.max(x, tileX);
        long toX = Math.min(x + width, tileX + tileWidthPx);
        long fromY = Math.max(y, tileY);
        long toY = Math.min(y + height, tileY + tileHeightPx);
        int bytes = (int) (toX - fromX) * pixelBytes;
        for (long line = fromY; line < toY; line++) {
          int source = (int) ((line - tileY) * tileWidthPx + (fromX - tileX)) * pixelBytes;
          int target = (int) ((line - y) * width + (fromX - x)) * pixelBytes;
          System.arraycopy(tile, source, out, target, bytes);
        }
      }
    }
    return new PixelBlock(width, height, format, out);
  }
}
