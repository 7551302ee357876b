package org.cytostudy.core.metric;

import java.time.Instant;

/** One line that a worker logged. */
public record LogLine(Instant at, Severity severity, String text) {

  /** How bad it is. */
  public enum Severity {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }
}
