package org.cytostudy.runner.objective;

/** How far the views of one batch are apart in the reference space; used by one thread. */
public interface Distances {
  /**
   * Squared distances of one view to all views of the batch, mm²; infinite where they are beyond
   * what was measured, NaN where two are not compared.
   *
   * @return valid until the next call
   */
  double[] squaredMm(int view);
}
