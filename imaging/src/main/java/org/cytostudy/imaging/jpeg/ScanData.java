package org.cytostudy.imaging.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The bits of a scan, one restart interval after the other, without the stuffed zeros. */
final class ScanData {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** More than one block can take, so that the end need be looked at once a block only. */
  private static final int SLACK = 512;

  private final byte[] in;
  private final byte[] data;
  private int nextInterval;
  private int length;

  /** The next bits, from the top; who decodes keeps them in variables of its own meanwhile. */
  long bits;

  /** How many of them there are. */
  int bitCount;

  /** Where the next are taken from. */
  int at;

  ScanData(byte[] in, int start) {
    this.in = in;
    this.data = new byte[in.length - start + SLACK];
    this.nextInterval = start;
  }

  /** Goes to the data behind the next restart marker, at first to the first. */
  void nextInterval() throws JpegException {
    int from = nextInterval;
    int to = 0;
    while (true) {
      int run = from;
      while (run < in.length && in[run] != -1) {
        run++;
      }
      System.arraycopy(in, from, data, to, run - from);
      to += run - from;
      if (run + 1 >= in.length) {
        nextInterval = in.length;
        break;
      }
      int marker = in[run + 1] & 0xff;
      if (marker == 0) {
        data[to++] = -1;
        from = run + 2;
      } else if (marker == 0xff) {
        from = run + 1;
      } else {
        boolean restart = marker >= 0xd0 && marker <= 0xd7;
        nextInterval = restart ? run + 2 : in.length;
        break;
      }
    }
    if (to == 0) {
      throw new JpegException("the scan ends too early");
    }
    length = to;
    Arrays.fill(data, length, Math.min(data.length, length + SLACK), (byte) 0);
    bits = 0;
    bitCount = 0;
    at = 0;
  }

  /** Bits from a place on; those of a byte that fits only in part are read again next time. */
  long bitsAt(int place) {
    return (long) LONG.get(data, place);
  }

  /**
   * Called after each block.
   *
   * @throws JpegException if bits were read that are not there
   */
  void checkEnd() throws JpegException {
    if (at - (bitCount >> 3) > length) {
      throw new JpegException("the scan ends too early");
    }
  }
}
