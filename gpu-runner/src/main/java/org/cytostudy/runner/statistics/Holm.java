package org.cytostudy.runner.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction for several tests at once (Holm, Scandinavian Journal of Statistics 6, 1979):
 * with p₍₁₎ ≤ … ≤ p₍ₘ₎ the adjusted p₍ᵢ₎ is {@code max_{j≤i} min(1, (m − j + 1)·p₍ⱼ₎)}. Whatever
 * depends on whatever, no more than α of such families hold a wrong rejection at p ≤ α.
 */
public final class Holm {
  private Holm() {}

  /**
   * Adjusts.
   *
   * @param p of each test, in any order
   * @return adjusted, in the same order
   * @throws IllegalArgumentException if one is not within 0 and 1
   */
  public static double[] adjust(double[] p) {
    for (double one : p) {
      if (!(one >= 0 && one <= 1)) {
        throw new IllegalArgumentException("p = " + one + " is not within 0 and 1");
      }
    }
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int i = 0; i < order.length; i++) {
      largest = Math.max(largest, Math.min(1, (p.length - i) * p[order[i]]));
      adjusted[order[i]] = largest;
    }
    return adjusted;
  }
}
