package org.cytostudy.core.bench;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the project holds a figure to. */
public record Bar(Bound bound, double limit) {

  /** The side of the limit on which a figure holds. */
  public enum Bound {
    AT_MOST("≤"),
    AT_LEAST("≥"),
    WITHIN("±"),
    EXACTLY("=");

    private final String sign;

    Bound(String sign) {
      this.sign = sign;
    }
  }

  public static Bar atMost(double limit) {
    return new Bar(Bound.AT_MOST, limit);
  }

  public static Bar atLeast(double limit) {
    return new Bar(Bound.AT_LEAST, limit);
  }

  /** As far from zero as this in either direction. */
  public static Bar within(double limit) {
    return new Bar(Bound.WITHIN, limit);
  }

  public static Bar exactly(double limit) {
    return new Bar(Bound.EXACTLY, limit);
  }

  /** Whether a figure meets it; one that is not a number does not. */
  public boolean holds(double value) {
    return switch (bound) {
      case AT_MOST -> value <= limit;
      case AT_LEAST -> value >= limit;
      case WITHIN -> Math.abs(value) <= limit;
      case EXACTLY -> value == limit;
    };
  }

  /** For example {@code ≤ 15}. */
  @Override
  @JsonValue
  public String toString() {
    return bound.sign + String.format(Locale.ROOT, limit % 1 == 0 ? " %.0f" : " %s", limit);
  }
}
