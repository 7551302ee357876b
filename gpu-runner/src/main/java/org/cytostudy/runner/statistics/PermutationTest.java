package org.cytostudy.runner.statistics;

/** How often chance does as well. */
public final class PermutationTest {
  private PermutationTest() {}

  /**
   * One-sided p of a figure under the draws of a null model,
   *
   * <pre>
   * p = (1 + #{b : t_b ≥ t}) / (1 + B)
   * </pre>
   *
   * never 0, for the observed order is one of those possible (Phipson and Smyth, Stat. Appl. Genet.
   * Mol. Biol. 9, 2010; Davison and Hinkley 1997, eq. 4.11). A draw without a figure counts as at
   * least as large.
   *
   * @return 1 without draws
   */
  public static double atLeast(double observed, double[] draws) {
    int asLarge = 0;
    for (double draw : draws) {
      if (!(draw < observed)) {
        asLarge++;
      }
    }
    return (1.0 + asLarge) / (1.0 + draws.length);
  }
}
