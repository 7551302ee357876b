package org.cytostudy.runner.phantom;

/**
 * A stream of random numbers whose algorithm is part of the generator's version: SplitMix64
 * (Steele, Lea and Flood, OOPSLA 2014) on keyed seeds. The JDK's generators and its {@code Math}
 * functions may change their last bits between versions and machines; this class and {@link
 * StrictMath} do not, so the same seed gives the same bytes everywhere.
 */
final class Stream {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double ULP_53 = 0x1.0p-53;

  /** Above this mean a Poisson count is drawn from its normal approximation. */
  private static final double NORMAL_FROM_MEAN = 60;

  private final long key;
  private long state;

  private Stream(long key) {
    this.key = key;
    this.state = key;
  }

  static Stream root(long seed) {
    return new Stream(mix(seed + GOLDEN));
  }

  /** An independent stream; it depends on the keys on the way to it, not on what was drawn. */
  Stream child(String label, int index) {
    return new Stream(mix(mix(key ^ mix(label.hashCode() * GOLDEN)) + (index + 1L) * GOLDEN));
  }

  /**
   * Goes to a place of its own for an index: what is drawn after it depends on the key and the
   * index alone, so a part of an image is the same as in the whole.
   */
  void seek(long index) {
    state = mix(key ^ mix(index * GOLDEN + 1));
  }

  long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (nextLong() >>> 11) * ULP_53;
  }

  double uniform(double from, double to) {
    return from + uniform() * (to - from);
  }

  /** Standard normal, by the polar method. */
  double gaussian() {
    while (true) {
      double x = 2 * uniform() - 1;
      double y = 2 * uniform() - 1;
      double r = x * x + y * y;
      if (r > 0 && r < 1) {
        return x * StrictMath.sqrt(-2 * StrictMath.log(r) / r);
      }
    }
  }

  /**
   * Mean 0, SD 1, the sum of four uniforms: nearly normal, never beyond 3.5, and ten times cheaper
   * than {@link #gaussian()}. For what is drawn once a pixel.
   */
  double cheapGaussian() {
    long bits = nextLong();
    long sum =
        (bits & 0xFFFF) + ((bits >>> 16) & 0xFFFF) + ((bits >>> 32) & 0xFFFF) + (bits >>> 48);
    return (sum - 131_070) * (1.7320508075688772 / 65_536);
  }

  /**
   * A Poisson count by inversion.
   *
   * @param mean ≥ 0
   * @param expMinusMean exp(−mean), which callers have in a table
   */
  int poisson(double mean, double expMinusMean) {
    if (mean > NORMAL_FROM_MEAN) {
      return (int) Math.max(0, Math.rint(mean + StrictMath.sqrt(mean) * gaussian()));
    }
    double left = uniform() - expMinusMean;
    double probability = expMinusMean;
    int count = 0;
    while (left >= 0 && probability > 0) {
      count++;
      probability *= mean / count;
      left -= probability;
    }
    return count;
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
