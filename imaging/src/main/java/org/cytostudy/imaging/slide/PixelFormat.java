package org.cytostudy.imaging.slide;

/**
 * How a pixel is made up.
 *
 * @param channels 1 for grey, 3 for RGB
 * @param bitDepth 8 or 16 bits a sample, unsigned
 */
public record PixelFormat(int channels, int bitDepth) {
  /** Grey, 8 bits. */
  public static final PixelFormat GREY8 = new PixelFormat(1, 8);

  /** Grey, 16 bits. */
  public static final PixelFormat GREY16 = new PixelFormat(1, 16);

  /** Red, green, blue, 8 bits each. */
  public static final PixelFormat RGB8 = new PixelFormat(3, 8);

  public PixelFormat {
    if ((channels != 1 && channels != 3) || (bitDepth != 8 && bitDepth != 16)) {
      throw new IllegalArgumentException(
          "A pixel has 1 or 3 channels of 8 or 16 bits, not " + channels + " of " + bitDepth);
    }
  }

  /** Bytes of one pixel. */
  public int bytes() {
    return channels * bitDepth / 8;
  }
}
