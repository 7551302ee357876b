package org.cytostudy.imaging.scan;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageSeries;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.Plane;
import org.cytostudy.imaging.slide.PlaneChoiceException;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.jspecify.annotations.Nullable;

/** A small PNG or JPEG, held in memory. It says nothing of its pixels' size. */
public final class ScanReader implements SlideReader {
  /** Larger ones belong into a tiled pyramid. */
  private static final long MAX_PIXELS = 40_000_000;

  private final PixelBlock pixels;
  private final String formatName;

  private ScanReader(PixelBlock pixels, String formatName) {
    this.pixels = pixels;
    this.formatName = formatName;
  }

  /**
   * Reads the whole file.
   *
   * @param plane the first or null, since there is one only
   * @throws ImageFormatException if it is damaged or too large
   */
  public static ScanReader open(Path file, @Nullable Plane plane) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw ImageFormatException.corrupt("The file is neither a PNG nor a JPEG", "offset 0");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        ScanReader scan = read(reader);
        PlaneChoiceException.choose(
            List.of(
                new ImageSeries("", scan.pixels.width(), scan.pixels.height(), List.of(""), 1, 1)),
            plane);
        return scan;
      } catch (ImageFormatException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        // ImageIO reports damage with whatever its parsers stumble over.
        throw ImageFormatException.corrupt("The image is damaged: " + e.getMessage(), null);
      } finally {
        reader.dispose();
      }
    }
  }

  private static ScanReader read(ImageReader reader) throws IOException {
    long count = (long) reader.getWidth(0) * reader.getHeight(0);
    if (count > MAX_PIXELS) {
      throw ImageFormatException.tooLarge(
          "The image has " + count + " pixels, as PNG or JPEG read are up to " + MAX_PIXELS, null);
    }
    StringBuilder damage = new StringBuilder();
    reader.addIIOReadWarningListener(
        (source, warning) -> {
          String text = warning.toLowerCase(Locale.ROOT);
          if (text.contains("premature") || text.contains("corrupt")) {
            damage.append(warning);
          }
        });
    BufferedImage image = reader.read(0);
    if (!damage.isEmpty()) {
      throw ImageFormatException.truncated("The image is damaged: " + damage, "scan");
    }
    return new ScanReader(pixels(image), reader.getFormatName().toUpperCase(Locale.ROOT));
  }

  private static PixelBlock pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    boolean grey = image.getColorModel().getNumColorComponents() == 1;
    boolean deep = grey && image.getSampleModel().getSampleSize(0) == 16;
    if (deep) {
      byte[] samples = new byte[width * height * 2];
      int[] row = new int[width * image.getRaster().getNumBands()];
      for (int y = 0; y < height; y++) {
        image.getRaster().getPixels(0, y, width, 1, row);
        for (int x = 0; x < width; x++) {
          int value = row[x * image.getRaster().getNumBands()];
          samples[2 * (y * width + x)] = (byte) value;
          samples[2 * (y * width + x) + 1] = (byte) (value >> 8);
        }
      }
      return new PixelBlock(width, height, PixelFormat.GREY16, samples);
    }
    boolean plainGrey = grey && image.getType() == BufferedImage.TYPE_BYTE_GRAY;
    byte[] samples = new byte[width * height * (plainGrey ? 1 : 3)];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      if (plainGrey) {
        image.getRaster().getPixels(0, y, width, 1, row);
        for (int x = 0; x < width; x++) {
          samples[y * width + x] = (byte) row[x];
        }
        continue;
      }
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int at = 3 * (y * width + x);
        samples[at] = (byte) (row[x] >> 16);
        samples[at + 1] = (byte) (row[x] >> 8);
        samples[at + 2] = (byte) row[x];
      }
    }
    return new PixelBlock(width, height, plainGrey ? PixelFormat.GREY8 : PixelFormat.RGB8, samples);
  }

  @Override
  public List<SlideLevel> levels() {
    return List.of(
        new SlideLevel(pixels.width(), pixels.height(), 1, pixels.width(), pixels.height()));
  }

  @Override
  public PixelFormat format() {
    return pixels.format();
  }

  @Override
  public PixelCalibration calibration() {
    return new PixelCalibration.Unknown(
        "A " + formatName + " file does not say it in a way that can be trusted");
  }

  @Override
  public String compression() {
    return formatName;
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
    Objects.checkIndex(level, 1);
    Objects.checkFromIndexSize(x, width, pixels.width());
    Objects.checkFromIndexSize(y, height, pixels.height());
    int pixelBytes = pixels.format().bytes();
    byte[] out = new byte[width * height * pixelBytes];
    for (int row = 0; row < height; row++) {
      int from = (int) ((y + row) * pixels.width() + x) * pixelBytes;
      System.arraycopy(pixels.samples(), from, out, row * width * pixelBytes, width * pixelBytes);
    }
    return new PixelBlock(width, height, pixels.format(), out);
  }

  @Override
  public void close() {}
}
