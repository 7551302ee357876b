package org.cytostudy.imaging.tiff;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import org.cytostudy.imaging.slide.ImageFormatException;

/** Decodes Zstandard frames (RFC 8878). */
final class Zstandard {
  private Zstandard() {}

  static void decode(byte[] bytes, byte[] out, String where) throws ImageFormatException {
    int expected = out.length;
    try {
      long length = Zstd.decompressByteArray(out, 0, expected, bytes, 0, bytes.length);
      if (length < expected) {
        throw TileDecoder.tooShort(length, expected, where);
      }
    } catch (ZstdException e) {
      throw ImageFormatException.corrupt("Zstandard data is damaged: " + e.getMessage(), where);
    }
  }
}
