package org.cytostudy.platform.patchset;

/**
 * Something that the leakage check found.
 *
 * @param what one sentence
 */
public record Leak(Severity severity, String what) {

  /** How bad it is. */
  public enum Severity {
    /** Worth knowing, e.g. how near tested sections lie to trained ones. */
    NOTE,
    /** Scores may be too good, e.g. neighbours share cells. */
    WARNING,
    /** What is tested was trained on: no study may use the split. */
    LEAK
  }
}
