package org.cytostudy.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one node. */
public record NodeId(UUID value) implements TypedId {

  /**
   * Reads the canonical text form; JAX-RS and Jackson call it too.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  @JsonCreator
  public static NodeId fromString(String text) {
    return new NodeId(UUID.fromString(text));
  }

  @Override
  @JsonValue
  public String toString() {
    return value.toString();
  }
}
