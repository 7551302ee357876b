package org.cytostudy.platform.tiles;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;

/** An image whose pixels are a function of where they are. */
final class FakeSlide implements SlideReader {
  /** The value of a pixel of a level. */
  interface Value {
    double at(int level, long x, long y);
  }

  private final List<SlideLevel> levels;
  private final PixelFormat format;
  private final Value value;

  /** The most pixels that were read at once. */
  int mostPixels;

  FakeSlide(PixelFormat format, Value value, SlideLevel... levels) {
    this.levels = List.of(levels);
    this.format = format;
    this.value = value;
  }

  @Override
  public List<SlideLevel> levels() {
    return levels;
  }

  @Override
  public PixelFormat format() {
    return format;
  }

  @Override
  public PixelCalibration calibration() {
    throw new UnsupportedOperationException();
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
  public PixelBlock read(int level, long x, long y, int width, int height) {
    mostPixels = Math.max(mostPixels, Math.multiplyExact(width, height));
    byte[] samples = new byte[width * height * format.bytes()];
    int at = 0;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double pixel = value.at(level, x + column, y + row);
        long bits =
            format.floatingPoint() ? Float.floatToIntBits((float) pixel) : Math.round(pixel);
        for (int c = 0; c < format.channels(); c++) {
          for (int b = 0; b < format.sampleBytes(); b++) {
            samples[at++] = (byte) (bits >> (8 * b));
          }
        }
      }
    }
    return new PixelBlock(width, height, format, samples);
  }

  /** The name of the tile, in the place of a JPEG stream. */
  @Override
  public Optional<byte[]> encodedTile(int level, long column, long row) {
    return Optional.of((level + "/" + column + "_" + row).getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {}
}
