package org.cytostudy.core.metric;

/**
 * One value of a series.
 *
 * @param key what is measured, with its unit where it has one, e.g. {@code loss}, {@code
 *     learning_rate}, {@code throughput_views_per_s}
 * @param iteration the optimiser update it belongs to, from 0; for steps without iterations a
 *     running number
 * @param value may be NaN or infinite: a divergence is shown, not hidden
 */
public record MetricPoint(String key, long iteration, double value) {
  /** The longest allowed key. */
  public static final int MAX_KEY_LENGTH = 120;

  public MetricPoint {
    if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
      throw new IllegalArgumentException(
          "A metric key has 1 to " + MAX_KEY_LENGTH + " characters, got '" + key + "'");
    }
    if (iteration < 0) {
      throw new IllegalArgumentException("iteration must be ≥ 0, got " + iteration);
    }
  }
}
