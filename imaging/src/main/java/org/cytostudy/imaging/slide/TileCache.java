package org.cytostudy.imaging.slide;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decoded tiles of all open files, the least recently used leave first. A read that is not aligned
 * to the tiles would else decode each of them four times.
 */
public final class TileCache {
  private static final long LEAST_BYTES = 8L << 20;
  private static final long MOST_BYTES = 256L << 20;

  /** One for all, so that memory does not grow with the number of open files. */
  public static final TileCache SHARED =
      new TileCache(Math.clamp(Runtime.getRuntime().maxMemory() / 8, LEAST_BYTES, MOST_BYTES));

  private final long capacityBytes;
  private final Map<Key, byte[]> tiles = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  /**
   * A tile of a level of an open file.
   *
   * @param file told apart by identity
   * @param index of the tile within its level
   */
  public record Key(Object file, int level, long index) {}

  TileCache(long capacityBytes) {
    this.capacityBytes = capacityBytes;
  }

  /** A tile, if it is here. */
  public synchronized byte @Nullable [] get(Key key) {
    return tiles.get(key);
  }

  /** Keeps a tile; the newest stays even where it alone is too large. */
  public synchronized void put(Key key, byte[] tile) {
    byte[] before = tiles.put(key, tile);
    bytes += tile.length - (before == null ? 0 : before.length);
    Iterator<byte[]> oldest = tiles.values().iterator();
    while (bytes > capacityBytes && tiles.size() > 1) {
      bytes -= oldest.next().length;
      oldest.remove();
    }
  }

  /** Drops the tiles of a file that is closed. */
  public synchronized void forget(Object file) {
    Iterator<Map.Entry<Key, byte[]>> all = tiles.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Key, byte[]> entry = all.next();
      if (entry.getKey().file() == file) {
        bytes -= entry.getValue().length;
        all.remove();
      }
    }
  }

  /** What the tiles take. */
  public synchronized long bytes() {
    return bytes;
  }
}
