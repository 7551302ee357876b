package org.cytostudy.imaging.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cytostudy.imaging.slide.PixelFormat;

/**
 * Writes a tiled pyramidal TIFF from rows that come top to bottom, each level half the one before
 * by averaging 2 × 2 pixels, until one tile holds it. Only one row of tiles a level is kept in
 * memory. Equal rows give equal bytes. A file that needs offsets beyond 4 GiB becomes a BigTIFF.
 * For one thread.
 */
public final class PyramidWriter implements Closeable {
  // A BigTIFF header has 16 bytes, a classic one 8: with room for either, which one it becomes is
  // decided when the size is known.
  private static final int HEADER_BYTES = 16;
  private static final long CLASSIC_LIMIT = 0xffff_ffffL;

  private final FileChannel channel;
  private final OptionalDouble pixelSizeUm;
  private final PixelFormat format;
  private final TileStorage storage;
  private final List<LevelWriter> levels = new ArrayList<>();
  private final TileEncoder encoder;
  private final long classicLimit;
  private long end = HEADER_BYTES;
  private boolean finished;

  private PyramidWriter(
      FileChannel channel,
      long widthPx,
      long heightPx,
      PixelFormat format,
      OptionalDouble pixelSizeUm,
      TileStorage storage,
      long classicLimit) {
    this.channel = channel;
    this.format = format;
    this.pixelSizeUm = pixelSizeUm;
    this.storage = storage;
    this.classicLimit = classicLimit;
    this.encoder = TileEncoder.of(storage, format);
    int tilePx = storage.tilePx();
    long width = widthPx;
    long height = heightPx;
    levels.add(new LevelWriter(width, height, format, tilePx));
    while (width > tilePx || height > tilePx) {
      width = (width + 1) / 2;
      height = (height + 1) / 2;
      levels.add(new LevelWriter(width, height, format, tilePx));
    }
  }

  /** Starts a file with lossless tiles of 256 px, see {@link TileStorage#LOSSLESS}. */
  public static PyramidWriter create(
      Path file, long widthPx, long heightPx, PixelFormat format, OptionalDouble pixelSizeUm)
      throws IOException {
    return create(file, widthPx, heightPx, format, pixelSizeUm, TileStorage.LOSSLESS);
  }

  /**
   * Starts a file.
   *
   * @param widthPx 1–1,000,000
   * @param heightPx 1–1,000,000
   * @param format 8 bits, or losslessly 16; grey or RGB
   * @param pixelSizeUm µm per pixel, written as pixels per centimetre; empty leaves the file
   *     without a calibration
   * @param storage how tiles are stored
   */
  public static PyramidWriter create(
      Path file,
      long widthPx,
      long heightPx,
      PixelFormat format,
      OptionalDouble pixelSizeUm,
      TileStorage storage)
      throws IOException {
    return create(file, widthPx, heightPx, format, pixelSizeUm, storage, CLASSIC_LIMIT);
  }

  /** The same with another limit for classic offsets, for tests that cannot write 4 GiB. */
  static PyramidWriter create(
      Path file,
      long widthPx,
      long heightPx,
      PixelFormat format,
      OptionalDouble pixelSizeUm,
      long classicLimit)
      throws IOException {
    return create(file, widthPx, heightPx, format, pixelSizeUm, TileStorage.LOSSLESS, classicLimit);
  }

  private static PyramidWriter create(
      Path file,
      long widthPx,
      long heightPx,
      PixelFormat format,
      OptionalDouble pixelSizeUm,
      TileStorage storage,
      long classicLimit)
      throws IOException {
    if (widthPx < 1 || heightPx < 1 || widthPx > 1_000_000 || heightPx > 1_000_000) {
      throw new IllegalArgumentException(
          "width and height must be 1 to 1,000,000, got " + widthPx + " × " + heightPx);
    }
    if (format.floatingPoint()) {
      throw new IllegalArgumentException("Pyramids are written with 8 or 16 bits, got " + format);
    }
    if (storage.codec() == TileStorage.Codec.JPEG && format.bitDepth() != 8) {
      throw new IllegalArgumentException("JPEG tiles hold 8 bits, got " + format);
    }
    if (pixelSizeUm.isPresent()
        && !(pixelSizeUm.getAsDouble() >= 0.01 && pixelSizeUm.getAsDouble() <= 1000)) {
      throw new IllegalArgumentException(
          "pixelSizeUm must be 0.01 to 1000, got " + pixelSizeUm.getAsDouble());
    }
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    return new PyramidWriter(
        channel, widthPx, heightPx, format, pixelSizeUm, storage, classicLimit);
  }

  /**
   * Takes the next rows of level 0.
   *
   * @param samples {@code rows} whole rows, channels interleaved, 16 bits little-endian, from index
   *     0
   * @param rows how many; together never more than the height
   */
  public void writeRows(byte[] samples, int rows) throws IOException {
    int rowBytes = levels.getFirst().rowBytes();
    if (rows < 0 || (long) rows * rowBytes > samples.length) {
      throw new IllegalArgumentException(
          rows + " rows take " + (long) rows * rowBytes + " bytes, got " + samples.length);
    }
    for (int row = 0; row < rows; row++) {
      push(0, samples, row * rowBytes);
    }
  }

  private void push(int index, byte[] samples, int offset) throws IOException {
    LevelWriter level = levels.get(index);
    level.take(samples, offset);
    if (index + 1 < levels.size() && level.pairComplete()) {
      push(index + 1, level.halvedPair(), 0);
    }
    if (level.bandComplete()) {
      writeBand(level);
    }
  }

  private void writeBand(LevelWriter level) throws IOException {
    for (int column = 0; column < level.tileColumns(); column++) {
      ByteBuffer tile = encoder.encode(level.tile(column));
      level.addTile(end, tile.remaining());
      append(tile);
    }
    level.nextBand();
  }

  private void append(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      end += channel.write(bytes, end);
    }
  }

  /**
   * Writes the directories and the header and forces the file to disk.
   *
   * @throws IllegalStateException if rows are missing
   */
  public void finish() throws IOException {
    LevelWriter first = levels.getFirst();
    if (!first.complete()) {
      throw new IllegalStateException("Rows are missing: got " + first.rows());
    }
    long directories = 0;
    for (LevelWriter level : levels) {
      directories += 4096 + 16L * level.tiles();
    }
    boolean big = end + directories > classicLimit;
    DirectoryEncoder directory = new DirectoryEncoder(big, format, storage);
    end = (end + 7) / 8 * 8;
    long firstDirectory = end;
    for (int i = 0; i < levels.size(); i++) {
      boolean last = i + 1 == levels.size();
      double scale = 1L << i;
      OptionalDouble sizeUm =
          pixelSizeUm.isPresent()
              ? OptionalDouble.of(pixelSizeUm.getAsDouble() * scale)
              : OptionalDouble.empty();
      append(directory.encode(levels.get(i), i > 0, sizeUm, end, last));
    }
    ByteBuffer header = directory.header(firstDirectory);
    long at = 0;
    while (header.hasRemaining()) {
      at += channel.write(header, at);
    }
    channel.force(true);
    finished = true;
  }

  /** Closes the file; without {@link #finish()} before it, it is no image. */
  @Override
  public void close() throws IOException {
    encoder.close();
    channel.close();
  }

  /** Whether the file is complete. */
  public boolean finished() {
    return finished;
  }
}
