package org.cytostudy.imaging.slide;

import java.awt.image.BufferedImage;

/**
 * The pixels of a region.
 *
 * @param width columns
 * @param height rows
 * @param format what a pixel is made up of
 * @param samples row by row, channels interleaved; 16-bit samples little-endian. Not copied.
 */
@SuppressWarnings("ArrayRecordComponent") // a region is megabytes; copying it would double the cost
public record PixelBlock(int width, int height, PixelFormat format, byte[] samples) {
  public PixelBlock {
    if (samples.length != (long) width * height * format.bytes()) {
      throw new IllegalArgumentException(
          width + " × " + height + " pixels do not take " + samples.length + " bytes");
    }
  }

  /** A sample, 0–255 or 0–65535. */
  public int sample(int x, int y, int channel) {
    int index = (y * width + x) * format.channels() + channel;
    if (format.bitDepth() == 8) {
      return samples[index] & 0xff;
    }
    return (samples[2 * index] & 0xff) | (samples[2 * index + 1] & 0xff) << 8;
  }

  /**
   * Grey value of a pixel on the scale 0–255. Colours are weighted as ITU-R BT.601 weights them,
   * 16-bit values divided by 257.
   */
  public double grey(int x, int y) {
    double value =
        format.channels() == 1
            ? sample(x, y, 0)
            : 0.299 * sample(x, y, 0) + 0.587 * sample(x, y, 1) + 0.114 * sample(x, y, 2);
    return format.bitDepth() == 8 ? value : value / 257;
  }

  /** The same pixels as an 8-bit image for encoders; of 16 bits the upper 8 are kept. */
  public BufferedImage toImage() {
    boolean grey = format.channels() == 1;
    BufferedImage image =
        new BufferedImage(
            width, height, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    int shift = format.bitDepth() - 8;
    var raster = image.getRaster();
    int[] row = new int[width * format.channels()];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < format.channels(); c++) {
          row[x * format.channels() + c] = sample(x, y, c) >> shift;
        }
      }
      raster.setPixels(0, y, width, 1, row);
    }
    return image;
  }
}
