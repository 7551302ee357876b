package org.cytostudy.imaging.tiff;

import java.util.zip.Adler32;
import org.cytostudy.imaging.deflate.DeflateDecoder;
import org.cytostudy.imaging.deflate.DeflateException;
import org.cytostudy.imaging.slide.ImageFormatException;

/** Decodes zlib streams (RFC 1950). */
final class Deflate {
  private static final int HEADER_BYTES = 2;
  private static final int SUM_BYTES = 4;
  private static final int METHOD = 8;
  private static final int PRESET_DICTIONARY = 0x20;

  private Deflate() {}

  static void decode(byte[] bytes, byte[] out, String where) throws ImageFormatException {
    checkHeader(bytes, where);
    int expected = out.length;
    DeflateDecoder decoder = new DeflateDecoder(bytes, HEADER_BYTES, out);
    try {
      decoder.decode();
    } catch (DeflateException e) {
      throw e.tooShort()
          ? TileDecoder.tooShort(decoder.filled(), expected, where)
          : ImageFormatException.corrupt("Deflate data is damaged: " + e.getMessage(), where);
    }
    if (decoder.filled() < expected) {
      throw TileDecoder.tooShort(decoder.filled(), expected, where);
    }
    if (decoder.ended()) {
      checkSum(out, bytes, decoder.position(), where);
    }
  }

  private static void checkHeader(byte[] bytes, String where) throws ImageFormatException {
    int header = bytes.length < HEADER_BYTES ? 0 : (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    if ((header >> 8 & 15) != METHOD || header % 31 != 0 || (header & PRESET_DICTIONARY) != 0) {
      throw ImageFormatException.corrupt("Deflate data is damaged: it has no zlib header", where);
    }
  }

  /** Streams that hold more than a tile, or end within their check sum, are read all the same. */
  private static void checkSum(byte[] out, byte[] bytes, int at, String where)
      throws ImageFormatException {
    if (at + SUM_BYTES > bytes.length) {
      return;
    }
    int stored = 0;
    for (int i = 0; i < SUM_BYTES; i++) {
      stored = stored << 8 | (bytes[at + i] & 0xff);
    }
    Adler32 sum = new Adler32();
    sum.update(out);
    if ((int) sum.getValue() != stored) {
      throw ImageFormatException.corrupt("Deflate data is damaged: its check sum is wrong", where);
    }
  }
}
