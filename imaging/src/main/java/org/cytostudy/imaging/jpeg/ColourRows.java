package org.cytostudy.imaging.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Makes RGB of luminance and colour differences (ITU-R BT.601 as JFIF has it), which it
 * interpolates to full resolution with weights 3:1, as the Independent JPEG Group's decoder does:
 * both give the same samples.
 *
 * <p>Loops are simple enough for the compiler to make vector instructions of them, and go over
 * eight rows, since each has a start and an end that are done one by one. An array holds the same
 * of the eight columns of all blocks, so that nothing need be moved between neighbours; both colour
 * differences travel in one number, 16 bits each.
 */
final class ColourRows {
  /** Rows that are converted together, those of a block. */
  static final int ROWS = 8;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int CR_TO_RED = 91_881;
  private static final int CB_TO_BLUE = 116_130;
  private static final int CR_TO_GREEN = 46_802;
  private static final int CB_TO_GREEN = 22_554;
  private static final int HALF = 1 << 15;
  private static final int WHITE = (256 << 16) - 1;
  private static final int BOTH = 0x10001;
  private static final int BYTES = 0xff00ff;
  private static final int COLUMNS = 8;
  private static final int PIXEL_BYTES = 3;

  private final Component luminance;
  private final Component blue;
  private final Component red;
  private final int width;
  private final int height;
  private final boolean halfWide;
  private final boolean halfHigh;

  /** Blocks of luminance beside one another. */
  private final int across;

  /** Colour differences of the rows, as they are stored, and of those they are weighted with. */
  private final int[] blueNear;

  private final int[] blueFar;
  private final int[] redNear;
  private final int[] redFar;

  /** Of each fourth column both differences, weighted vertically. */
  private final int[][] sums;

  private final int[] blueSums;
  private final int[] redSums;
  private final int[] neighbours;
  private final int[] differences;

  /** Luminance of the rows, four columns a number, and of one of them. */
  private final int[] lights;

  private final int[] light;

  /** By column: red, green and blue from the lowest byte; then by fours of bytes to be written. */
  private final int[][] pixels;

  ColourRows(Component luminance, Component blue, Component red, int width, int height) {
    this.luminance = luminance;
    this.blue = blue;
    this.red = red;
    this.width = width;
    this.height = height;
    halfWide = luminance.across == 2 * blue.across;
    halfHigh = luminance.down == 2 * blue.down;
    across = luminance.plane.stride();
    int count = ROWS * across;
    blueNear = new int[count];
    blueFar = new int[count];
    redNear = new int[count];
    redFar = new int[count];
    sums = new int[COLUMNS / 2][count];
    blueSums = new int[count];
    redSums = new int[count];
    lights = new int[count];
    neighbours = new int[count];
    differences = new int[count];
    light = new int[count];
    pixels = new int[COLUMNS][count];
  }

  /** Writes the eight rows from one on, three bytes a pixel. */
  void write(int row, byte[] out) {
    for (int side = 0; side < 2; side++) {
      int from = luminance.plane.origin() + row * across + side * luminance.plane.far();
      System.arraycopy(luminance.plane.samples(), from, lights, 0, lights.length);
      if (side == 0 || !halfWide) {
        sum(row, side);
      }
      for (int i = 0; i < COLUMNS / 2; i++) {
        widen(lights, 8 * i, light);
        convert(light, halfWide ? interpolated(i, side == 0) : sums[i], pixels[2 * i + side]);
      }
    }
    join(pixels[0], pixels[1], pixels[2], pixels[3]);
    join(pixels[4], pixels[5], pixels[6], pixels[7]);
    for (int i = 0; i < ROWS; i++) {
      int stored = luminance.plane.rowsApart() ? (i % 2) * (ROWS / 2) + i / 2 : i;
      if (row + i < height) {
        store(stored * across, out, (row + i) * width * PIXEL_BYTES);
      }
    }
  }

  private static void widen(int[] lights, int shift, int[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = ((lights[i] >> shift) & 0xff) << 16 | HALF;
    }
  }

  private static void convert(int[] light, int[] differences, int[] to) {
    for (int i = 0; i < to.length; i++) {
      int value = light[i] + ((differences[i] & 0xffff) * CR_TO_RED - 128 * CR_TO_RED);
      to[i] = Math.max(0, Math.min(WHITE, value)) >> 16;
    }
    for (int i = 0; i < to.length; i++) {
      int value =
          light[i]
              + 128 * (CB_TO_GREEN + CR_TO_GREEN)
              - (differences[i] >> 16) * CB_TO_GREEN
              - (differences[i] & 0xffff) * CR_TO_GREEN;
      to[i] |= (Math.max(0, Math.min(WHITE, value)) >> 8) & 0xff00;
    }
    for (int i = 0; i < to.length; i++) {
      int value = light[i] + ((differences[i] >> 16) * CB_TO_BLUE - 128 * CB_TO_BLUE);
      to[i] |= Math.max(0, Math.min(WHITE, value)) & 0xff0000;
    }
  }

  /** Of four pixels the twelve bytes, in the first three. */
  private static void join(int[] p0, int[] p1, int[] p2, int[] p3) {
    for (int i = 0; i < p0.length; i++) {
      p0[i] |= p1[i] << 24;
    }
    for (int i = 0; i < p0.length; i++) {
      p1[i] = p1[i] >>> 8 | p2[i] << 16;
    }
    for (int i = 0; i < p0.length; i++) {
      p2[i] = p2[i] >>> 16 | p3[i] << 8;
    }
  }

