package org.cytostudy.core.job;

import org.jspecify.annotations.Nullable;

/** Refuses what JSON left out, where it came in rather than where it is used. */
public final class Required {
  private Required() {}

  /**
   * Checks one field.
   *
   * @throws IllegalArgumentException that names the field
   */
  public static void check(String field, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
  }
}
