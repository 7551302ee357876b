package org.cytostudy.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one block. */
public record BlockId(UUID value) implements TypedId {

  /**
   * Reads the canonical text form; JAX-RS and Jackson call it too.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  @JsonCreator
  public static BlockId fromString(String text) {
    return new BlockId(UUID.fromString(text));
  }

  @Override
  @JsonValue
  public String toString() {
    return value.toString();
  }
}
