package org.cytostudy.imaging.zarr;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.cytostudy.imaging.slide.ImageFormatException;

/**
 * Decodes chunks of Blosc 1: a header of 16 bytes, then blocks that are compressed one by one,
 * after the bytes or bits of their samples were sorted by significance.
 *
 * @see <a href="https://github.com/Blosc/c-blosc/blob/main/README_CHUNK_FORMAT.rst">format</a>
 */
final class Blosc {
  private static final int HEADER_BYTES = 16;
  private static final int SHUFFLED = 0x01;
  private static final int STORED = 0x02;
  private static final int BIT_SHUFFLED = 0x04;
  private static final int RESERVED = 0x08;
  private static final int NOT_SPLIT = 0x10;

  /** Blocks of larger samples, and smaller parts, are never split. */
  private static final int MAX_SPLITS = 16;

  private static final int MIN_SPLIT_BYTES = 128;

  /** The variant without native code and without unchecked access to memory. */
  private static final LZ4SafeDecompressor LZ4 = LZ4Factory.safeInstance().safeDecompressor();

  private final byte[] in;
  private final ByteBuffer header;
  private final int flags;
  private final int sampleBytes;
  private final int length;
  private final int blockBytes;
  private final int end;
  private final String where;

  private Blosc(byte[] in, int limit, String where) throws ImageFormatException {
    this.in = in;
    this.where = where;
    if (in.length < HEADER_BYTES) {
      throw ImageFormatException.truncated("The chunk is shorter than Blosc's header", where);
    }
    header = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
    int version = in[0];
    flags = in[2];
    if (version < 1 || version > 2 || (flags & RESERVED) != 0) {
      throw ImageFormatException.unsupported(
          "The chunk is in another version of Blosc (" + version + ")", where);
    }
    sampleBytes = in[3] & 0xff;
    length = header.getInt(4);
    blockBytes = header.getInt(8);
    end = header.getInt(12);
    if (length < 0 || length > limit) {
      throw corrupt("decodes to " + Integer.toUnsignedString(length) + " bytes, not " + limit);
    }
    if (end < HEADER_BYTES || end > in.length) {
      throw ImageFormatException.truncated(
          "The chunk has " + in.length + " bytes, its header says " + Integer.toUnsignedString(end),
          where);
    }
    if (sampleBytes == 0 || (length > 0 && blockBytes <= 0)) {
      throw corrupt("has no size of a sample or a block");
    }
  }

  /**
   * Decodes a chunk.
   *
   * @param limit bytes that the result may have at most
   * @throws ImageFormatException if it is damaged, longer, or compressed by something not read here
   */
  static byte[] decode(byte[] in, int limit, String where) throws ImageFormatException {
    return new Blosc(in, limit, where).decode();
  }

  private byte[] decode() throws ImageFormatException {
    byte[] out = new byte[length];
    if ((flags & STORED) != 0) {
      checkRange(HEADER_BYTES, length);
      System.arraycopy(in, HEADER_BYTES, out, 0, length);
      return out;
    }
    if (length == 0) {
      return out;
    }
    int blocks = Math.ceilDiv(length, blockBytes);
    checkRange(HEADER_BYTES, 4L * blocks);
    byte[] shuffled = new byte[Math.min(blockBytes, length)];
    for (int block = 0; block < blocks; block++) {
      int at = block * blockBytes;
      int bytes = Math.min(blockBytes, length - at);
      int start = header.getInt(HEADER_BYTES + 4 * block);
      if ((flags & SHUFFLED) != 0 && sampleBytes > 1) {
        block(start, shuffled, 0, bytes);
        Shuffle.restoreBytes(shuffled, out, at, bytes, sampleBytes);
      } else if ((flags & BIT_SHUFFLED) != 0 && bytes >= sampleBytes) {
        block(start, shuffled, 0, bytes);
        Shuffle.restoreBits(shuffled, out, at, bytes, sampleBytes);
      } else {
        block(start, out, at, bytes);
      }
    }
    return out;
  }

  private void block(int start, byte[] out, int at, int bytes) throws ImageFormatException {
    boolean split =
        (flags & NOT_SPLIT) == 0
            && bytes == blockBytes
            && sampleBytes <= MAX_SPLITS
            && bytes / sampleBytes >= MIN_SPLIT_BYTES;
    int parts = split ? sampleBytes : 1;
    int partBytes = bytes / parts;
    if (partBytes * parts != bytes) {
      throw corrupt("has blocks that cannot be split as they say");
    }
    int from = start;
    for (int part = 0; part < parts; part++) {
      checkRange(from, 4);
      int stored = header.getInt(from);
      from += 4;
      checkRange(from, stored);
      decompress(from, stored, out, at + part * partBytes, partBytes);
      from += stored;
    }
  }

  private void decompress(int from, int stored, byte[] out, int at, int bytes)
      throws ImageFormatException {
    if (stored == bytes) {
      System.arraycopy(in, from, out, at, bytes);
      return;
    }
    int format = flags >> 5 & 7;
    long decoded =
        switch (format) {
          case 0 -> BloscLz.decode(in, from, stored, out, at, bytes);
          case 1 -> lz4(from, stored, out, at, bytes);
          case 3 -> inflate(from, stored, out, at, bytes);
          case 4 -> zstd(from, stored, out, at, bytes);
          default ->
              throw ImageFormatException.unsupported(
                  "Blosc with " + (format == 2 ? "Snappy" : "codec " + format) + " is not read",
                  where);
        };
    if (decoded != bytes) {
      throw corrupt("does not decode to whole blocks");
    }
  }

  private int lz4(int from, int stored, byte[] out, int at, int bytes) {
    try {
      return LZ4.decompress(in, from, stored, out, at, bytes);
    } catch (LZ4Exception e) {
      return -1;
    }
  }

  private long zstd(int from, int stored, byte[] out, int at, int bytes) {
    try {
      return Zstd.decompressByteArray(out, at, bytes, in, from, stored);
    } catch (ZstdException e) {
      return -1;
    }
  }

  private int inflate(int from, int stored, byte[] out, int at, int bytes) {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(in, from, stored);
      int done = 0;
      while (done < bytes) {
        int count = inflater.inflate(out, at + done, bytes - done);
        if (count == 0) {
          return -1;
        }
        done += count;
      }
      return done;
    } catch (DataFormatException e) {
      return -1;
    }
  }

  private void checkRange(int from, long count) throws ImageFormatException {
    if (from < HEADER_BYTES || count < 0 || from > end - count) {
      throw corrupt("has blocks that reach beyond it");
    }
  }

  private ImageFormatException corrupt(String what) {
    return ImageFormatException.corrupt("The Blosc chunk " + what, where);
  }
}
