package org.cytostudy.imaging.slide;

import java.awt.image.BufferedImage;

/**
 * The pixels of a region.
 *
 * @param width columns
 * @param height rows
 * @param format what a pixel is made up of
 * @param samples row by row, channels interleaved; samples of 16 and 32 bits little-endian. Not
 *     copied.
 */
@SuppressWarnings("ArrayRecordComponent") // a region is megabytes; copying it would double the cost
public record PixelBlock(int width, int height, PixelFormat format, byte[] samples) {
  public PixelBlock {
    if (samples.length != (long) width * height * format.bytes()) {
      throw new IllegalArgumentException(
          width + " × " + height + " pixels do not take " + samples.length + " bytes");
    }
  }

  /** A block of zeros, to be filled by {@link SlideReader#readInto}. */
  public static PixelBlock of(int width, int height, PixelFormat format) {
    int bytes = Math.multiplyExact(Math.multiplyExact(width, height), format.bytes());
    return new PixelBlock(width, height, format, new byte[bytes]);
  }

  /**
   * Refuses pixels that are made up otherwise than those that are to be written here.
   *
   * @throws IllegalArgumentException if so
   */
  public void requireFormat(PixelFormat wanted) {
    if (!format.equals(wanted)) {
      throw new IllegalArgumentException(
          "The block is for %d channels of %d bits, the image has %d of %d"
              .formatted(
                  format.channels(), format.bitDepth(), wanted.channels(), wanted.bitDepth()));
    }
  }

  /**
   * A sample, 0–255 or 0–65535.
   *
   * @throws IllegalStateException if samples are floating-point: ask for {@link #value}
   */
  public int sample(int x, int y, int channel) {
    int index = index(x, y, channel);
    return switch (format.bitDepth()) {
      case 8 -> samples[index] & 0xff;
      case 16 -> unsignedShort(index);
      default -> throw new IllegalStateException("Samples are floating-point");
    };
  }

  /** A sample of any format. */
  public double value(int x, int y, int channel) {
    return valueAt(index(x, y, channel));
  }

  /**
   * Grey value of a pixel on the scale 0–255. Colours are weighted as ITU-R BT.601 weights them,
   * 16-bit values divided by 257, floating-point ones taken as 0–1.
   */
  public double grey(int x, int y) {
    double value =
        format.channels() == 1
            ? value(x, y, 0)
            : 0.299 * value(x, y, 0) + 0.587 * value(x, y, 1) + 0.114 * value(x, y, 2);
    return switch (format.bitDepth()) {
      case 8 -> value;
      case 16 -> value / 257;
      default -> IntensityWindow.whole(format).scale(value);
    };
  }

  /** The same pixels with 8 bits a sample; of 8 bits already, they are not touched. */
  public PixelBlock toEightBit() {
    return format.bitDepth() == 8 ? this : toEightBit(IntensityWindow.whole(format));
  }

  /** The same pixels with 8 bits a sample, seen through a window. */
  public PixelBlock toEightBit(IntensityWindow window) {
    byte[] scaled = new byte[width * height * format.channels()];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (byte) (int) (window.scale(valueAt(i * format.sampleBytes())) + 0.5);
    }
    return new PixelBlock(width, height, new PixelFormat(format.channels(), 8), scaled);
  }

  /** The same pixels as an 8-bit image for encoders, over all values that they can have. */
  public BufferedImage toImage() {
    return toImage(IntensityWindow.whole(format));
  }

  /** The same pixels as an 8-bit image for encoders, seen through a window. */
  public BufferedImage toImage(IntensityWindow window) {
    boolean untouched =
        format.bitDepth() == 8 && window.equals(IntensityWindow.whole(PixelFormat.GREY8));
    byte[] bytes = untouched ? samples : toEightBit(window).samples();
    if (format.channels() == 1) {
      BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
      grey.getRaster().setDataElements(0, 0, width, height, bytes);
      return grey;
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = 3 * (y * width + x);
        row[x] = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
      }
      image.getRaster().setDataElements(0, y, width, 1, row);
    }
    return image;
  }

  private int index(int x, int y, int channel) {
    return ((y * width + x) * format.channels() + channel) * format.sampleBytes();
  }

  private int unsignedShort(int index) {
    return (samples[index] & 0xff) | (samples[index + 1] & 0xff) << 8;
  }

  private double valueAt(int index) {
    return switch (format.bitDepth()) {
      case 8 -> samples[index] & 0xff;
      case 16 -> unsignedShort(index);
      default -> Float.intBitsToFloat(unsignedShort(index) | unsignedShort(index + 2) << 16);
    };
  }
}
