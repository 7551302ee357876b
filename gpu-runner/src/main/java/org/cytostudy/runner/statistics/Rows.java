package org.cytostudy.runner.statistics;

/** Points of a space: rows of numbers, read one at a time so that they need not lie in memory. */
public interface Rows {
  /** How many. */
  int size();

  /** Numbers of a row. */
  int dimension();

  /**
   * Copies a row.
   *
   * @param into takes {@link #dimension()} values
   */
  void read(int row, double[] into);

  /** Rows of an array, which is not copied. */
  static Rows of(double[][] values) {
    return new Rows() {
      @Override
      public int size() {
        return values.length;
      }

      @Override
      public int dimension() {
        return values.length == 0 ? 0 : values[0].length;
      }

      @Override
      public void read(int row, double[] into) {
        System.arraycopy(values[row], 0, into, 0, values[row].length);
      }
    };
  }
}
