package org.cytostudy.imaging;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;

/** An image of one level that lies in memory, of tiles as wide and high as one likes. */
public final class MemoryImage implements SlideReader {
  private final PixelBlock pixels;
  private final SlideLevel level;
  private final int brokenFrom;

  public MemoryImage(PixelBlock pixels, int tileWidthPx, int tileHeightPx) {
    this(
        pixels,
        new SlideLevel(pixels.width(), pixels.height(), 1, tileWidthPx, tileHeightPx),
        Integer.MAX_VALUE);
  }

  private MemoryImage(PixelBlock pixels, SlideLevel level, int brokenFrom) {
    this.pixels = pixels;
    this.level = level;
    this.brokenFrom = brokenFrom;
  }

  /** The same, whose rows from this one on cannot be read. */
  public MemoryImage brokenBelow(int row) {
    return new MemoryImage(pixels, level, row);
  }

  public PixelBlock pixels() {
    return pixels;
  }

  @Override
  public List<SlideLevel> levels() {
    return List.of(level);
  }

  @Override
  public PixelFormat format() {
    return pixels.format();
  }

  @Override
  public PixelCalibration calibration() {
    return new PixelCalibration.Unknown("It lies in memory");
  }

  @Override
  public String compression() {
    return "none";
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public List<AssociatedImage> associated() {
    return List.of();
  }

  @Override
  public Map<String, String> descriptions() {
    return Map.of();
  }

  @Override
  public PixelBlock read(int index, long x, long y, int width, int height)
      throws ImageFormatException {
    Objects.checkIndex(index, 1);
    Objects.checkFromIndexSize(x, width, pixels.width());
    Objects.checkFromIndexSize(y, height, pixels.height());
    if (y + height > brokenFrom) {
      throw ImageFormatException.corrupt("A tile is broken", "row " + brokenFrom);
    }
    int bytes = pixels.format().bytes();
    byte[] region = new byte[width * height * bytes];
    for (int row = 0; row < height; row++) {
      int from = (int) ((y + row) * pixels.width() + x) * bytes;
      System.arraycopy(pixels.samples(), from, region, row * width * bytes, width * bytes);
    }
    return new PixelBlock(width, height, pixels.format(), region);
  }

  @Override
  public void close() {}
}
