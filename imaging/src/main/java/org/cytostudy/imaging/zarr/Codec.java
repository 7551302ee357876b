package org.cytostudy.imaging.zarr;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.cytostudy.imaging.slide.ImageFormatException;

/** The compressions and checks that a chunk's bytes may have gone through. */
enum Codec {
  ZLIB("zlib"),
  GZIP("gzip"),
  ZSTD("Zstandard"),
  BLOSC("Blosc"),
  CRC32C("CRC-32C");

  private static final int CHECKSUM_BYTES = 4;

  private final String displayName;

  Codec(String displayName) {
    this.displayName = displayName;
  }

  String displayName() {
    return displayName;
  }

  /**
   * Undoes it.
   *
   * @param limit bytes that the result may have at most
   * @throws ImageFormatException if the bytes are damaged, or the result would be longer
   */
  byte[] decode(byte[] bytes, int limit, String where) throws ImageFormatException {
    return switch (this) {
      case ZLIB -> inflate(new InflaterInputStream(new ByteArrayInputStream(bytes)), limit, where);
      case GZIP -> gunzip(bytes, limit, where);
      case ZSTD -> zstd(bytes, limit, where);
      case BLOSC -> Blosc.decode(bytes, limit, where);
      case CRC32C -> checked(bytes, where);
    };
  }

  private byte[] gunzip(byte[] bytes, int limit, String where) throws ImageFormatException {
    try {
      return inflate(new GZIPInputStream(new ByteArrayInputStream(bytes)), limit, where);
    } catch (ImageFormatException e) {
      throw e;
    } catch (IOException e) {
      throw damaged(where);
    }
  }

  private byte[] inflate(InputStream stream, int limit, String where) throws ImageFormatException {
    byte[] result;
    try (stream) {
      result = stream.readNBytes(limit + 1);
    } catch (IOException e) {
      throw damaged(where);
    }
    if (result.length > limit) {
      throw tooLong(limit, where);
    }
    return result;
  }

  private byte[] zstd(byte[] bytes, int limit, String where) throws ImageFormatException {
    byte[] result = new byte[limit];
    try {
      long length = Zstd.decompressByteArray(result, 0, limit, bytes, 0, bytes.length);
      return length == limit ? result : Arrays.copyOf(result, (int) length);
    } catch (ZstdException e) {
      throw e.getErrorCode() == Zstd.errDstSizeTooSmall() ? tooLong(limit, where) : damaged(where);
    }
  }

  private static byte[] checked(byte[] bytes, String where) throws ImageFormatException {
    int length = bytes.length - CHECKSUM_BYTES;
    if (length < 0) {
      throw ImageFormatException.truncated("The chunk is shorter than its checksum", where);
    }
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    int stored = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(length);
    if ((int) checksum.getValue() != stored) {
      throw ImageFormatException.corrupt("The checksum is not that of the bytes", where);
    }
    return Arrays.copyOf(bytes, length);
  }

  private ImageFormatException damaged(String where) {
    return ImageFormatException.corrupt("The chunk is no sound " + displayName + " stream", where);
  }

  private static ImageFormatException tooLong(int limit, String where) {
    return ImageFormatException.corrupt(
        "The chunk decodes to more than " + limit + " bytes", where);
  }
}
