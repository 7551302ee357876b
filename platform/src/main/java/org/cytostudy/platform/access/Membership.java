package org.cytostudy.platform.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody is to a project; each may do what the ones before it may. */
public enum Membership {
  /** Reads. */
  VIEWER,
  /** Reads, registers, annotates, submits. */
  MEMBER,
  /** Also decides who is a member, and records consent. */
  OWNER;

  @JsonCreator
  public static Membership fromString(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this one may do what {@code least} may. */
  public boolean covers(Membership least) {
    return compareTo(least) >= 0;
  }
}
