package org.cytostudy.imaging.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Makes RGB of luminance and colour differences (ITU-R BT.601 as JFIF has it), which it
 * interpolates to full resolution with weights 3:1, as the Independent JPEG Group's decoder does:
 * both give the same samples. Loops are simple enough for the compiler to do several pixels at
 * once; both colour differences travel in one number, 16 bits each.
 */
final class ColourRows {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int HALF = 1 << 15;
  private static final int CR_TO_RED = 91_881;
  private static final int CB_TO_BLUE = 116_130;
  private static final int CR_TO_GREEN = 46_802;
  private static final int CB_TO_GREEN = 22_554;
  private static final int BOTH = 0x10001;

  private final Component luminance;
  private final Component blue;
  private final Component red;
  private final int width;

  /** Luminance of a row. */
  private final int[] light;

  /** Colour differences of a row at full resolution. */
  private final int[] differences;

  /** Weighted sums of two rows of them, as they are stored. */
  private final int[] sums;

  private final int[] neighbours;
  private final int[][] kept;
  private final int[] keptRows = {-1, -1, -1};

  /** Of each sum the left and the right of its two columns. */
  private final int[] left;

  private final int[] right;

  /** Pixels of a row: red, green and blue from the lowest byte. */
  private final int[] pixels;

  ColourRows(Component luminance, Component blue, Component red, int width) {
    this.luminance = luminance;
    this.blue = blue;
    this.red = red;
    this.width = width;
    light = new int[width];
    pixels = new int[width];
    differences = new int[Math.max(width, 2 * blue.width)];
    sums = new int[blue.width];
    kept = new int[keptRows.length][blue.width];
    neighbours = new int[blue.width];
    left = new int[blue.width];
    right = new int[blue.width];
  }

  /** Writes one row, three bytes a pixel; the rows must come in order. */
  void write(int row, byte[] out, int start) {
    spread(row);
    widen(luminance.samples, luminance.origin + row * luminance.stride, light);
    addRed();
    addGreen();
    addBlue();
    store(pixels, out, start);
  }

  /** Eight pixels are three numbers of eight bytes. */
  private static void store(int[] pixels, byte[] out, int start) {
    int x = 0;
    for (; x + 8 <= pixels.length; x += 8) {
      int to = start + 3 * x;
      long p2 = pixels[x + 2];
      long p5 = pixels[x + 5];
      LONG.set(out, to, pixels[x] | (long) pixels[x + 1] << 24 | p2 << 48);
      LONG.set(
          out,
          to + 8,
          p2 >>> 16 | (long) pixels[x + 3] << 8 | (long) pixels[x + 4] << 32 | p5 << 56);
      LONG.set(out, to + 16, p5 >>> 8 | (long) pixels[x + 6] << 16 | (long) pixels[x + 7] << 40);
    }
    for (; x < pixels.length; x++) {
      int to = start + 3 * x;
      out[to] = (byte) pixels[x];
      out[to + 1] = (byte) (pixels[x] >> 8);
      out[to + 2] = (byte) (pixels[x] >> 16);
    }
  }

  private static void widen(byte[] plane, int from, int[] to) {
    for (int x = 0; x < to.length; x++) {
      to[x] = plane[from + x] & 0xff;
    }
  }

  private void addRed() {
    for (int x = 0; x < pixels.length; x++) {
      int cr = (differences[x] & 0xffff) - 128;
      int value = light[x] + ((cr * CR_TO_RED + HALF) >> 16);
      pixels[x] = Math.max(0, Math.min(255, value));
    }
  }

  private void addGreen() {
    for (int x = 0; x < pixels.length; x++) {
      int cb = (differences[x] >> 16) - 128;
      int cr = (differences[x] & 0xffff) - 128;
      int value = light[x] + ((HALF - cb * CB_TO_GREEN - cr * CR_TO_GREEN) >> 16);
      pixels[x] |= Math.max(0, Math.min(255, value)) << 8;
    }
  }

  private void addBlue() {
    for (int x = 0; x < pixels.length; x++) {
      int cb = (differences[x] >> 16) - 128;
      int value = light[x] + ((cb * CB_TO_BLUE + HALF) >> 16);
      pixels[x] |= Math.max(0, Math.min(255, value)) << 16;
    }
  }

  private void spread(int row) {
    boolean halfWide = luminance.across == 2 * blue.across;
    boolean halfHigh = luminance.down == 2 * blue.down;
    int near = halfHigh ? row / 2 : row;
    int[] stored = both(near);
    if (!halfWide) {
      System.arraycopy(stored, 0, differences, 0, width);
    } else if (blue.width <= 2) {
      // Two columns or less are repeated, not interpolated.
      for (int x = 0; x < width; x++) {
        differences[x] = stored[x / 2];
      }
    } else if (halfHigh) {
      int far = Math.clamp(near + (row % 2 == 0 ? -1 : 1), 0, blue.height - 1);
      weigh(stored, both(far));
      interpolate(4, 8 * BOTH, 7 * BOTH, 8 * BOTH, 7 * BOTH);
    } else {
      System.arraycopy(stored, 0, sums, 0, sums.length);
      interpolate(2, BOTH, 2 * BOTH, 0, 0);
    }
  }

  /** A row of both differences; the last three are kept, since neighbours need them again. */
  private int[] both(int row) {
    int[] found = kept[row % kept.length];
    if (keptRows[row % kept.length] != row) {
      keptRows[row % kept.length] = row;
      byte[] samples = blue.samples;
      int cb = blue.origin + row * blue.stride;
      int cr = red.origin + row * red.stride;
      for (int x = 0; x < found.length; x++) {
        found[x] = (samples[cb + x] & 0xff) << 16 | (samples[cr + x] & 0xff);
      }
    }
    return found;
  }

  private void weigh(int[] near, int[] far) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] = 3 * near[x] + far[x];
    }
  }

  /** Two columns of each: three parts of it, and one of its left or right neighbour. */
  private void interpolate(int shift, int roundLeft, int roundRight, int first, int end) {
    int mask = (0xffff >> shift) * BOTH;
    int last = sums.length - 1;
    System.arraycopy(sums, 0, neighbours, 1, last);
    withNeighbours(roundLeft, shift, mask, left);
    System.arraycopy(sums, 1, neighbours, 0, last);
    withNeighbours(roundRight, shift, mask, right);
    left[0] = ((4 * sums[0] + first) >>> shift) & mask;
    right[last] = ((4 * sums[last] + end) >>> shift) & mask;
    for (int x = 0; x <= last; x++) {
      differences[2 * x] = left[x];
      differences[2 * x + 1] = right[x];
    }
  }

  /** The neighbours are an array of their own: the compiler then knows that it may go ahead. */
  private void withNeighbours(int rounding, int shift, int mask, int[] to) {
    for (int x = 0; x < sums.length; x++) {
      to[x] = ((3 * sums[x] + neighbours[x] + rounding) >>> shift) & mask;
    }
  }
}
