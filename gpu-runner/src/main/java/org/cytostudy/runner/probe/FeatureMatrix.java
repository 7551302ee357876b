package org.cytostudy.runner.probe;

/**
 * Rows of one array of features; nothing is copied.
 *
 * @param dimension features of a row, D
 * @param values all rows, row-major
 * @param rows which of them, in this order
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
record FeatureMatrix(int dimension, float[] values, int[] rows) {

  int size() {
    return rows.length;
  }

  /** Where row {@code i} of the selection begins in {@link #values}. */
  int offset(int i) {
    return Math.multiplyExact(rows[i], dimension);
  }
}
