package org.cytostudy.imaging.libtiff;

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
  /**
   * What libtiff may write straight to an array. While it does, the thread cannot be stopped, so
   * that the collector waits for it, and with it every other thread: for a tile no larger than this
   * no more than some milliseconds, as long as a collection of young objects may last. Of larger
   * tiles, and of those that take long for their size, the samples are copied, and nobody waits.
   */
  private static final int MOST_HEAP_BYTES = 1 << 20;

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

  /** An open TIFF, and memory that is used again for each of its tiles. */
  private static final class OpenTile {
    private final MemorySegment file;
    private MemorySegment stored = MemorySegment.NULL;
    private MemorySegment samples = MemorySegment.NULL;

    private OpenTile(MemorySegment file) {
      this.file = file;
    }

    /** Room for the bytes of a tile; where there was too little, more than these need. */
    private MemorySegment stored(int bytes) {
      if (stored.byteSize() < bytes) {
        stored = Arena.ofAuto().allocate(bytes + bytes / 2);
      }
      return stored.asSlice(0, bytes);
    }

    /** Room for the samples of a tile. */
    private MemorySegment samples(int bytes) {
      if (samples.byteSize() < bytes) {
        samples = Arena.ofAuto().allocate(bytes);
      }
      return samples.asSlice(0, bytes);
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
   * @param samples takes exactly the samples: interleaved, little-endian, differences undone,
   *     colours as RGB. Undefined after an error
   * @throws ImageFormatException if it does not decode to so many bytes
   * @throws ClosedChannelException if this was closed
   */
  public void decode(Stored stored, int storedBytes, int rows, byte[] samples, String where)
      throws IOException {
    OpenTile tile = take(rows, where);
    try {
      MemorySegment in = tile.stored(storedBytes);
      stored.read(in.asByteBuffer());
      MemorySegment array = MemorySegment.ofArray(samples);
      boolean copied = form.slow() || samples.length > MOST_HEAP_BYTES;
      MemorySegment out = copied ? tile.samples(samples.length) : array;
      if (!library.decode(tile.file, in, out)) {
        throw ImageFormatException.corrupt("libtiff cannot decode the tile", where);
      }
      if (copied) {
        array.copyFrom(out);
      }
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
