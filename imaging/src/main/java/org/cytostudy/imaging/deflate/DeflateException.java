package org.cytostudy.imaging.deflate;

import java.io.IOException;

/** Damaged or missing data. */
public final class DeflateException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean tooShort;

  private DeflateException(String message, boolean tooShort) {
    super(message);
    this.tooShort = tooShort;
  }

  static DeflateException damaged(String message) {
    return new DeflateException(message, false);
  }

  static DeflateException cutOff() {
    return new DeflateException("the data end too early", true);
  }

  /** Whether nothing is wrong but that data are missing. */
  public boolean tooShort() {
    return tooShort;
  }
}
