package org.cytostudy.imaging.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.zarr.ZarrArray.Shards;

/** Reads chunks of the arrays of one store: whole files, or parts of shards. */
final class ChunkReader {
  /** Marks a chunk that its shard does not hold. */
  private static final long ABSENT = -1;

  private static final int ENTRY_BYTES = 16;

  /** Incompressible data grow a little; what grows more is no sound stream. */
  private static final int SLACK_BYTES = 1 << 20;

  /** An index takes up to 4 MiB; a viewer that pans needs those of neighbouring shards. */
  private static final int MOST_INDEXES = 8;

  private final ZarrStore store;
  private final Map<String, Optional<long[]>> indexes =
      new LinkedHashMap<>(16, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<long[]>> eldest) {
          return size() > MOST_INDEXES;
        }
      };

  ChunkReader(ZarrStore store) {
    this.store = store;
  }

  /**
   * Reads and decodes a chunk.
   *
   * @param index of the chunk along each axis
   * @return its samples in the byte order of the array; empty where it was never written
   * @throws ImageFormatException if its bytes do not decode to a whole chunk
   */
  Optional<byte[]> read(ZarrArray array, long[] index) throws IOException {
    int expected = array.chunkBytes();
    int most = 2 * expected + SLACK_BYTES;
    Shards shards = array.shards();
    String key;
    Optional<byte[]> stored;
    if (shards == null) {
      key = ZarrStore.join(array.path(), array.keys().of(index));
      stored = store.read(key, most);
    } else {
      long[] shard = new long[index.length];
      int within = 0;
      for (int i = 0; i < index.length; i++) {
        shard[i] = index[i] / shards.chunks()[i];
        within = within * shards.chunks()[i] + (int) (index[i] % shards.chunks()[i]);
      }
      String file = ZarrStore.join(array.path(), array.keys().of(shard));
      key = file + ", chunk " + within;
      stored = packed(file, shards, within, most, key);
    }
    if (stored.isEmpty()) {
      return stored;
    }
    byte[] bytes = stored.get();
    for (int i = 0; i < array.codecs().size(); i++) {
      boolean last = i == array.codecs().size() - 1;
      bytes = array.codecs().get(i).decode(bytes, last ? expected : most, key);
    }
    if (bytes.length != expected) {
      throw ImageFormatException.corrupt(
          "The chunk decodes to " + bytes.length + " bytes, not " + expected, key);
    }
    return Optional.of(bytes);
  }

  private Optional<byte[]> packed(String file, Shards shards, int within, int most, String where)
      throws IOException {
    Optional<long[]> entries = index(file, shards);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    long offset = entries.get()[2 * within];
    long length = entries.get()[2 * within + 1];
    if (offset == ABSENT && length == ABSENT) {
      return Optional.empty();
    }
    if (offset < 0 || length < 0) {
      throw ImageFormatException.corrupt("The shard's index makes no sense", where);
    }
    if (length > most) {
      throw ImageFormatException.corrupt(length + " bytes are too many for the chunk", where);
    }
    return store.read(file, offset, (int) length);
  }

  private Optional<long[]> index(String file, Shards shards) throws IOException {
    synchronized (indexes) {
      Optional<long[]> known = indexes.get(file);
      if (known != null) {
        return known;
      }
    }
    int bytes = ENTRY_BYTES * shards.count() + (shards.indexChecked() ? Integer.BYTES : 0);
    Optional<byte[]> stored = store.read(file, shards.indexAtEnd() ? -bytes : 0, bytes);
    Optional<long[]> entries = Optional.empty();
    if (stored.isPresent()) {
      byte[] plain =
          shards.indexChecked()
              ? Codec.CRC32C.decode(stored.get(), bytes, file + ", index")
              : stored.get();
      long[] numbers = new long[plain.length / Long.BYTES];
      ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(numbers);
      entries = Optional.of(numbers);
    }
    synchronized (indexes) {
      indexes.put(file, entries);
    }
    return entries;
  }
}
