package org.cytostudy.imaging.tiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.cytostudy.imaging.slide.ImageFormatException;

/**
 * Decodes LZW as TIFF 6.0 section 13 has it: codes of 9 to 12 bits, most significant bit first, one
 * code wider a step early.
 */
final class Lzw {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST = 258;
  private static final int TABLE = 4096;
  private static final VarHandle BITS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private Lzw() {}

  static void decode(byte[] in, byte[] out, String where) throws ImageFormatException {
    if (in.length > 1 && in[0] == 0 && (in[1] & 1) == 1) {
      // A stream begins with the clear code, whose first eight bits are 0x80 in today's order.
      throw ImageFormatException.unsupported(
          "LZW with reversed bits, as programmes wrote it before TIFF 6.0, is not read", where);
    }
    int expected = out.length;
    // A string of the table is a piece of the output: where it starts and how long it is.
    int[] start = new int[TABLE];
    int[] length = new int[TABLE];
    int next = FIRST;
    int width = 9;
    int filled = 0;
    // The next bits of the stream, from the top.
    long bits = 0;
    int bitCount = 0;
    int at = 0;
    int previousStart = -1;
    int previousLength = 0;
    while (filled < expected) {
      if (bitCount < width) {
        if (at + Long.BYTES <= in.length) {
          // Bits of a byte that fits only in part are read again next time.
          bits |= (long) BITS.get(in, at) >>> bitCount;
          at += (63 - bitCount) >> 3;
          bitCount |= 56;
        } else {
          while (bitCount <= 56 && at < in.length) {
            bits |= (in[at++] & 0xffL) << (56 - bitCount);
            bitCount += 8;
          }
          if (bitCount < width) {
            throw TileDecoder.tooShort(filled, expected, where);
          }
        }
      }
      int code = (int) (bits >>> (64 - width));
      bits <<= width;
      bitCount -= width;
      if (code == CLEAR) {
        next = FIRST;
        width = 9;
        previousStart = -1;
        continue;
      }
      if (code == END) {
        throw TileDecoder.tooShort(filled, expected, where);
      }
      int outStart = filled;
      if (code < CLEAR) {
        out[filled++] = (byte) code;
      } else if (previousStart < 0 || code > next || (code == next && next >= TABLE)) {
        throw ImageFormatException.corrupt("LZW code " + code + " is not in the table", where);
      } else if (code < next) {
        filled = append(out, start[code], length[code], filled);
      } else {
        filled = append(out, previousStart, previousLength, filled);
        if (filled < expected) {
          out[filled++] = out[previousStart];
        }
      }
      if (previousStart >= 0 && next < TABLE) {
        // The new string is the previous one and the byte behind it, which now stands in the
        // output.
        start[next] = previousStart;
        length[next] = previousLength + 1;
        next++;
        if (next >= (1 << width) - 1 && width < 12) {
          width++;
        }
      }
      previousStart = outStart;
      previousLength = filled - outStart;
    }
  }

  /** Copies a string that ends where the output does, or before. */
  private static int append(byte[] out, int from, int count, int filled) {
    int end = filled + count;
    if (end <= out.length - Long.BYTES) {
      // Eight at a time: what is written too far is overwritten by the next string.
      for (int i = 0; i < count; i += Long.BYTES) {
        EIGHT.set(out, filled + i, (long) EIGHT.get(out, from + i));
      }
      return end;
    }
    int n = Math.min(count, out.length - filled);
    System.arraycopy(out, from, out, filled, n);
    return filled + n;
  }
}
