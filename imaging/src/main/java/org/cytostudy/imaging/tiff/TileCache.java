package org.cytostudy.imaging.tiff;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decoded tiles, the least recently used leave first. A read that is not aligned to the tiles would
 * else decode each of them four times.
 */
final class TileCache {
  private final long capacityBytes;
  private final Map<Key, byte[]> tiles = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  /** A tile of a level. */
  record Key(int level, int index) {}

  TileCache(long capacityBytes) {
    this.capacityBytes = capacityBytes;
  }

  synchronized byte @Nullable [] get(Key key) {
    return tiles.get(key);
  }

  synchronized void put(Key key, byte[] tile) {
    byte[] before = tiles.put(key, tile);
    bytes += tile.length - (before == null ? 0 : before.length);
    Iterator<byte[]> oldest = tiles.values().iterator();
    while (bytes > capacityBytes && tiles.size() > 1) {
      bytes -= oldest.next().length;
      oldest.remove();
    }
  }
}
