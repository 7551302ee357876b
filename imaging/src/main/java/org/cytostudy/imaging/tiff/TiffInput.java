package org.cytostudy.imaging.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cytostudy.imaging.slide.ImageFormatException;

/** An open TIFF file: its byte order, whether it is a BigTIFF, and bytes at offsets. */
final class TiffInput implements Closeable {
  /** A file may state that all of its directories have the same huge table. */
  private static final long MAX_FIELD_BYTES = 96L << 20;

  private final FileChannel channel;
  private final long size;
  private final ByteOrder order;
  private final boolean big;
  private final long firstDirectory;
  private final boolean throughLibTiff;
  private final Queue<Closeable> further = new ConcurrentLinkedQueue<>();
  private long fieldBytes;

  private TiffInput(
      FileChannel channel,
      long size,
      ByteOrder order,
      boolean big,
      long firstDirectory,
      boolean throughLibTiff) {
    this.channel = channel;
    this.size = size;
    this.order = order;
    this.big = big;
    this.firstDirectory = firstDirectory;
    this.throughLibTiff = throughLibTiff;
  }

  static TiffInput open(Path file) throws IOException {
    return open(file, false);
  }

  /**
   * Opens a file.
   *
   * @param throughLibTiff whether libtiff decodes what it can, also where Java could
   */
  static TiffInput open(Path file, boolean throughLibTiff) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return readHeader(channel, throughLibTiff);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static TiffInput readHeader(FileChannel channel, boolean throughLibTiff)
      throws IOException {
    long size = channel.size();
    ByteBuffer header = read(channel, size, 0, (int) Math.min(16, size), "header");
    if (header.remaining() < 8) {
      throw ImageFormatException.truncated("The file ends within its header", "offset 0");
    }
    ByteOrder order = header.get(0) == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    header.order(order);
    int version = header.getShort(2);
    if (header.get(0) != header.get(1) || (version != 42 && version != 43)) {
      throw new ImageFormatException(
          ImageFormatException.Problem.NOT_RECOGNISED,
          "The file is no TIFF",
          "offset 0",
          "Give a TIFF, PNG or JPEG file");
    }
    if (version == 42) {
      return new TiffInput(
          channel, size, order, false, header.getInt(4) & 0xffff_ffffL, throughLibTiff);
    }
    if (header.remaining() < 16 || header.getShort(4) != 8) {
      throw ImageFormatException.corrupt("The header is not that of a BigTIFF", "offset 4");
    }
    return new TiffInput(channel, size, order, true, header.getLong(8), throughLibTiff);
  }

  long size() {
    return size;
  }

  ByteOrder order() {
    return order;
  }

  boolean big() {
    return big;
  }

  long firstDirectory() {
    return firstDirectory;
  }

  boolean throughLibTiff() {
    return throughLibTiff;
  }

  /** Passes on what is closed together with the file. */
  <T extends Closeable> T closing(T resource) {
    further.add(resource);
    return resource;
  }

  /**
   * Accounts for memory that fields take.
   *
   * @throws ImageFormatException if all fields together take more than any sound file's do
   */
  void claim(long bytes, String where) throws ImageFormatException {
    fieldBytes += bytes;
    if (fieldBytes > MAX_FIELD_BYTES) {
      throw ImageFormatException.tooLarge(
          "The directories of the file take more than " + (MAX_FIELD_BYTES >> 20) + " MiB", where);
    }
  }

  /**
   * Bytes of the file in its byte order.
   *
   * @param where named when they lie beyond its end
   */
  ByteBuffer read(long offset, int length, String where) throws IOException {
    return read(channel, size, offset, length, where).order(order);
  }

  /** Fills a buffer with bytes of the file. */
  void read(long offset, ByteBuffer to, String where) throws IOException {
    read(channel, size, offset, to, where);
  }

  private static ByteBuffer read(
      FileChannel channel, long size, long offset, int length, String where) throws IOException {
    if (length < 0 || offset > size - length) {
      throw beyondEnd(size, offset, length, where);
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    read(channel, size, offset, bytes, where);
    return bytes.flip();
  }

  private static void read(FileChannel channel, long size, long offset, ByteBuffer to, String where)
      throws IOException {
    if (offset < 0 || offset > size - to.remaining()) {
      throw beyondEnd(size, offset, to.remaining(), where);
    }
    while (to.hasRemaining()) {
      if (channel.read(to, offset + to.position()) < 0) {
        throw ImageFormatException.truncated("The file became shorter while it was read", where);
      }
    }
  }

  private static ImageFormatException beyondEnd(long size, long offset, int length, String where) {
    return ImageFormatException.truncated(
        "The file has " + size + " bytes, but needs " + length + " at offset " + offset, where);
  }

  @Override
  public void close() throws IOException {
    for (Closeable resource : further) {
      resource.close();
    }
    channel.close();
  }
}
