package org.cytostudy.imaging.zarr;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.zarr.ZarrArray.ChunkKeys;

/**
 * {@code .zarray} of Zarr format 2.
 *
 * @see <a href="https://zarr-specs.readthedocs.io/en/latest/v2/v2.0.html">format</a>
 */
final class ArrayMetadataV2 {
  private ArrayMetadataV2() {}

  static ZarrArray parse(String path, Json root) throws ImageFormatException {
    root.get("zarr_format").integer(2, 2);
    String order = root.get("order").text();
    if (!order.equals("C")) {
      throw root.get("order").unsupported("Chunks in the order " + order + " are not read, only C");
    }
    Optional<Json> filters = root.find("filters");
    if (filters.isPresent()) {
      for (Json filter : filters.get().items(ZarrArray.MAX_CODECS)) {
        throw filter.unsupported("The filter " + filter.text("id", "?") + " is not read");
      }
    }
    Json dtype = root.get("dtype");
    SampleType type = SampleType.ofV2(dtype);
    String separator = root.text("dimension_separator", ".");
    if (!separator.equals(".") && !separator.equals("/")) {
      throw root.get("dimension_separator").corrupt("The separator must be “.” or “/”");
    }
    long[] shape = ZarrArray.shape(root.get("shape"), ZarrArray.MAX_SIDE);
    return new ZarrArray(
        path,
        root.file(),
        shape,
        ZarrArray.chunk(root.get("chunks"), shape.length, type),
        type,
        dtype.text().startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        type.fill(root.find("fill_value")),
        new ChunkKeys("", separator),
        codecs(root.find("compressor")),
        null);
  }

  private static List<Codec> codecs(Optional<Json> compressor) throws ImageFormatException {
    if (compressor.isEmpty()) {
      return List.of();
    }
    Json id = compressor.get().get("id");
    return switch (id.text()) {
      case "zlib" -> List.of(Codec.ZLIB);
      case "gzip" -> List.of(Codec.GZIP);
      case "zstd" -> List.of(Codec.ZSTD);
      case "blosc" -> List.of(Codec.BLOSC);
      default -> throw id.unsupported("The compressor " + id.text() + " is not read");
    };
  }
}
