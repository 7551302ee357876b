package org.cytostudy.imaging.jpeg;

/**
 * Where the samples of one component lie: whole blocks, four samples of a row of a block in one
 * number, the first of them lowest.
 *
 * @param samples those of all components
 * @param origin where these begin
 * @param stride from a row to the next
 * @param far from the first four samples of a row of a block to its other four
 * @param columnsApart whether the first four are columns 0, 2, 4 and 6, and not 0 to 3
 * @param rowsApart whether the rows of each block come in the order 0, 2, 4, 6, 1, 3, 5, 7
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, never compared
record Plane(
    int[] samples, int origin, int stride, int far, boolean columnsApart, boolean rowsApart) {

  /** Lays one out; it takes 16 numbers a block. */
  static Plane of(
      int[] samples, int origin, int across, int down, boolean columnsApart, boolean rowsApart) {
    int stride = columnsApart ? across : 2 * across;
    int far = columnsApart ? 8 * across * down : 1;
    return new Plane(samples, origin, stride, far, columnsApart, rowsApart);
  }

  /** Where a block begins. */
  int start(int column, int row) {
    return origin + 8 * row * stride + (columnsApart ? column : 2 * column);
  }
}
