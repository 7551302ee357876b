package org.cytostudy.imaging.tiff;

import java.io.IOException;
import org.cytostudy.imaging.slide.PixelBlock;

/** Puts a region together from the decoded tiles that it touches. */
final class TileRegion {
  private TileRegion() {}

  /** Gives the decoded tiles of a layer. */
  @FunctionalInterface
  interface Tiles {
    byte[] get(int index) throws IOException;
  }

  /** Fills a block with a region that lies within the layer. */
  static void fill(TiffLayer layer, long x, long y, PixelBlock into, Tiles tiles)
      throws IOException {
    TileGrid grid = layer.grid();
    int pixelBytes = layer.format().bytes();
    int width = into.width();
    int height = into.height();
    long lastRow = (y + height - 1) / grid.tileHeight();
    long lastColumn = (x + width - 1) / grid.tileWidth();
    for (long row = y / grid.tileHeight(); row <= lastRow; row++) {
      for (long column = x / grid.tileWidth(); column <= lastColumn; column++) {
        byte[] tile = tiles.get(Math.toIntExact(row * grid.across() + column));
        long tileX = column * grid.tileWidth();
        long tileY = row * grid.tileHeight();
        long fromX = Math.max(x, tileX);
        long toX = Math.min(x + width, tileX + grid.tileWidth());
        long fromY = Math.max(y, tileY);
        long toY = Math.min(y + height, tileY + grid.tileHeight());
        int bytes = (int) (toX - fromX) * pixelBytes;
        for (long line = fromY; line < toY; line++) {
          int source = (int) ((line - tileY) * grid.tileWidth() + (fromX - tileX)) * pixelBytes;
          int target = (int) ((line - y) * width + (fromX - x)) * pixelBytes;
          System.arraycopy(tile, source, into.samples(), target, bytes);
        }
      }
    }
  }
}
