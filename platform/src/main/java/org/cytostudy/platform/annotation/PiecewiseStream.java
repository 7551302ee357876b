package org.cytostudy.platform.annotation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of any length whose reader says where the next piece begins, and no piece is large. */
final class PiecewiseStream extends FilterInputStream {
  private final long mostBytes;
  private long leftBytes;

  PiecewiseStream(InputStream in, long mostBytes) {
    super(in);
    this.mostBytes = mostBytes;
    this.leftBytes = mostBytes;
  }

  /** A piece is larger than a reader should have to hold. */
  static final class PieceTooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** What is read from here on belongs to another piece, but for what is in buffers already. */
  void nextPiece() {
    leftBytes = mostBytes;
  }

  @Override
  public int read() throws IOException {
    return took(super.read(), 1);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int bytes = super.read(into, offset, length);
    return took(bytes, bytes);
  }

  private int took(int result, int bytes) throws PieceTooLarge {
    if (result >= 0) {
      leftBytes -= bytes;
      if (leftBytes < 0) {
        throw new PieceTooLarge();
      }
    }
    return result;
  }
}
