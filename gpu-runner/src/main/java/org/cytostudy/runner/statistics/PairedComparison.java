package org.cytostudy.runner.statistics;

import java.util.Arrays;

/**
 * The difference of two figures whose bootstrap draws were made from the same sections, draw by
 * draw.
 *
 * <p>d_b = a_b − b_b; the interval is the 2.5th and 97.5th percentile of the d_b, and
 *
 * <pre>
 * p = min(1, 2·min(1 + #{d_b ≤ 0}, 1 + #{d_b ≥ 0}) / (B + 1))
 * </pre>
 *
 * the level at which the interval just touches 0 (Efron and Tibshirani 1993, §15.4 and §16.4), with
 * the +1 of Davison and Hinkley (1997, §4.2), so that it is never 0. Pairing takes out what both
 * figures owe to the sections that were drawn.
 *
 * @param difference first less second
 * @param low 2.5th percentile of the differences
 * @param high 97.5th percentile
 * @param p two-sided, (0, 1]
 * @param draws pairs of draws where both have a figure
 */
public record PairedComparison(double difference, double low, double high, double p, int draws) {

  /**
   * Compares.
   *
   * @param first draws of the first figure
   * @param second draws of the second, in the same order
   * @throws IllegalArgumentException if they are not of one length or no pair has figures
   */
  public static PairedComparison of(double a, double b, double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "Draws that were not made together: " + first.length + " and " + second.length);
    }
    double[] differences = new double[first.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = first[i] - second[i];
    }
    double[] sorted = Arrays.stream(differences).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("No draw has both figures");
    }
    int atMost = 0;
    int atLeast = 0;
    for (double d : sorted) {
      atMost += d <= 0 ? 1 : 0;
      atLeast += d >= 0 ? 1 : 0;
    }
    return new PairedComparison(
        a - b,
        ClusterBootstrap.percentile(sorted, 0.025),
        ClusterBootstrap.percentile(sorted, 0.975),
        Math.min(1, 2.0 * (1 + Math.min(atMost, atLeast)) / (sorted.length + 1)),
        sorted.length);
  }
}
