package org.cytostudy.runner.agent;

/** The platform no longer knows this attempt or has replaced it: nothing of it counts any more. */
final class SupersededException extends Exception {
  private static final long serialVersionUID = 1L;

  SupersededException(String message) {
    super(message);
  }
}
