package org.cytostudy.imaging.tiff;

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

  private Lzw() {}

  static byte[] decode(byte[] in, int expected, String where) throws ImageFormatException {
    byte[] out = new byte[expected];
    // A string of the table is a piece of the output: where it starts and how long it is.
    int[] start = new int[TABLE];
    int[] length = new int[TABLE];
    int next = FIRST;
    int width = 9;
    int filled = 0;
    long bits = 0;
    int bitCount = 0;
    int at = 0;
    int previousStart = -1;
    int previousLength = 0;
    while (filled < expected) {
      while (bitCount < width) {
        if (at >= in.length) {
          throw TileDecoder.tooShort(filled, expected, where);
        }
        bits = bits << 8 | (in[at++] & 0xff);
        bitCount += 8;
      }
      int code = (int) (bits >> (bitCount - width)) & ((1 << width) - 1);
      bitCount -= width;
      bits &= (1L << bitCount) - 1;
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
    return out;
  }

  private static int append(byte[] out, int from, int count, int filled) {
    int n = Math.min(count, out.length - filled);
    for (int i = 0; i < n; i++) {
      // Byte by byte: the string may run into what is being written.
      out[filled + i] = out[from + i];
    }
    return filled + n;
  }
}
