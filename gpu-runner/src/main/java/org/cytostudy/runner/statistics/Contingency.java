package org.cytostudy.runner.statistics;

import org.cytostudy.runner.statistics.ClusterBootstrap.Sums;

/**
 * How often each class met each cluster; sections add up.
 *
 * @param counts patches of class i in cluster j, [classes][clusters]
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
public record Contingency(long[][] counts) implements Sums<Contingency> {

  /** No patches yet. */
  public static Contingency none(int classes, int clusters) {
    return new Contingency(new long[classes][clusters]);
  }

  /** The table of two labellings of the same items. */
  public static Contingency of(int[] labels, int classes, int[] clusters, int clusterCount) {
    Contingency table = none(classes, clusterCount);
    for (int i = 0; i < labels.length; i++) {
      table.count(labels[i], clusters[i]);
    }
    return table;
  }

  /** Takes an item. */
  public void count(int label, int cluster) {
    counts[label][cluster]++;
  }

  @Override
  public Contingency none() {
    return none(counts.length, counts.length == 0 ? 0 : counts[0].length);
  }

  @Override
  public void add(Contingency other) {
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts[i].length; j++) {
        counts[i][j] += other.counts[i][j];
      }
    }
  }

  /** Items. */
  public long size() {
    long n = 0;
    for (long[] row : counts) {
      for (long count : row) {
        n += count;
      }
    }
    return n;
  }

  /**
   * Adjusted Rand index, −1…1, about 0 by chance:
   *
   * <pre>
   * (Σᵢⱼ C(nᵢⱼ,2) − E) / (½·(Σᵢ C(aᵢ,2) + Σⱼ C(bⱼ,2)) − E),  E = Σᵢ C(aᵢ,2)·Σⱼ C(bⱼ,2) / C(n,2)
   * </pre>
   *
   * (Hubert and Arabie, Journal of Classification 2, 1985, eq. 5). 1 where both labellings are one
   * and the same trivial one, NaN without items.
   */
  public double adjustedRand() {
    double together = 0;
    double rows = 0;
    double columns = 0;
    for (long[] row : counts) {
      for (long count : row) {
        together += pairs(count);
      }
    }
    for (long sum : rowSums()) {
      rows += pairs(sum);
    }
    for (long sum : columnSums()) {
      columns += pairs(sum);
    }
    long n = size();
    if (n == 0) {
      return Double.NaN;
    }
    double expected = n < 2 ? 0 : rows * columns / pairs(n);
    double most = 0.5 * (rows + columns);
    // Both put everything together, or everything apart: they agree.
    return most == expected ? 1 : (together - expected) / (most - expected);
  }

  /**
   * Mutual information over the arithmetic mean of the two entropies, 0…1 (Strehl and Ghosh, JMLR
   * 3, 2002, with the arithmetic mean: Vinh, Epps and Bailey, JMLR 11, 2010, table 2, NMI_sum). Not
   * corrected for chance. 1 where neither labelling divides anything, NaN without items.
   */
  public double normalisedMutualInformation() {
    long[] rows = rowSums();
    long[] columns = columnSums();
    double n = size();
    if (n == 0) {
      return Double.NaN;
    }
    double information = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        if (counts[i][j] > 0) {
          information +=
              counts[i][j] / n * StrictMath.log(n * counts[i][j] / ((double) rows[i] * columns[j]));
        }
      }
    }
    double entropies = entropy(rows, n) + entropy(columns, n);
    return entropies == 0 ? 1 : Math.max(0, 2 * information / entropies);
  }

  private static double entropy(long[] sums, double n) {
    double entropy = 0;
    for (long sum : sums) {
      if (sum > 0) {
        entropy -= sum / n * StrictMath.log(sum / n);
      }
    }
    return entropy;
  }

  private static double pairs(long n) {
    return 0.5 * n * (n - 1);
  }

  private long[] rowSums() {
    long[] sums = new long[counts.length];
    for (int i = 0; i < sums.length; i++) {
      for (long count : counts[i]) {
        sums[i] += count;
      }
    }
    return sums;
  }

  private long[] columnSums() {
    long[] sums = new long[counts.length == 0 ? 0 : counts[0].length];
    for (long[] row : counts) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += row[j];
      }
    }
    return sums;
  }
}
