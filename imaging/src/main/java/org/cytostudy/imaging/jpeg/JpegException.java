package org.cytostudy.imaging.jpeg;

import java.io.IOException;

/** A damaged stream. */
public final class JpegException extends IOException {
  private static final long serialVersionUID = 1L;

  JpegException(String message) {
    super(message);
  }
}
