package org.cytostudy.core.job;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks numbers against their {@link Range}; messages name the field, its value and the range. */
public final class Ranges {
  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          return type.getRecordComponents();
        }
      };

  private Ranges() {}

  /**
   * Checks a record that is being made.
   *
   * @param values all its components, in order
   */
  public static void check(Class<? extends Record> type, @Nullable Object... values) {
    RecordComponent[] components = COMPONENTS.get(type);
    if (components.length != values.length) {
      throw new IllegalStateException(type + " has " + components.length + " components");
    }
    for (int i = 0; i < values.length; i++) {
      Range range = components[i].getAnnotation(Range.class);
      if (range != null && values[i] instanceof Number number && !allows(range, number)) {
        throw new IllegalArgumentException(
            components[i].getName() + " " + says(range) + ", got " + plain(number));
      }
    }
  }

  /** The range of a component of a record. */
  public static Range of(Class<?> type, String component) {
    return Arrays.stream(COMPONENTS.get(type))
        .filter(candidate -> candidate.getName().equals(component))
        .map(candidate -> candidate.getAnnotation(Range.class))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type + " has no range of " + component));
  }

  /** Whether the range holds the value; it never holds NaN. */
  public static boolean allows(Range range, Number value) {
    double number = value.doubleValue();
    return number >= range.min()
        && number <= range.max()
        && (range.only().length == 0 || Arrays.stream(range.only()).anyMatch(it -> it == number));
  }

  /** The range in words, e.g. {@code must be between 0 and 1}. */
  public static String says(Range range) {
    return range.only().length == 0
        ? "must be between " + plain(range.min()) + " and " + plain(range.max())
        : "must be "
            + Arrays.stream(range.only())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" or "));
  }

  private static String plain(Number value) {
    return value instanceof Double number && Double.isFinite(number)
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
