package org.cytostudy.imaging.zarr;

/**
 * Blosc's own compression, of the Lempel-Ziv kind: runs of literal bytes, and copies of what was
 * decoded before.
 */
final class BloscLz {
  private static final int FIRST_MASK = 31;
  private static final int SHORTEST_COPY = 3;
  private static final int FAR = 31 << 8;
  private static final int NEAR_LIMIT = 8191;

  private final byte[] in;
  private final int inEnd;
  private final byte[] out;
  private final int outStart;
  private final int outEnd;
  private int from;
  private int to;

  private BloscLz(byte[] in, int from, int stored, byte[] out, int at, int bytes) {
    this.in = in;
    this.from = from;
    this.inEnd = from + stored;
    this.out = out;
    this.outStart = at;
    this.to = at;
    this.outEnd = at + bytes;
  }

  /**
   * Decodes a stream.
   *
   * @return bytes that were written, −1 where the stream is damaged
   */
  static int decode(byte[] in, int from, int stored, byte[] out, int at, int bytes) {
    return new BloscLz(in, from, stored, out, at, bytes).decode() ? bytes : -1;
  }

  private boolean decode() {
    int control = next() & FIRST_MASK;
    while (control >= 0) {
      boolean sound = control < 32 ? literals(control + 1) : copy(control);
      if (!sound) {
        return false;
      }
      if (from == inEnd) {
        return to == outEnd;
      }
      control = next();
    }
    return false;
  }

  private boolean literals(int count) {
    if (count > inEnd - from || count > outEnd - to) {
      return false;
    }
    System.arraycopy(in, from, out, to, count);
    from += count;
    to += count;
    return true;
  }

  /** The upper three bits are the length, which may go on; the lower five start the distance. */
  private boolean copy(int control) {
    int count = (control >> 5) - 1 + SHORTEST_COPY;
    int high = (control & 31) << 8;
    if (control >> 5 == 7) {
      int more;
      do {
        more = next();
        count += more;
        if (more < 0 || count > outEnd - to) {
          return false;
        }
      } while (more == 0xff);
    }
    int low = next();
    int distance = high + low + 1;
    if (low == 0xff && high == FAR) {
      int farHigh = next();
      int farLow = next();
      if (farLow < 0) {
        return false;
      }
      distance = (farHigh << 8) + farLow + NEAR_LIMIT + 1;
    }
    if (low < 0 || distance > to - outStart || count > outEnd - to) {
      return false;
    }
    // Byte by byte: a copy may overlap what it writes, which repeats it.
    for (int i = 0; i < count; i++) {
      out[to] = out[to - distance];
      to++;
    }
    return true;
  }

  private int next() {
    return from < inEnd ? in[from++] & 0xff : -1;
  }
}
