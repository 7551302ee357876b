package org.cytostudy.core.state;

/** A transition that the table of its enum does not name. */
public final class IllegalTransitionException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public IllegalTransitionException(String from, String to) {
    super("No transition leads from " + from + " to " + to);
  }
}
