package org.cytostudy.platform.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a caller is to the platform. On the wire and in tokens in lower case. */
public enum Role {
  /** Works in the projects that they are a member of. */
  RESEARCHER,
  /** Reads everything, changes nothing. */
  AUDITOR,
  /** Sees every project and looks after nodes, accounts and dead letters. */
  ADMIN,
  /** A node's agent: the runner protocol and nothing else. */
  RUNNER,
  /** The platform itself, in jobs that nobody asked for. */
  SYSTEM;

  @JsonCreator
  public static Role fromString(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
