package org.cytostudy.runner.task;

import org.cytostudy.runner.statistics.ClusterBootstrap.Sums;

/**
 * Sums of a section; figures are ratios of two.
 *
 * @param sums what each is, the user knows
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
record Shares(double[] sums) implements Sums<Shares> {

  static Shares empty(int length) {
    return new Shares(new double[length]);
  }

  @Override
  public Shares none() {
    return empty(sums.length);
  }

  @Override
  public void add(Shares other) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
    }
  }

  /** One sum over another; NaN where that is 0. */
  double share(int of, int in) {
    return sums[of] / sums[in];
  }
}
