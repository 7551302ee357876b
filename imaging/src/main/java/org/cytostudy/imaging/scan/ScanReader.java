package org.cytostudy.imaging.scan;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageSeries;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.PlaneChoiceException;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.jspecify.annotations.Nullable;

/** A small PNG or JPEG, held in memory. It says nothing of its pixels' size. */
public final class ScanReader implements SlideReader {
  /** Larger ones belong into a tiled pyramid. */
  private static final long MAX_BYTES = 128L << 20;

  /** Deflate cannot pack more into a byte: a smaller PNG is cut off or lies about its size. */
  private static final long MOST_EXPANSION = 1032;

  private final BufferedImage image;
  private final PixelFormat format;
  private final String formatName;
  private final Map<String, String> descriptions;

  private ScanReader(BufferedImage image, String formatName, Map<String, String> descriptions) {
    this.image = image;
    this.formatName = formatName;
    this.descriptions = descriptions;
    boolean grey = image.getColorModel().getNumColorComponents() == 1;
    boolean deep = grey && image.getSampleModel().getSampleSize(0) == 16;
    boolean plainGrey = grey && image.getType() == BufferedImage.TYPE_BYTE_GRAY;
    this.format = deep ? PixelFormat.GREY16 : plainGrey ? PixelFormat.GREY8 : PixelFormat.RGB8;
  }

  /**
   * Reads the whole file.
   *
   * @param plane the first or null, since there is one only
   * @throws ImageFormatException if it is damaged or too large
   */
  public static ScanReader open(Path file, @Nullable ImagePlane plane) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw ImageFormatException.corrupt("The file is neither a PNG nor a JPEG", "offset 0");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        String name = reader.getFormatName().toUpperCase(Locale.ROOT);
        BufferedImage image = read(reader, name, Files.size(file));
        ScanReader scan = new ScanReader(image, name, ScanTexts.of(file));
        PlaneChoiceException.choose(
            List.of(new ImageSeries("", image.getWidth(), image.getHeight(), List.of(""), 1, 1)),
            plane);
        return scan;
      } catch (ImageFormatException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        // ImageIO reports damage with whatever its parsers stumble over.
        throw ImageFormatException.corrupt("The image is damaged: " + e.getMessage(), "scan");
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage read(ImageReader reader, String formatName, long fileBytes)
      throws IOException {
    ImageTypeSpecifier type = reader.getImageTypes(0).next();
    SampleModel samples = type.getSampleModel();
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    long pixelBytes =
        samples.getNumDataElements()
            * (long) DataBuffer.getDataTypeSize(samples.getDataType())
            / Byte.SIZE;
    if (pixels * pixelBytes > MAX_BYTES) {
      throw ImageFormatException.tooLarge(
          "The image takes "
              + ((pixels * pixelBytes) >> 20)
              + " MiB decoded, as PNG or JPEG read are up to "
              + (MAX_BYTES >> 20),
          "scan");
    }
    // One bit a pixel is the least that a PNG stores.
    if (formatName.equals("PNG") && pixels / Byte.SIZE / MOST_EXPANSION > fileBytes) {
      throw ImageFormatException.truncated(
          "The file has " + fileBytes + " bytes, too few for " + pixels + " pixels", "scan");
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
    return image;
  }

  @Override
  public List<SlideLevel> levels() {
    return List.of(
        new SlideLevel(
            image.getWidth(), image.getHeight(), 1, image.getWidth(), image.getHeight()));
  }

  @Override
  public PixelFormat format() {
    return format;
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
    return descriptions;
  }

  @Override
  public PixelBlock read(int level, long x, long y, int width, int height) {
    Objects.checkIndex(level, 1);
    Objects.checkFromIndexSize(x, width, image.getWidth());
    Objects.checkFromIndexSize(y, height, image.getHeight());
    byte[] out = new byte[Math.multiplyExact(Math.multiplyExact(width, height), format.bytes())];
    for (int row = 0; row < height; row++) {
      int at = row * width * format.bytes();
      if (format.channels() == 3) {
        colours((int) x, (int) y + row, width, out, at);
      } else {
        grey((int) x, (int) y + row, width, out, at);
      }
    }
    return new PixelBlock(width, height, format, out);
  }

  private void colours(int x, int y, int width, byte[] out, int start) {
    int at = start;
    for (int pixel : image.getRGB(x, y, width, 1, null, 0, width)) {
      out[at++] = (byte) (pixel >> 16);
      out[at++] = (byte) (pixel >> 8);
      out[at++] = (byte) pixel;
    }
  }

  /** From the raster, since ImageIO's colour models change the values of grey pixels. */
  private void grey(int x, int y, int width, byte[] out, int start) {
    Raster raster = image.getRaster();
    int at = start;
    for (int value : raster.getSamples(x, y, width, 1, 0, (int[]) null)) {
      out[at++] = (byte) value;
      if (format.bitDepth() == 16) {
        out[at++] = (byte) (value >> 8);
      }
    }
  }

  @Override
  public void close() {}
}
