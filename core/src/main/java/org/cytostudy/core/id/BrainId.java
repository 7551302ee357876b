package org.cytostudy.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one brain. */
public record BrainId(UUID value) implements TypedId {

  /**
   * Reads the canonical text form; JAX-RS and Jackson call it too.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  @JsonCreator
  public static BrainId fromString(String text) {
    return new BrainId(UUID.fromString(text));
  }

  @Override
  @JsonValue
  public String toString() {
    return value.toString();
  }
}
