package org.cytostudy.imaging.vips;

import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelFormat;

/**
 * How libvips stores pixels, and what readers show of them.
 *
 * @param format what is shown
 * @param bands stored samples a pixel; a second or fourth is how much of the pixel is opaque
 */
record VipsPixels(PixelFormat format, int bands) {
  private static final int UCHAR = 0;
  private static final int USHORT = 2;
  private static final int FLOAT = 6;

  /** Kinds of colour that are grey or RGB: multiband, grey, RGB, sRGB, 16-bit RGB and grey. */
  private static final int[] KINDS = {0, 1, 17, 22, 25, 26};

  static VipsPixels of(int bands, int sampleFormat, int interpretation, String where)
      throws ImageFormatException {
    boolean grey = bands <= 2;
    boolean known = false;
    for (int kind : KINDS) {
      known |= interpretation == kind && (kind != 0 || bands == 1);
    }
    int depth =
        switch (sampleFormat) {
          case UCHAR -> 8;
          case USHORT -> 16;
          case FLOAT -> grey ? 32 : 0;
          default -> 0;
        };
    if (bands < 1 || bands > 4 || depth == 0 || !known) {
      throw ImageFormatException.unsupported(
          bands
              + " samples a pixel of libvips's format "
              + sampleFormat
              + " and interpretation "
              + interpretation
              + " are not read",
          where);
    }
    return new VipsPixels(new PixelFormat(grey ? 1 : 3, depth), bands);
  }

  int storedBytes() {
    return bands * format.sampleBytes();
  }

  /**
   * Drops the opacity. Where 8-bit pixels are transparent the scanner saw nothing, and white is
   * shown, as glass is.
   */
  byte[] convert(byte[] stored) {
    int channels = format.channels();
    if (bands == channels) {
      return stored;
    }
    int sampleBytes = format.sampleBytes();
    byte[] shown = new byte[stored.length / bands * channels];
    for (int from = 0, to = 0; from < stored.length; from += bands * sampleBytes) {
      for (int i = 0; i < channels * sampleBytes; i++) {
        shown[to++] = sampleBytes == 1 ? overWhite(stored, from, i) : stored[from + i];
      }
    }
    return shown;
  }

  private byte overWhite(byte[] stored, int pixel, int channel) {
    int opaque = stored[pixel + bands - 1] & 0xff;
    int value = stored[pixel + channel] & 0xff;
    return (byte) ((value * opaque + 255 * (255 - opaque) + 127) / 255);
  }
}
