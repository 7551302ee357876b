package org.cytostudy.platform.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an audit event is about. On the wire and in the database in lower case. */
public enum Noun {
  PROJECT,
  BRAIN,
  CONSENT,
  HEMISPHERE,
  BLOCK,
  SECTION,
  IMAGE,
  PERSONAL_DATA,
  ANNOTATION,
  PARCELLATION,
  SURFACE,
  REGISTRATION,
  CONTOURS,
  MAP,
  PREPARATION,
  PATCHSET,
  SPLIT,
  STUDY,
  RUN,
  STEP,
  ATTEMPT,
  ARTEFACT,
  MODEL,
  NODE,
  ACCOUNT,
  SESSION,
  DEAD_LETTER,
  AUDIT;

  @JsonCreator
  public static Noun fromString(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
