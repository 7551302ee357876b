package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A fault of a section or of its scan. On the wire in lower case with hyphens. */
public enum QualityFlag {
  /** Gaps within the tissue that are as narrow as tears are. */
  TEARS,
  /** Bands where the tissue lies double and takes up twice the light. */
  FOLDS,
  /** Tiles that are much less sharp than the others of the section. */
  OUT_OF_FOCUS,
  /** Tiles whose pixels are cut off at black or white. */
  SATURATED;

  @JsonCreator
  public static QualityFlag fromString(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
