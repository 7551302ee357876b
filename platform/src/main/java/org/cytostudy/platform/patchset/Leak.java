package org.cytostudy.platform.patchset;

/**
 * Something that the leakage check found.
 *
 * @param what one sentence
 */
public record Leak(Severity severity, String what) {

  /** The same, accepted by somebody. */
  Leak overridden(String reason) {
    return new Leak(Severity.OVERRIDDEN, what + " Accepted: " + reason);
  }

  /** How bad it is. */
  public enum Severity {
    /** Worth knowing, e.g. how near tested sections lie to trained ones. */
    NOTE,
    /** Scores may be too good, e.g. neighbours share cells. */
    WARNING,
    /** A leak that somebody accepted, with the reason; every report says so. */
    OVERRIDDEN,
    /** What is tested was trained on: no study may use the split. */
    LEAK
  }
}
