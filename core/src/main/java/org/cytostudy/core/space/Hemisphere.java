package org.cytostudy.core.space;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The sides of the brain, written {@code left} and {@code right}. */
public enum Hemisphere {
  LEFT,
  RIGHT;

  /**
   * Reads the wire name.
   *
   * @throws IllegalArgumentException if it is neither
   */
  @JsonCreator
  public static Hemisphere fromString(String name) {
    for (Hemisphere hemisphere : values()) {
      if (hemisphere.wireName().equals(name)) {
        return hemisphere;
      }
    }
    throw new IllegalArgumentException("A hemisphere is left or right, got '" + name + "'");
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
