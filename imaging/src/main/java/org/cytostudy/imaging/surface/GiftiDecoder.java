package org.cytostudy.imaging.surface;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.StringTokenizer;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Turns the text of a data element into values. Its messages are for {@link GiftiReader}. */
final class GiftiDecoder {
  private GiftiDecoder() {}

  /** Says what is wrong with a data element. */
  static final class DataException extends Exception {
    private static final long serialVersionUID = 1L;

    DataException(String message) {
      super(message);
    }
  }

  /**
   * Decodes.
   *
   * @param encoding as the attribute has it
   * @param values how many there must be
   * @return the values' bytes, in the order that it says
   */
  static ByteBuffer decode(
      byte[] text, String encoding, ByteOrder order, GiftiArray.Type type, int values)
      throws DataException {
    int expected = values * type.bytes();
    byte[] bytes =
        switch (encoding) {
          case "ASCII" -> ascii(text, order, type, values);
          case "Base64Binary" -> base64(text);
          case "GZipBase64Binary" -> inflate(base64(text), expected);
          default -> throw new DataException("The encoding '" + encoding + "' is not known");
        };
    if (bytes.length != expected) {
      throw new DataException(
          "The data have %d bytes where the dimensions ask for %d"
              .formatted(bytes.length, expected));
    }
    return ByteBuffer.wrap(bytes).order(order);
  }

  private static byte[] ascii(byte[] text, ByteOrder order, GiftiArray.Type type, int values)
      throws DataException {
    StringTokenizer words = new StringTokenizer(new String(text, StandardCharsets.US_ASCII));
    if (words.countTokens() != values) {
      throw new DataException(
          "The data have %d numbers where the dimensions ask for %d"
              .formatted(words.countTokens(), values));
    }
    ByteBuffer buffer = ByteBuffer.allocate(values * type.bytes()).order(order);
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      try {
        switch (type) {
          case NIFTI_TYPE_UINT8 -> buffer.put((byte) Integer.parseInt(word));
          case NIFTI_TYPE_INT32 -> buffer.putInt(Integer.parseInt(word));
          case NIFTI_TYPE_FLOAT32 -> buffer.putFloat(Float.parseFloat(word));
          case NIFTI_TYPE_FLOAT64 -> buffer.putDouble(Double.parseDouble(word));
        }
      } catch (NumberFormatException e) {
        throw new DataException("'" + word + "' is no number of type " + type);
      }
    }
    return buffer.array();
  }

  private static byte[] base64(byte[] text) throws DataException {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new DataException("The data are no Base64: " + e.getMessage());
    }
  }

  /** The encoding is called GZip, and is zlib in all files that were seen; both are read. */
  private static byte[] inflate(byte[] packed, int expected) throws DataException {
    boolean gzip = packed.length > 1 && packed[0] == 0x1f && (packed[1] & 0xff) == 0x8b;
    InputStream bytes = new ByteArrayInputStream(packed);
    try (InputStream in = gzip ? new GZIPInputStream(bytes) : new InflaterInputStream(bytes)) {
      // One byte more than expected, so that data that are too long show, however long they are.
      return in.readNBytes(expected + 1);
    } catch (IOException e) {
      throw new DataException("The data do not unpack: " + e.getMessage());
    }
  }
}
