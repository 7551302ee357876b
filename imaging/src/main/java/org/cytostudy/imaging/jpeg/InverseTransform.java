package org.cytostudy.imaging.jpeg;

import java.util.Arrays;

/**
 * The inverse discrete cosine transform of 8 × 8 coefficients by Loeffler, Ligtenberg and Moschytz
 * (1989), columns first, with 13 fractional bits and rounding as the Independent JPEG Group's
 * accurate integer method has it: both give the same samples.
 *
 * <p>Many blocks are transformed at once: one array holds the same coefficient of all, and each
 * loop is so short that the compiler makes vector instructions of it. One loop for a whole
 * transform is eight times slower.
 */
final class InverseTransform {
  /** Blocks that are transformed together: enough for long loops, few enough for the caches. */
  static final int BLOCKS = 136;

  /** By position in the stream: place in a block, row by row. */
  private static final byte[] PLACES = {
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63
  };

  private static final int C_0_298631336 = 2446;
  private static final int C_0_390180644 = 3196;
  private static final int C_0_541196100 = 4433;
  private static final int C_0_765366865 = 6270;
  private static final int C_0_899976223 = 7373;
  private static final int C_1_175875602 = 9633;
  private static final int C_1_501321110 = 12299;
  private static final int C_1_847759065 = 15137;
  private static final int C_1_961570560 = 16069;
  private static final int C_2_053119869 = 16819;
  private static final int C_2_562915447 = 20995;
  private static final int C_3_072711026 = 25172;
  private static final int FRACTION = 13;

  /** Columns keep two bits more than samples have; rows take them, the fraction and a factor 8. */
  private static final int COLUMN_SHIFT = FRACTION - 2;

  private static final int ROW_SHIFT = FRACTION + 5;
  private static final int ZERO_LEVEL = 128;
  private static final int ROW_ROUNDING = (1 << (ROW_SHIFT - 1)) + (ZERO_LEVEL << ROW_SHIFT);

  private final int[][] coefficients = new int[64][BLOCKS];

  /** The same by position in the stream. */
  private final int[][] inStream = new int[64][];

  private final int[] starts = new int[BLOCKS];
  private final int[] even0 = new int[BLOCKS];
  private final int[] even1 = new int[BLOCKS];
  private final int[] even2 = new int[BLOCKS];
  private final int[] even3 = new int[BLOCKS];
  private final int[] odd0 = new int[BLOCKS];
  private final int[] odd3 = new int[BLOCKS];
  private final int[] turned0 = new int[BLOCKS];
  private final int[] turned1 = new int[BLOCKS];
  private final int[] first = new int[BLOCKS];
  private final int[] last = new int[BLOCKS];
  private final Plane plane;
  private int count;

  /**
   * Starts without blocks.
   *
   * @param plane takes the samples, or those of one that is laid out alike
   */
  InverseTransform(Plane plane) {
    this.plane = plane;
    for (int position = 0; position < 64; position++) {
      inStream[position] = coefficients[PLACES[position]];
    }
  }

  /** Sets a coefficient, by its position in the stream, of the block that is added next. */
  void set(int position, int value) {
    inStream[position][count] = value;
  }

  /**
   * Adds a block whose coefficients were set.
   *
   * @param start where it begins among the samples
   */
  void add(int start) {
    starts[count] = start;
    count++;
    if (count == BLOCKS) {
      flush();
    }
  }

  /**
   * Fills a block that has its mean only, with what the whole transform would make of it.
   *
   * @param start where it begins among the samples
   * @param mean its first coefficient
   */
  void fill(int start, int mean) {
    int column = mean << (FRACTION - COLUMN_SHIFT);
    int sample = ((column << FRACTION) + ROW_ROUNDING) >> ROW_SHIFT;
    int four = Math.max(0, Math.min(255, sample)) * 0x0101_0101;
    for (int row = 0; row < 8; row++) {
      int at = start + row * plane.stride();
      plane.samples()[at] = four;
      plane.samples()[at + plane.far()] = four;
    }
  }

  /** Transforms what was added since the last time. */
  void flush() {
    for (int column = 0; column < 8; column++) {
      transform(column, 8, 1 << (COLUMN_SHIFT - 1), COLUMN_SHIFT);
    }
    for (int row = 0; row < 8; row++) {
      transform(8 * row, 1, ROW_ROUNDING, ROW_SHIFT);
      if (plane.columnsApart()) {
        pack(8 * row, 2, first);
        pack(8 * row + 1, 2, last);
      } else {
        pack(8 * row, 1, first);
        pack(8 * row + 4, 1, last);
      }
      int stored = plane.rowsApart() ? (row % 2) * 4 + row / 2 : row;
      store(plane.samples(), stored * plane.stride(), plane.far());
    }
    for (int[] coefficient : coefficients) {
      Arrays.fill(coefficient, 0);
    }
    count = 0;
  }

