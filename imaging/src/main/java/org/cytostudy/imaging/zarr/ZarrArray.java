package org.cytostudy.imaging.zarr;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Collectors;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.jspecify.annotations.Nullable;

/**
 * What the metadata of an array says, the same for both formats of Zarr.
 *
 * @param path folder of the array within the store
 * @param file its metadata, for messages
 * @param shape samples along each axis
 * @param chunk samples of a chunk along each axis; of one within a shard, where there are shards
 * @param type of a sample
 * @param order of the bytes of a sample
 * @param fill one little-endian sample that stands where no chunk is
 * @param keys names of chunks
 * @param codecs what to undo, in this order
 * @param shards how chunks are packed into files; null where each is one
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, never compared
record ZarrArray(
    String path,
    String file,
    long[] shape,
    int[] chunk,
    SampleType type,
    ByteOrder order,
    byte[] fill,
    ChunkKeys keys,
    List<Codec> codecs,
    @Nullable Shards shards) {

  static final long MAX_SIDE = 4_000_000;
  static final long MAX_CHUNK_BYTES = 64L << 20;
  static final int MAX_CODECS = 8;

  /**
   * How chunks are packed into files.
   *
   * @param chunks along each axis of a shard
   * @param indexAtEnd whether the table of the chunks follows them
   * @param indexChecked whether it ends in a CRC-32C
   */
  record Shards(int[] chunks, boolean indexAtEnd, boolean indexChecked) {
    /** Twice the largest grid that other software writes by itself. */
    static final int MAX_CHUNKS = 1 << 18;

    int count() {
      int count = 1;
      for (int along : chunks) {
        count *= along;
      }
      return count;
    }
  }

  /**
   * Names of chunks: {@code 0.3.7}, {@code 0/3/7} or {@code c/0/3/7}.
   *
   * @param prefix begins each name; may be empty
   * @param separator between two numbers
   */
  record ChunkKeys(String prefix, String separator) {
    String of(long[] index) {
      StringBuilder key = new StringBuilder(prefix);
      for (int i = 0; i < index.length; i++) {
        key.append(i == 0 && prefix.isEmpty() ? "" : separator).append(index[i]);
      }
      return key.toString();
    }

    /** What the first part of every name looks like. */
    String firstPart(int axes) {
      if (separator.equals("/")) {
        return prefix.isEmpty() ? "\\d+" : prefix;
      }
      return prefix + "(\\.?\\d+){" + axes + "}";
    }
  }

  /** Reads an array's metadata in whichever format it is. */
  static ZarrArray read(ZarrStore store, String path) throws IOException {
    var v3 = Json.read(store, ZarrStore.join(path, "zarr.json"));
    if (v3.isPresent()) {
      return ArrayMetadataV3.parse(path, v3.get());
    }
    var v2 = Json.read(store, ZarrStore.join(path, ".zarray"));
    if (v2.isPresent()) {
      return ArrayMetadataV2.parse(path, v2.get());
    }
    throw ImageFormatException.truncated(
        "The store has no array “" + path + "”, which its metadata names", path);
  }

  /** Reads a shape: as many axes as an image can have. */
  static long[] shape(Json place, long most) throws ImageFormatException {
    List<Json> items = place.items(OmeAxes.MAX_AXES);
    long[] shape = new long[items.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = items.get(i).integer(1, most);
    }
    if (shape.length < 2) {
      throw place.unsupported("An array of " + shape.length + " axes is no image");
    }
    return shape;
  }

  /** Reads the shape of a chunk, which must fit the array and into memory. */
  static int[] chunk(Json place, int axes, SampleType type) throws ImageFormatException {
    long[] wide = shape(place, Integer.MAX_VALUE);
    if (wide.length != axes) {
      throw place.corrupt("A chunk has " + wide.length + " axes, the array " + axes);
    }
    int[] chunk = new int[axes];
    long bytes = type.bytes();
    for (int i = 0; i < axes; i++) {
      chunk[i] = (int) wide[i];
      bytes *= wide[i];
      if (bytes > MAX_CHUNK_BYTES) {
        throw ImageFormatException.tooLarge(
            "A chunk takes more than " + (MAX_CHUNK_BYTES >> 20) + " MiB decoded", place.where());
      }
    }
    return chunk;
  }

  int chunkBytes() {
    int bytes = type.bytes();
    for (int along : chunk) {
      bytes *= along;
    }
    return bytes;
  }

  /** How chunks are compressed, as people call it. */
  String compression() {
    String names =
        codecs.stream()
            .filter(codec -> codec != Codec.CRC32C)
            .map(Codec::displayName)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }
}
