package org.cytostudy.runner.seed;

/**
 * SplitMix64 (Steele, Lea and Flood 2014) with draws whose arithmetic is fixed: {@link StrictMath}
 * and no library generator, so that an artefact does not depend on a JDK's choices. Not for
 * secrets, not for several threads.
 */
public final class SeededRandom {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double DOUBLE_UNIT = 0x1.0p-53;

  private long state;
  private double spareGaussian = Double.NaN;

  private SeededRandom(long state) {
    this.state = state;
  }

  /**
   * A generator of its own for each path, e.g. {@code of(seed, PURPOSE, iteration, view)}; paths
   * that differ anywhere give unrelated sequences.
   */
  public static SeededRandom of(long seed, long... path) {
    long state = mix(seed + GOLDEN_GAMMA);
    for (long part : path) {
      state = mix((state ^ mix(part + GOLDEN_GAMMA)) + GOLDEN_GAMMA);
    }
    return new SeededRandom(state);
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  /** 64 uniform bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform in 0 … bound−1; the bias is below bound/2⁶⁴. */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be ≥ 1, got " + bound);
    }
    return (int) Math.unsignedMultiplyHigh(nextLong(), bound);
  }

  /** Uniform in [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * DOUBLE_UNIT;
  }

  /** Uniform in [low, high). */
  public double between(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /** Standard normal, by Marsaglia's polar method. */
  public double nextGaussian() {
    if (!Double.isNaN(spareGaussian)) {
      double value = spareGaussian;
      spareGaussian = Double.NaN;
      return value;
    }
    double x;
    double y;
    double square;
    do {
      x = between(-1, 1);
      y = between(-1, 1);
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
    spareGaussian = y * factor;
    return x * factor;
  }

  /** A uniform permutation of 0 … length−1. */
  public int[] permutation(int length) {
    int[] order = new int[length];
    for (int i = 0; i < length; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
