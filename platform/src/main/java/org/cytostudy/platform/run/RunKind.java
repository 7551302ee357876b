package org.cytostudy.platform.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a run is for. */
public enum RunKind {
  /** One variant of a study with one seed. */
  EXPERIMENT,
  /** The table of a study. */
  REPORT,
  /** Freezes inputs. */
  PREPARATION;

  @JsonCreator
  public static RunKind fromString(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
