package org.cytostudy.core.space;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How cortical depth, 0 at the pial border and 1 at the white one, is measured. */
public enum DepthModel {
  /** The potential φ of Laplace's equation. */
  LAPLACE,
  /** The share of the column's volume above. */
  EQUIVOLUMETRIC,
  /** The share of the streamline's length above. */
  EQUIDISTANT;

  @JsonCreator
  public static DepthModel fromString(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
