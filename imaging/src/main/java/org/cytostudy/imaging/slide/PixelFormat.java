package org.cytostudy.imaging.slide;

/**
 * How a pixel is made up.
 *
 * @param channels 1 for grey, 3 for RGB
 * @param bitDepth bits a sample: 8 or 16, unsigned, or 32, which are floating-point and grey
 */
public record PixelFormat(int channels, int bitDepth) {
  /** Grey, 8 bits. */
  public static final PixelFormat GREY8 = new PixelFormat(1, 8);

  /** Grey, 16 bits. */
  public static final PixelFormat GREY16 = new PixelFormat(1, 16);

  /** Grey, IEEE 754 single precision. */
  public static final PixelFormat GREY_FLOAT = new PixelFormat(1, 32);

  /** Red, green, blue, 8 bits each. */
  public static final PixelFormat RGB8 = new PixelFormat(3, 8);

  /** Red, green, blue, 16 bits each. */
  public static final PixelFormat RGB16 = new PixelFormat(3, 16);

  public PixelFormat {
    boolean integers = (channels == 1 || channels == 3) && (bitDepth == 8 || bitDepth == 16);
    if (!integers && !(channels == 1 && bitDepth == 32)) {
      throw new IllegalArgumentException(
          "A pixel has 1 or 3 channels of 8 or 16 bits, or 1 of 32, not "
              + channels
              + " of "
              + bitDepth);
    }
  }

  /** Bytes of one sample. */
  public int sampleBytes() {
    return bitDepth / 8;
  }

  /** Bytes of one pixel. */
  public int bytes() {
    return channels * sampleBytes();
  }

  /** Whether samples are floating-point numbers, which have no range of their own. */
  public boolean floatingPoint() {
    return bitDepth == 32;
  }
}