  private void store(int[] samples, int rowStart, int far) {
    for (int i = 0; i < count; i++) {
      int at = starts[i] + rowStart;
      samples[at] = first[i];
      samples[at + far] = last[i];
    }
  }

  /** Transforms eight coefficients of every block in place. */
  private void transform(int first, int step, int rounding, int shift) {
    int[] c0 = coefficients[first];
    int[] c1 = coefficients[first + step];
    int[] c2 = coefficients[first + 2 * step];
    int[] c3 = coefficients[first + 3 * step];
    int[] c4 = coefficients[first + 4 * step];
    int[] c5 = coefficients[first + 5 * step];
    int[] c6 = coefficients[first + 6 * step];
    int[] c7 = coefficients[first + 7 * step];
    rotateEven(c2, c6, turned0, turned1);
    addEven(c0, c4, rounding, even0, even1);
    butterfly(even0, turned1, 0, even0, even3);
    butterfly(even1, turned0, 0, even1, even2);
    rotateOdd(c1, c3, c5, c7, turned0, turned1);
    addOdd(c7, c1, turned0, turned1, C_0_298631336, C_1_501321110, C_0_899976223, odd0, odd3);
    addOdd(c5, c3, turned1, turned0, C_2_053119869, C_3_072711026, C_2_562915447, c5, c3);
    butterfly(even0, odd3, shift, c0, c7);
    butterfly(even1, c3, shift, c1, c6);
    butterfly(even2, c5, shift, c2, c5);
    butterfly(even3, odd0, shift, c3, c4);
  }

  private static void rotateEven(int[] c2, int[] c6, int[] to0, int[] to1) {
    for (int i = 0; i < BLOCKS; i++) {
      int z = (c2[i] + c6[i]) * C_0_541196100;
      to0[i] = z - c6[i] * C_1_847759065;
      to1[i] = z + c2[i] * C_0_765366865;
    }
  }

  private static void addEven(int[] c0, int[] c4, int rounding, int[] to0, int[] to1) {
    for (int i = 0; i < BLOCKS; i++) {
      to0[i] = ((c0[i] + c4[i]) << FRACTION) + rounding;
      to1[i] = ((c0[i] - c4[i]) << FRACTION) + rounding;
    }
  }

  private static void rotateOdd(int[] c1, int[] c3, int[] c5, int[] c7, int[] to0, int[] to1) {
    for (int i = 0; i < BLOCKS; i++) {
      int outer = c7[i] + c3[i];
      int inner = c5[i] + c1[i];
      int z = (outer + inner) * C_1_175875602;
      to0[i] = z - outer * C_1_961570560;
      to1[i] = z - inner * C_0_390180644;
    }
  }

  private static void addOdd(
      int[] x, int[] y, int[] zx, int[] zy, int kx, int ky, int both, int[] toX, int[] toY) {
    for (int i = 0; i < BLOCKS; i++) {
      int z = (x[i] + y[i]) * both;
      int sumX = x[i] * kx - z + zx[i];
      int sumY = y[i] * ky - z + zy[i];
      toX[i] = sumX;
      toY[i] = sumY;
    }
  }

  private static void butterfly(int[] x, int[] y, int shift, int[] plus, int[] minus) {
    for (int i = 0; i < BLOCKS; i++) {
      int sum = x[i] + y[i];
      int difference = x[i] - y[i];
      plus[i] = sum >> shift;
      minus[i] = difference >> shift;
    }
  }

  /** Four samples of each block in one number. */
  private void pack(int from, int step, int[] to) {
    pack(
        coefficients[from],
        coefficients[from + step],
        coefficients[from + 2 * step],
        coefficients[from + 3 * step],
        to);
  }

  private static void pack(int[] a, int[] b, int[] c, int[] d, int[] to) {
    for (int i = 0; i < BLOCKS; i++) {
      to[i] =
          Math.max(0, Math.min(255, a[i]))
              | Math.max(0, Math.min(255, b[i])) << 8
              | Math.max(0, Math.min(255, c[i])) << 16
              | Math.max(0, Math.min(255, d[i])) << 24;
    }
  }
}
