package org.cytostudy.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one run. */
public record RunId(UUID value) implements TypedId {

  /**
   * Reads the canonical text form; JAX-RS and Jackson call it too.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  @JsonCreator
  public static RunId fromString(String text) {
    return new RunId(UUID.fromString(text));
  }

  @Override
  @JsonValue
  public String toString() {
    return value.toString();
  }
}
