package org.cytostudy.imaging.slide;

/** Makes the next smaller level of a pyramid: each of its pixels is the mean of 2 × 2. */
public final class Halving {
  private Halving() {}

  /**
   * Averages two rows to one, rounded; at an odd edge the last pixel counts twice.
   *
   * @param samples of whole numbers, as {@link PixelBlock} has them
   * @param upper index of the upper row's first byte
   * @param lower of the lower row's; the same where an odd last row counts twice
   * @param widthPx pixels of a row
   * @param out takes {@code (widthPx + 1) / 2} pixels
   * @param at index of their first byte
   */
  public static void rows(
      byte[] samples, int upper, int lower, int widthPx, PixelFormat format, byte[] out, int at) {
    int pixel = format.bytes();
    int pairs = widthPx / 2;
    if (format.bitDepth() != 8) {
      pairs16(samples, upper, lower, pairs, pixel, out, at);
    } else if (pixel == 1) {
      greyPairs(samples, upper, lower, pairs, out, at);
    } else {
      colourPairs(samples, upper, lower, pairs, out, at);
    }
    if (widthPx % 2 == 1) {
      edge(samples, upper, lower, 2 * pairs * pixel, format, out, at + pairs * pixel);
    }
  }

  private static void greyPairs(
      byte[] samples, int upper, int lower, int pairs, byte[] out, int at) {
    for (int x = 0; x < pairs; x++) {
      out[at + x] = mean(samples, upper + 2 * x, lower + 2 * x, 1);
    }
  }

  /** Written out for three channels: a loop over them takes three times as long. */
  private static void colourPairs(
      byte[] samples, int upper, int lower, int pairs, byte[] out, int at) {
    for (int x = 0; x < pairs; x++) {
      int u = upper + 6 * x;
      int l = lower + 6 * x;
      int to = at + 3 * x;
      out[to] = mean(samples, u, l, 3);
      out[to + 1] = mean(samples, u + 1, l + 1, 3);
      out[to + 2] = mean(samples, u + 2, l + 2, 3);
    }
  }

  private static byte mean(byte[] samples, int upper, int lower, int pixel) {
    int sum =
        (samples[upper] & 0xff)
            + (samples[upper + pixel] & 0xff)
            + (samples[lower] & 0xff)
            + (samples[lower + pixel] & 0xff);
    return (byte) ((sum + 2) >> 2);
  }

  private static void pairs16(
      byte[] samples, int upper, int lower, int pairs, int pixel, byte[] out, int at) {
    int to = at;
    for (int x = 0; x < pairs; x++) {
      int u = upper + 2 * x * pixel;
      int l = lower + 2 * x * pixel;
      for (int c = 0; c < pixel; c += 2) {
        int sum =
            unsigned(samples, u + c)
                + unsigned(samples, u + pixel + c)
                + unsigned(samples, l + c)
                + unsigned(samples, l + pixel + c);
        int mean = (sum + 2) >> 2;
        out[to++] = (byte) mean;
        out[to++] = (byte) (mean >> 8);
      }
    }
  }

  private static void edge(
      byte[] samples, int upper, int lower, int last, PixelFormat format, byte[] out, int at) {
    int step = format.sampleBytes();
    for (int c = 0; c < format.bytes(); c += step) {
      if (step == 1) {
        int sum = (samples[upper + last + c] & 0xff) + (samples[lower + last + c] & 0xff);
        out[at + c] = (byte) ((sum + 1) >> 1);
      } else {
        int sum = unsigned(samples, upper + last + c) + unsigned(samples, lower + last + c);
        int mean = (sum + 1) >> 1;
        out[at + c] = (byte) mean;
        out[at + c + 1] = (byte) (mean >> 8);
      }
    }
  }

  private static int unsigned(byte[] samples, int at) {
    return (samples[at] & 0xff) | (samples[at + 1] & 0xff) << 8;
  }
}
