package org.cytostudy.imaging.tiff;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.cytostudy.imaging.slide.ImageFormatException;

/** Decodes zlib streams (RFC 1950). */
final class Deflate {
  private Deflate() {}

  static byte[] decode(byte[] bytes, int expected, String where) throws ImageFormatException {
    byte[] out = new byte[expected];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(bytes);
      int length = 0;
      while (length < expected) {
        int n = inflater.inflate(out, length, expected - length);
        if (n == 0) {
          throw TileDecoder.tooShort(length, expected, where);
        }
        length += n;
      }
      return out;
    } catch (DataFormatException e) {
      throw ImageFormatException.corrupt("Deflate data is damaged: " + e.getMessage(), where);
    }
  }
}
