package org.cytostudy.imaging.libtiff;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.cytostudy.imaging.slide.ImageFormatException;

/**
 * Decodes tiles that are all stored alike. libtiff never sees the file itself: it is given a TIFF
 * of one tile, made here of fields that were checked, and the bytes of a tile, so that what a file
 * may contain is decided by one reader. Safe for use by several threads; each has an open TIFF of
 * its own meanwhile.
 */
public final class LibTiffTiles implements Closeable {
  private final LibTiffLibrary library;
  private final StoredTile form;

  /** Those that nobody uses, by the rows of their tile. */
  private final Map<Integer, Deque<OpenTile>> idle = new HashMap<>();

  private boolean closed;

  /** Reads the bytes of a tile. */
  public interface Stored {
    /** Fills a buffer. */
    void read(ByteBuffer to) throws IOException;
  }

  /**
   * An open TIFF, and memory that is used again for each of its tiles: some that lies in the caches
   * is faster, and libtiff cannot be given arrays without stopping the collector meanwhile.
   */
  private static final class OpenTile {
    private final MemorySegment file;
    private MemorySegment stored = MemorySegment.NULL;
    private MemorySegment samples = MemorySegment.NULL;

    private OpenTile(MemorySegment file) {
      this.file = file;
    }

    /** Makes room; what is larger than before takes its place. */
    private void reserve(int storedBytes, int bytes) {
      if (stored.byteSize() < storedBytes) {
        stored = Arena.ofAuto().allocate(storedBytes + storedBytes / 2);
      }
      if (samples.byteSize() < bytes) {
        samples = Arena.ofAuto().allocate(bytes);
      }
    }
  }

  /**
   * Makes a decoder.
   *
   * @param name of the compression, for messages
   * @param where the file says that it uses it
   * @throws ImageFormatException naming the package to install, where libtiff is missing
   */
  public LibTiffTiles(StoredTile form, String name, String where) throws ImageFormatException {
    this.form = form;
    library = LibTiffLibrary.require(LibTiffLibrary.find(), form.compression(), name, where);
  }

  /** Whether libtiff is installed and decodes a compression. */
  public static boolean available(int compression) {
    return LibTiffLibrary.find().filter(library -> library.has(compression)).isPresent();
  }

  /**
   * Decodes a tile.
   *
   * @param stored its bytes in the file
   * @param storedBytes how many there are
   * @param rows it holds
   * @param bytes it decodes to
   * @return samples interleaved, little-endian, differences undone, colours as RGB
   * @throws ImageFormatException if it does not decode to so many bytes
   * @throws ClosedChannelException if this was closed
   */
  public byte[] decode(Stored stored, int storedBytes, int rows, int bytes, String where)
      throws IOException {
    OpenTile tile = take(rows, where);
    try {
      tile.reserve(storedBytes, bytes);
      MemorySegment in = tile.stored.asSlice(0, storedBytes);
      MemorySegment out = tile.samples.asSlice(0, bytes);
      stored.read(in.asByteBuffer());
      if (!library.decode(tile.file, in, out)) {
        throw ImageFormatException.corrupt("libtiff cannot decode the tile", where);
      }
      return out.toArray(JAVA_BYTE);
    } finally {
      giveBack(rows, tile);
    }
  }

  private OpenTile take(int rows, String where) throws IOException {
    synchronized (idle) {
      if (closed) {
        throw new ClosedChannelException();
      }
      OpenTile tile = idle.computeIfAbsent(rows, key -> new ArrayDeque<>()).poll();
      if (tile != null) {
        return tile;
      }
    }
    // libtiff maps it into memory, so that its name is not needed any longer.
    Path path = Files.createTempFile("cytostudy", ".tif");
    try {
      Files.write(path, form.file(rows));
      MemorySegment file = library.open(path.toString(), form.compression() == StoredTile.JPEG);
      if (file == null) {
        throw ImageFormatException.unsupported("libtiff does not take tiles of this kind", where);
      }
      return new OpenTile(file);
    } finally {
      Files.delete(path);
    }
  }

  private void giveBack(int rows, OpenTile tile) {
    synchronized (idle) {
      if (!closed) {
        idle.computeIfAbsent(rows, key -> new ArrayDeque<>()).push(tile);
        return;
      }
    }
    library.close(tile.file);
  }

  /** Those that decode now finish; nothing is decoded any more. */
  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.values().forEach(tiles -> tiles.forEach(tile -> library.close(tile.file)));
      idle.clear();
    }
  }
}
