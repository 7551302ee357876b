package org.cytostudy.cli.supervise;

/** Something keeps the processes from running; the message is for the person at the terminal. */
public final class UpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UpException(String message) {
    super(message);
  }

  public UpException(String message, Throwable cause) {
    super(message, cause);
  }
}
