package org.cytostudy.imaging.zarr;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;

/** Writes OME-Zarr stores as the two specifications have them, chunk by chunk. */
public final class ZarrFixture {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final boolean v3;
  private String axes = "yx";
  private Coding coding = Coding.PLAIN;
  private int[] chunk = {32, 48};
  private int[] perShard = {};
  private boolean bigEndian;
  private String separator = "/";
  private boolean indexAtStart;

  /** How a chunk is compressed. */
  public enum Coding {
    PLAIN,
    ZLIB,
    GZIP,
    ZSTD,
    /** Zstandard and then a checksum. */
    CHECKED;

    byte[] encode(byte[] bytes) throws IOException {
      return switch (this) {
        case PLAIN -> bytes;
        case ZLIB -> stream(bytes, false);
        case GZIP -> stream(bytes, true);
        case ZSTD -> Zstd.compress(bytes);
        case CHECKED -> checked(Zstd.compress(bytes));
      };
    }

    private static byte[] stream(byte[] bytes, boolean gzip) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (OutputStream packed = gzip ? new GZIPOutputStream(out) : new DeflaterOutputStream(out)) {
        packed.write(bytes);
      }
      return out.toByteArray();
    }

    ArrayNode codecs(boolean bigEndian) {
      ArrayNode codecs = JSON.createArrayNode();
      ObjectNode bytes = codecs.addObject().put("name", "bytes");
      bytes.putObject("configuration").put("endian", bigEndian ? "big" : "little");
      switch (this) {
        case GZIP -> codecs.addObject().put("name", "gzip").putObject("configuration");
        case ZSTD -> codecs.addObject().put("name", "zstd").putObject("configuration");
        case CHECKED -> {
          codecs.addObject().put("name", "zstd").putObject("configuration").put("level", 3);
          codecs.add("crc32c");
        }
        case PLAIN -> {}
        case ZLIB -> throw new IllegalArgumentException("Format 3 has no zlib");
      }
      return codecs;
    }
  }

  private ZarrFixture(Path folder, boolean v3) {
    this.folder = folder;
    this.v3 = v3;
  }

  /** OME-Zarr 0.4. */
  public static ZarrFixture v2(Path folder) {
    return new ZarrFixture(folder, false);
  }

  /** OME-Zarr 0.5. */
  public static ZarrFixture v3(Path folder) {
    return new ZarrFixture(folder, true);
  }

  /** A grey image of one value. */
  static PixelBlock flat(int width, int height, int value) {
    byte[] samples = new byte[width * height];
    Arrays.fill(samples, (byte) value);
    return new PixelBlock(width, height, PixelFormat.GREY8, samples);
  }

  /** Letters of the axes in their order; with as many numbers to {@link #chunk}. */
  public ZarrFixture axes(String letters) {
    this.axes = letters;
    return this;
  }

  public ZarrFixture chunk(int... shape) {
    this.chunk = shape;
    return this;
  }

  public ZarrFixture coding(Coding how) {
    this.coding = how;
    return this;
  }

  public ZarrFixture bigEndian() {
    this.bigEndian = true;
    return this;
  }

  public ZarrFixture separator(String text) {
    this.separator = text;
    return this;
  }

  /** Packs so many chunks along each axis into a file. */
  public ZarrFixture shards(boolean atStart, int... chunks) {
    this.indexAtStart = atStart;
    this.perShard = chunks;
    return this;
  }

  /** Writes a group with one image of one level, 0.5 µm a pixel. */
  public Path write(PixelBlock pixels) throws IOException {
    group("micrometer", 0.5);
    level(0, 1, pixels);
    return folder;
  }

  /** Writes a group whose image has no level yet. */
  ZarrFixture group(String unit, double scale) throws IOException {
    Files.createDirectories(folder);
    ObjectNode root = JSON.createObjectNode();
    ObjectNode ome = root;
    if (v3) {
      root.put("zarr_format", 3).put("node_type", "group");
      ome = root.putObject("attributes").putObject("ome").put("version", "0.5");
    } else {
      save(".zgroup", JSON.createObjectNode().put("zarr_format", 2));
    }
    ObjectNode image = ome.putArray("multiscales").addObject();
    if (!v3) {
      image.put("version", "0.4");
    }
    ArrayNode list = image.putArray("axes");
    for (int axis : axes.chars().toArray()) {
      ObjectNode one = list.addObject().put("name", Character.toString(axis));
      one.put("type", axis == 't' ? "time" : axis == 'c' ? "channel" : "space");
      if (axis == 'x' || axis == 'y') {
        one.put("unit", unit);
      }
    }
    image.putArray("datasets");
    ArrayNode scales =
        image
            .putArray("coordinateTransformations")
            .addObject()
            .put("type", "scale")
            .putArray("scale");
    for (int axis : axes.chars().toArray()) {
      scales.add(axis == 'x' || axis == 'y' ? scale : 1);
    }
    save(v3 ? "zarr.json" : ".zattrs", root);
    return this;
  }

  /** Adds a level to the image; axes other than x, y and a c of three are one sample long. */
  ZarrFixture level(int index, double downsample, PixelBlock pixels) throws IOException {
    int[] shape = new int[axes.length()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] =
          switch (axes.charAt(i)) {
            case 'x' -> pixels.width();
            case 'y' -> pixels.height();
            case 'c' -> pixels.format().channels();
            default -> 1;
          };
    }
    int sampleBytes = pixels.format().sampleBytes();
    byte[] data = new byte[pixels.samples().length];
    for (int at = 0; at < data.length; at += sampleBytes) {
      int[] position = position(at / sampleBytes, shape);
      int x = position[axes.indexOf('x')];
      int y = position[axes.indexOf('y')];
      int c = axes.indexOf('c') < 0 ? 0 : position[axes.indexOf('c')];
      int from = ((y * pixels.width() + x) * pixels.format().channels() + c) * sampleBytes;
      System.arraycopy(pixels.samples(), from, data, at, sampleBytes);
    }
    String path = String.valueOf(index);
    dataset(path, downsample);
    array(path, shape, sampleBytes, data);
    return this;
  }

  /** Names an array in the metadata of the image. */
  void dataset(String path, double downsample) throws IOException {
    edit(
        v3 ? "zarr.json" : ".zattrs",
        root -> {
          ObjectNode ome = v3 ? (ObjectNode) root.at("/attributes/ome") : root;
          ObjectNode dataset =
              ((ArrayNode) ome.at("/multiscales/0/datasets")).addObject().put("path", path);
          ArrayNode scale =
              dataset
                  .putArray("coordinateTransformations")
                  .addObject()
                  .put("type", "scale")
                  .putArray("scale");
          for (int axis : axes.chars().toArray()) {
            scale.add(axis == 'x' || axis == 'y' ? downsample : 1);
          }
        });
  }

  /** Writes an array: samples little-endian, the last axis runs fastest. */
  void array(String path, int[] shape, int sampleBytes, byte[] data) throws IOException {
    ObjectNode meta = JSON.createObjectNode().put("zarr_format", v3 ? 3 : 2);
    meta.set("shape", JSON.valueToTree(shape));
    int[] shard = chunk.clone();
    for (int i = 0; i < perShard.length; i++) {
      shard[i] *= perShard[i];
    }
    if (v3) {
      meta.put("node_type", "array");
      meta.put("data_type", sampleBytes == 1 ? "uint8" : sampleBytes == 2 ? "uint16" : "float32");
      meta.put("fill_value", 0);
      meta.putObject("attributes");
      ObjectNode grid = meta.putObject("chunk_grid").put("name", "regular");
      grid.putObject("configuration").set("chunk_shape", JSON.valueToTree(shard));
      meta.putObject("chunk_key_encoding")
          .put("name", "default")
          .putObject("configuration")
          .put("separator", separator);
      ArrayNode codecs = coding.codecs(bigEndian);
      if (perShard.length > 0) {
        ObjectNode sharding = meta.putArray("codecs").addObject().put("name", "sharding_indexed");
        ObjectNode settings = sharding.putObject("configuration");
        settings.set("chunk_shape", JSON.valueToTree(chunk));
        settings.set("codecs", codecs);
        settings.set("index_codecs", Coding.PLAIN.codecs(false).add("crc32c"));
        settings.put("index_location", indexAtStart ? "start" : "end");
      } else {
        meta.set("codecs", codecs);
      }
    } else {
      meta.set("chunks", JSON.valueToTree(chunk));
      String kind = sampleBytes == 4 ? "f4" : "u" + sampleBytes;
      meta.put("dtype", (sampleBytes == 1 ? "|" : bigEndian ? ">" : "<") + kind);
      meta.put("order", "C").put("fill_value", 0).put("dimension_separator", separator);
      meta.putNull("filters");
      if (coding == Coding.PLAIN) {
        meta.putNull("compressor");
      } else {
        meta.putObject("compressor").put("id", coding.name().toLowerCase(Locale.ROOT));
      }
    }
    save(path + (v3 ? "/zarr.json" : "/.zarray"), meta);
    int[] grid = grid(shape, shard);
    for (int i = 0; i < product(grid); i++) {
      int[] index = position(i, grid);
      byte[] file =
          perShard.length > 0
              ? shard(index, shape, sampleBytes, data)
              : coding.encode(cut(index, shape, sampleBytes, data));
      String key = String.join(separator, Arrays.stream(index).mapToObj(String::valueOf).toList());
      Path target = folder.resolve(path).resolve(v3 ? "c" + separator + key : key);
      Files.createDirectories(target.getParent());
      Files.write(target, file);
    }
  }

  private byte[] shard(int[] shard, int[] shape, int sampleBytes, byte[] data) throws IOException {
    int count = product(perShard);
    ByteBuffer index = ByteBuffer.allocate(16 * count).order(ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    int start = indexAtStart ? 16 * count + 4 : 0;
    int[] grid = grid(shape, chunk);
    for (int i = 0; i < count; i++) {
      int[] within = position(i, perShard);
      boolean inside = true;
      for (int axis = 0; axis < within.length; axis++) {
        within[axis] += shard[axis] * perShard[axis];
        inside &= within[axis] < grid[axis];
      }
      if (inside) {
        byte[] bytes = coding.encode(cut(within, shape, sampleBytes, data));
        index.putLong(start + chunks.size()).putLong(bytes.length);
        chunks.writeBytes(bytes);
      } else {
        index.putLong(-1).putLong(-1);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    byte[] table = checked(index.array());
    file.writeBytes(indexAtStart ? table : chunks.toByteArray());
    file.writeBytes(indexAtStart ? chunks.toByteArray() : table);
    return file.toByteArray();
  }

  /** A whole chunk; beyond the array it holds zeros. */
  private byte[] cut(int[] index, int[] shape, int sampleBytes, byte[] data) {
    byte[] out = new byte[product(chunk) * sampleBytes];
    for (int i = 0; i < product(chunk); i++) {
      int[] position = position(i, chunk);
      int from = 0;
      boolean inside = true;
      for (int axis = 0; axis < shape.length; axis++) {
        int at = index[axis] * chunk[axis] + position[axis];
        inside &= at < shape[axis];
        from = from * shape[axis] + at;
      }
      for (int b = 0; inside && b < sampleBytes; b++) {
        int stored = bigEndian ? sampleBytes - 1 - b : b;
        out[i * sampleBytes + stored] = data[from * sampleBytes + b];
      }
    }
    return out;
  }

  /** Changes a metadata file. */
  void edit(String file, Consumer<ObjectNode> change) throws IOException {
    ObjectNode root = (ObjectNode) JSON.readTree(Files.readAllBytes(folder.resolve(file)));
    change.accept(root);
    save(file, root);
  }

  private void save(String file, ObjectNode json) throws IOException {
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    Files.write(target, JSON.writeValueAsBytes(json));
  }

  private static byte[] checked(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return ByteBuffer.allocate(bytes.length + 4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(bytes)
        .putInt((int) checksum.getValue())
        .array();
  }

  private static int[] grid(int[] shape, int[] step) {
    int[] grid = new int[shape.length];
    for (int i = 0; i < shape.length; i++) {
      grid[i] = Math.ceilDiv(shape[i], step[i]);
    }
    return grid;
  }

  private static int[] position(int number, int[] shape) {
    int[] position = new int[shape.length];
    int rest = number;
    for (int i = shape.length - 1; i >= 0; i--) {
      position[i] = rest % shape[i];
      rest /= shape[i];
    }
    return position;
  }

  private static int product(int[] numbers) {
    return Arrays.stream(numbers).reduce(1, (a, b) -> a * b);
  }
}
