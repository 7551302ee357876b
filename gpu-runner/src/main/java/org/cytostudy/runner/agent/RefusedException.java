package org.cytostudy.runner.agent;

/** The platform understood and said no; saying the same again will not help. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;

  RefusedException(int status, String type, String message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  /** Whether the platform answered with this entry of its catalogue of problems. */
  boolean is(String code) {
    return type.endsWith(":" + code);
  }

  int status() {
    return status;
  }
}