  private void store(int first, byte[] out, int start) {
    int blocks = width / COLUMNS;
    int[] p0 = pixels[0];
    int[] p1 = pixels[1];
    int[] p2 = pixels[2];
    int[] p4 = pixels[4];
    int[] p5 = pixels[5];
    int[] p6 = pixels[6];
    for (int i = 0; i < blocks; i++) {
      int to = start + i * COLUMNS * PIXEL_BYTES;
      INT.set(out, to, p0[first + i]);
      INT.set(out, to + 4, p1[first + i]);
      INT.set(out, to + 8, p2[first + i]);
      INT.set(out, to + 12, p4[first + i]);
      INT.set(out, to + 16, p5[first + i]);
      INT.set(out, to + 20, p6[first + i]);
    }
    int to = start + blocks * COLUMNS * PIXEL_BYTES;
    for (int i = 0; i < (width % COLUMNS) * PIXEL_BYTES; i++) {
      int four = pixels[(i / 12) * 4 + (i % 12) / 4][first + blocks];
      out[to + i] = (byte) (four >> (8 * (i % 4)));
    }
  }

  /** Weighs each row of differences 3:1 with the one above or below, where it stands for two. */
  private void sum(int row, int side) {
    gather(blue.plane, row, side, blueNear, blueFar);
    gather(red.plane, row, side, redNear, redFar);
    for (int i = 0; i < 2; i++) {
      // Two columns or less are repeated, not interpolated.
      if (halfHigh && blue.width > 2) {
        weigh(blueNear, blueFar, 8 * i, blueSums);
        weigh(redNear, redFar, 8 * i, redSums);
      } else {
        take(blueNear, 8 * i, blueSums);
        take(redNear, 8 * i, redSums);
      }
      pair(blueSums, redSums, sums[i], sums[i + 2]);
    }
  }

  /** Copies rows, because the compiler can go ahead only where arrays are surely different ones. */
  private void gather(Plane plane, int row, int side, int[] near, int[] far) {
    int from = plane.origin() + side * plane.far();
    if (!halfHigh) {
      System.arraycopy(plane.samples(), from + row * across, near, 0, near.length);
      return;
    }
    int half = near.length / 2;
    int first = row / 2;
    System.arraycopy(plane.samples(), from + first * across, near, 0, half);
    System.arraycopy(near, 0, near, half, half);
    for (int i = 0; i < ROWS; i++) {
      int beside = first + (i < ROWS / 2 ? i - 1 : i - ROWS / 2 + 1);
      int stored = from + Math.clamp(beside, 0, blue.height - 1) * across;
      System.arraycopy(plane.samples(), stored, far, i * across, across);
    }
  }

  /** Of two columns at once, those of the lowest and of the third byte. */
  private static void weigh(int[] near, int[] far, int shift, int[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = ((near[i] >>> shift) & BYTES) * 3 + ((far[i] >>> shift) & BYTES);
    }
  }

  private static void take(int[] near, int shift, int[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = (near[i] >>> shift) & BYTES;
    }
  }

  private static void pair(int[] blue, int[] red, int[] first, int[] third) {
    for (int i = 0; i < first.length; i++) {
      first[i] = blue[i] << 16 | (red[i] & 0xffff);
    }
    for (int i = 0; i < third.length; i++) {
      third[i] = (blue[i] & 0xffff0000) | red[i] >>> 16;
    }
  }

  /** Three parts of a column of differences and one of its left or right neighbour. */
  private int[] interpolated(int column, boolean left) {
    int[] own = sums[column];
    if (blue.width <= 2) {
      return own;
    }
    int[] beside = neighbours;
    int last = own.length - 1;
    if (left && column == 0) {
      System.arraycopy(sums[3], 0, neighbours, 1, last);
    } else if (!left && column == 3) {
      System.arraycopy(sums[0], 1, neighbours, 0, last);
    } else {
      beside = sums[left ? column - 1 : column + 1];
    }
    int shift = halfHigh ? 4 : 2;
    int mask = (0xffff >> shift) * BOTH;
    int rounding = (halfHigh ? (left ? 8 : 7) : (left ? 1 : 2)) * BOTH;
    withNeighbours(own, beside, rounding, shift, mask, differences);
    int end = blue.width - 1;
    if (left && column == 0) {
      repeatEdge(own, 0, halfHigh ? 8 * BOTH : 0, shift, mask);
    } else if (!left && column == end % 4) {
      repeatEdge(own, end / 4, halfHigh ? 7 * BOTH : 0, shift, mask);
    }
    return differences;
  }

  private static void withNeighbours(
      int[] own, int[] beside, int rounding, int shift, int mask, int[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = ((3 * own[i] + beside[i] + rounding) >>> shift) & mask;
    }
  }

  /** The columns at the edges have one neighbour only. */
  private void repeatEdge(int[] own, int first, int rounding, int shift, int mask) {
    for (int i = first; i < own.length; i += across) {
      differences[i] = ((4 * own[i] + rounding) >>> shift) & mask;
    }
  }
}
