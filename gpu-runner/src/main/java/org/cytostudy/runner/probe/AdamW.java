package org.cytostudy.runner.probe;

/**
 * Adam with decoupled weight decay and cosine decay of the rate.
 *
 * <p>m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − ηₜ·(m̂/(√v̂ + ε) + λθ) with m̂ = m/(1 −
 * β₁ᵗ), v̂ = v/(1 − β₂ᵗ), β₁ = 0.9, β₂ = 0.999, ε = 1e-8 and ηₜ = ½·η·(1 + cos(π(t − 1)/T))
 * (Loshchilov and Hutter 2019, arXiv 1711.05101, algorithm 2).
 */
final class AdamW {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final double rate;
  private final double decay;
  private final int updates;
  private final double[] first;
  private final double[] second;
  private int done;
  private double power1 = 1;
  private double power2 = 1;

  /**
   * @param rate η
   * @param decay λ
   * @param updates T, after which the rate is 0
   */
  AdamW(int length, double rate, double decay, int updates) {
    this.rate = rate;
    this.decay = decay;
    this.updates = updates;
    this.first = new double[length];
    this.second = new double[length];
  }

  /** Moves the point by one update. */
  void update(double[] point, double[] gradient) {
    double eta = 0.5 * rate * (1 + StrictMath.cos(Math.PI * done / updates));
    done++;
    power1 *= BETA_1;
    power2 *= BETA_2;
    for (int i = 0; i < point.length; i++) {
      double g = gradient[i];
      first[i] = BETA_1 * first[i] + (1 - BETA_1) * g;
      second[i] = BETA_2 * second[i] + (1 - BETA_2) * g * g;
      double m = first[i] / (1 - power1);
      double v = second[i] / (1 - power2);
      point[i] -= eta * (m / (Math.sqrt(v) + EPSILON) + decay * point[i]);
    }
  }
}
