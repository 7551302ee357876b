package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;

/**
 * Reads TIFF and BigTIFF: tiled or striped; uncompressed, Deflate, LZW, PackBits or JPEG; 8 or 16
 * bits; grey or RGB; pyramids as further pages or as sub-directories.
 */
public final class TiffSlideReader implements SlideReader {
  private static final long CACHE_BYTES = 64L << 20;

  private final TiffInput in;
  private final List<TiffLayer> layers;
  private final List<SlideLevel> levels;
  private final PixelCalibration calibration;
  private final List<String> warnings;
  private final TileCache cache = new TileCache(CACHE_BYTES);

  private TiffSlideReader(
      TiffInput in, TiffPages pages, PixelCalibration calibration, List<String> warnings) {
    this.in = in;
    this.layers = pages.layers();
    this.levels = pages.levels();
    this.calibration = calibration;
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Opens a file and checks its whole structure: every tile of every level must lie within it.
   *
   * @throws org.cytostudy.imaging.slide.ImageFormatException if it cannot be used
   */
  public static TiffSlideReader open(Path file) throws IOException {
    TiffInput in = TiffInput.open(file);
    try {
      List<String> warnings = new ArrayList<>();
      TiffPages pages = TiffPages.read(in, warnings);
      PixelCalibration calibration = TiffCalibration.of(pages.base(), warnings);
      return new TiffSlideReader(in, pages, calibration, warnings);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public List<SlideLevel> levels() {
    return levels;
  }

  @Override
  public PixelFormat format() {
    return layers.getFirst().format();
  }

  @Override
  public PixelCalibration calibration() {
    return calibration;
  }

  @Override
  public String compression() {
    return layers.getFirst().compression().displayName();
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public PixelBlock read(int level, long x, long y, int width, int height) throws IOException {
    TiffLayer layer = layers.get(level);
    Objects.checkFromIndexSize(x, width, layer.width());
    Objects.checkFromIndexSize(y, height, layer.height());
    int pixelBytes = layer.format().bytes();
    byte[] out = new byte[Math.multiplyExact(Math.multiplyExact(width, height), pixelBytes)];
    long lastRow = (y + height - 1) / layer.tileHeight();
    long lastColumn = (x + width - 1) / layer.tileWidth();
    for (long row = y / layer.tileHeight(); row <= lastRow; row++) {
      for (long column = x / layer.tileWidth(); column <= lastColumn; column++) {
        int index = Math.toIntExact(row * layer.tilesAcross() + column);
        byte[] tile = tile(level, layer, index);
        long tileX = column * layer.tileWidth();
        long tileY = row * layer.tileHeight();
        long fromX = Math.max(x, tileX);
        long toX = Math.min(x + width, tileX + layer.tileWidth());
        long fromY = Math.max(y, tileY);
        long toY = Math.min(y + height, tileY + layer.tileHeight());
        int bytes = (int) (toX - fromX) * pixelBytes;
        for (long line = fromY; line < toY; line++) {
          int source = (int) ((line - tileY) * layer.tileWidth() + (fromX - tileX)) * pixelBytes;
          int target = (int) ((line - y) * width + (fromX - x)) * pixelBytes;
          System.arraycopy(tile, source, out, target, bytes);
        }
      }
    }
    return new PixelBlock(width, height, layer.format(), out);
  }

  private byte[] tile(int level, TiffLayer layer, int index) throws IOException {
    TileCache.Key key = new TileCache.Key(level, index);
    byte[] tile = cache.get(key);
    if (tile == null) {
      tile = TileDecoder.decode(in, layer, index);
      cache.put(key, tile);
    }
    return tile;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
