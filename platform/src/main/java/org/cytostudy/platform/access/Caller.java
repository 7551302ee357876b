package org.cytostudy.platform.access;

/**
 * Who asks.
 *
 * @param subject stable name of the account, the node ({@code node:<name>}) or {@code system}
 * @param displayName for people
 * @param role what they are to the platform
 */
public record Caller(String subject, String displayName, Role role) {
  /** The platform itself. */
  public static final Caller SYSTEM = new Caller("system", "Cytostudy", Role.SYSTEM);

  /** Whether every project is visible to them. */
  public boolean seesEverything() {
    return role == Role.AUDITOR || role == Role.ADMIN || role == Role.SYSTEM;
  }
}
