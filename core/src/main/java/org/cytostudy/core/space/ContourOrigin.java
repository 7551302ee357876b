package org.cytostudy.core.space;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a person or a program stands for the borders of the cortex on a section. */
public enum ContourOrigin {
  /** Drawn or computed elsewhere, and imported. */
  IMPORTED,
  /** Estimated here from the outline of the tissue and an assumed thickness. */
  ESTIMATED;

  @JsonCreator
  public static ContourOrigin fromString(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
