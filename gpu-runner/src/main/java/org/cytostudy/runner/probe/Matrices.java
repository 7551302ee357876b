package org.cytostudy.runner.probe;

import org.ejml.data.DMatrixRMaj;

/** Bridges between the float32 of files and the double matrices that are computed with. */
final class Matrices {
  private Matrices() {}

  /** A matrix of row-major values. */
  static DMatrixRMaj of(int rows, int columns, float[] values) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < values.length; i++) {
      matrix.data[i] = values[i];
    }
    return matrix;
  }

  /** Adds {@code values[k]} to every element of row k. */
  static void addToRows(DMatrixRMaj matrix, float[] values) {
    int n = matrix.numCols;
    for (int k = 0; k < matrix.numRows; k++) {
      for (int i = 0; i < n; i++) {
        matrix.data[k * n + i] += values[k];
      }
    }
  }

  /** Adds {@code values[from + k]} to every element of row k. */
  static void addToRows(DMatrixRMaj matrix, double[] values, int from) {
    int n = matrix.numCols;
    for (int k = 0; k < matrix.numRows; k++) {
      for (int i = 0; i < n; i++) {
        matrix.data[k * n + i] += values[from + k];
      }
    }
  }

  /** Adds the sum of each row k to {@code into[from + k]}. */
  static void addRowSums(DMatrixRMaj matrix, double[] into, int from) {
    int n = matrix.numCols;
    for (int k = 0; k < matrix.numRows; k++) {
      for (int i = 0; i < n; i++) {
        into[from + k] += matrix.data[k * n + i];
      }
    }
  }

  /** Negative values become 0. */
  static void rectify(DMatrixRMaj matrix) {
    int length = matrix.getNumElements();
    for (int i = 0; i < length; i++) {
      matrix.data[i] = Math.max(0, matrix.data[i]);
    }
  }

  /** The values from {@code from} on as float32. */
  static float[] floats(double[] values, int from, int length) {
    float[] result = new float[length];
    for (int i = 0; i < length; i++) {
      result[i] = (float) values[from + i];
    }
    return result;
  }
}
