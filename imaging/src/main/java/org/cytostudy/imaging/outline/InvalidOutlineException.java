package org.cytostudy.imaging.outline;

/** A polygon whose rings are none; the message says why, in a sentence without a full stop. */
public final class InvalidOutlineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidOutlineException(String message) {
    super(message);
  }
}
