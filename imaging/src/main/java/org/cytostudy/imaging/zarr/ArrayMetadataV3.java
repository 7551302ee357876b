package org.cytostudy.imaging.zarr;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.zarr.ZarrArray.ChunkKeys;
import org.cytostudy.imaging.zarr.ZarrArray.Shards;
import org.jspecify.annotations.Nullable;

/**
 * {@code zarr.json} of an array of Zarr format 3.
 *
 * @see <a href="https://zarr-specs.readthedocs.io/en/latest/v3/core/index.html">format</a>
 */
final class ArrayMetadataV3 {
  private ArrayMetadataV3() {}

  /** The chain of codecs, undone from its end. */
  private record Pipeline(ByteOrder order, List<Codec> codecs, @Nullable Json sharding) {}

  static ZarrArray parse(String path, Json root) throws ImageFormatException {
    root.get("zarr_format").integer(3, 3);
    Json nodeType = root.get("node_type");
    if (!nodeType.text().equals("array")) {
      throw nodeType.corrupt("This must be an array");
    }
    Optional<Json> transformers = root.find("storage_transformers");
    if (transformers.isPresent() && !transformers.get().items(ZarrArray.MAX_CODECS).isEmpty()) {
      throw transformers.get().unsupported("Storage transformers are not read");
    }
    SampleType type = SampleType.ofV3(root.get("data_type"));
    long[] shape = ZarrArray.shape(root.get("shape"), ZarrArray.MAX_SIDE);
    Json grid = root.get("chunk_grid");
    requireName(grid, "regular", "chunk grid");
    Json gridShape = grid.get("configuration").get("chunk_shape");
    Pipeline pipeline = pipeline(root.get("codecs"), type, shape.length, true);
    int[] chunk;
    Shards shards = null;
    if (pipeline.sharding() == null) {
      chunk = ZarrArray.chunk(gridShape, shape.length, type);
    } else {
      Json sharding = pipeline.sharding().get("configuration");
      chunk = ZarrArray.chunk(sharding.get("chunk_shape"), shape.length, type);
      shards = shards(sharding, gridShape, chunk);
      pipeline = pipeline(sharding.get("codecs"), type, shape.length, false);
    }
    return new ZarrArray(
        path,
        root.file(),
        shape,
        chunk,
        type,
        pipeline.order(),
        type.fill(root.find("fill_value")),
        keys(root.get("chunk_key_encoding")),
        pipeline.codecs(),
        shards);
  }

  private static Pipeline pipeline(Json place, SampleType type, int axes, boolean outer)
      throws ImageFormatException {
    List<Codec> codecs = new ArrayList<>();
    ByteOrder order = null;
    List<Json> items = place.items(ZarrArray.MAX_CODECS);
    for (Json item : items) {
      // A codec without a configuration may be written as its bare name.
      Json name = item.node().isTextual() ? item : item.get("name");
      switch (name.text()) {
        case "transpose" -> requireIdentity(item, axes);
        case "bytes" -> order = order(item, type);
        case "gzip" -> codecs.add(Codec.GZIP);
        case "zstd" -> codecs.add(Codec.ZSTD);
        case "blosc" -> codecs.add(Codec.BLOSC);
        case "crc32c" -> codecs.add(Codec.CRC32C);
        case "sharding_indexed" -> {
          boolean alone = order == null && codecs.isEmpty() && items.getLast().equals(item);
          if (!outer || !alone) {
            throw name.unsupported("Shards within shards, or compressed as a whole, are not read");
          }
          return new Pipeline(ByteOrder.LITTLE_ENDIAN, List.of(), item);
        }
        default -> throw name.unsupported("The codec " + name.text() + " is not read");
      }
      if (order == null && !codecs.isEmpty()) {
        throw name.corrupt("The codec works on bytes, but stands before the codec that makes them");
      }
    }
    if (order == null) {
      throw place.corrupt("No codec turns samples into bytes");
    }
    Collections.reverse(codecs);
    return new Pipeline(order, List.copyOf(codecs), null);
  }

  private static void requireIdentity(Json item, int axes) throws ImageFormatException {
    Json order = item.get("configuration").get("order");
    List<Json> items = order.items(axes);
    for (int i = 0; i < axes; i++) {
      if (items.size() != axes || items.get(i).integer(0, axes) != i) {
        throw order.unsupported("Chunks with transposed axes are not read");
      }
    }
  }

  private static ByteOrder order(Json item, SampleType type) throws ImageFormatException {
    Optional<Json> endian = item.find("configuration").flatMap(c -> c.find("endian"));
    if (endian.isEmpty()) {
      if (type.bytes() > 1) {
        throw item.corrupt("The byte order is missing");
      }
      return ByteOrder.LITTLE_ENDIAN;
    }
    return switch (endian.get().text()) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default -> throw endian.get().corrupt("The byte order must be “little” or “big”");
    };
  }

  private static Shards shards(Json sharding, Json gridShape, int[] chunk)
      throws ImageFormatException {
    long[] shard = ZarrArray.shape(gridShape, Integer.MAX_VALUE);
    int[] chunks = new int[chunk.length];
    long count = 1;
    for (int i = 0; i < chunk.length; i++) {
      if (shard.length != chunk.length || shard[i] % chunk[i] != 0) {
        throw gridShape.corrupt("A shard must hold a whole number of chunks along each axis");
      }
      chunks[i] = (int) (shard[i] / chunk[i]);
      count *= chunks[i];
      if (count > Shards.MAX_CHUNKS) {
        throw ImageFormatException.tooLarge(
            "A shard holds more than " + Shards.MAX_CHUNKS + " chunks", gridShape.where());
      }
    }
    String location = sharding.text("index_location", "end");
    if (!location.equals("end") && !location.equals("start")) {
      throw sharding.get("index_location").corrupt("The index must be at “start” or “end”");
    }
    Json codecs = sharding.get("index_codecs");
    Pipeline index = pipeline(codecs, SampleType.UINT16, chunk.length + 1, false);
    boolean plain = index.codecs().isEmpty();
    boolean checked = index.codecs().equals(List.of(Codec.CRC32C));
    if (index.order() != ByteOrder.LITTLE_ENDIAN || !(plain || checked)) {
      throw codecs.unsupported("Indexes of shards that are compressed or big-endian are not read");
    }
    return new Shards(chunks, location.equals("end"), checked);
  }

  private static ChunkKeys keys(Json encoding) throws ImageFormatException {
    Json name = encoding.get("name");
    boolean standard = name.text().equals("default");
    if (!standard && !name.text().equals("v2")) {
      throw name.unsupported("The chunk key encoding " + name.text() + " is not read");
    }
    Optional<Json> separator = encoding.find("configuration").flatMap(c -> c.find("separator"));
    String text = separator.isPresent() ? separator.get().text() : standard ? "/" : ".";
    if (!text.equals(".") && !text.equals("/")) {
      throw encoding.corrupt("The separator must be “.” or “/”");
    }
    return new ChunkKeys(standard ? "c" : "", text);
  }

  private static void requireName(Json place, String name, String what)
      throws ImageFormatException {
    Json found = place.get("name");
    if (!found.text().equals(name)) {
      throw found.unsupported("The " + what + " " + found.text() + " is not read");
    }
  }
}
