package org.cytostudy.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one patchset. */
public record PatchsetId(UUID value) implements TypedId {

  /**
   * Reads the canonical text form; JAX-RS and Jackson call it too.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  @JsonCreator
  public static PatchsetId fromString(String text) {
    return new PatchsetId(UUID.fromString(text));
  }

  @Override
  @JsonValue
  public String toString() {
    return value.toString();
  }
}
