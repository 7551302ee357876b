package org.cytostudy.imaging.tiff;

import java.util.Arrays;
import org.cytostudy.imaging.slide.ImageFormatException;

/** Decodes PackBits (TIFF 6.0 section 9). */
final class PackBits {
  private static final int NOTHING = -128;

  private PackBits() {}

  static void decode(byte[] bytes, byte[] out, String where) throws ImageFormatException {
    int expected = out.length;
    int length = 0;
    int at = 0;
    while (length < expected) {
      if (at >= bytes.length) {
        throw TileDecoder.tooShort(length, expected, where);
      }
      int code = bytes[at++];
      if (code >= 0) {
        int run = Math.min(code + 1, expected - length);
        if (at + run > bytes.length) {
          throw TileDecoder.tooShort(length, expected, where);
        }
        System.arraycopy(bytes, at, out, length, run);
        at += run;
        length += run;
      } else if (code != NOTHING) {
        if (at >= bytes.length) {
          throw TileDecoder.tooShort(length, expected, where);
        }
        int run = Math.min(1 - code, expected - length);
        Arrays.fill(out, length, length + run, bytes[at++]);
        length += run;
      }
    }
  }
}
