package org.cytostudy.core.safetensors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.cytostudy.core.job.CytostudyJson;

/**
 * A file in the safetensors format: eight bytes with the little-endian length of a JSON header, the
 * header, then the tensors' bytes, row-major and little-endian.
 *
 * @param metadata free text by name, from the header's {@code __metadata__}
 * @param tensors the tensors by name, in file order
 */
public record Safetensors(Map<String, String> metadata, SequencedMap<String, Tensor> tensors) {
  private static final int MAX_HEADER_BYTES = 100 << 20;
  private static final String METADATA = "__metadata__";

  /**
   * A tensor.
   *
   * @param type its element type
   * @param shape its extents; empty for a scalar
   * @param data exactly the tensor's bytes, little-endian, position 0; mapped when it was read
   */
  public record Tensor(ElementType type, long[] shape, ByteBuffer data) {
    public Tensor {
      long expected = type.bytes();
      for (long extent : shape) {
        if (extent < 0) {
          throw new IllegalArgumentException("A shape has no negative extents");
        }
        expected = Math.multiplyExact(expected, extent);
      }
      if (data.remaining() != expected) {
        throw new IllegalArgumentException(
            "Shape and type ask for " + expected + " bytes, there are " + data.remaining());
      }
      shape = shape.clone();
      data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A float32 tensor with a copy of the values. */
    public static Tensor of(float[] values, long... shape) {
      ByteBuffer data = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
      data.asFloatBuffer().put(values);
      return new Tensor(ElementType.F32, shape, data);
    }

    /** An int64 tensor with a copy of the values. */
    public static Tensor of(long[] values, long... shape) {
      ByteBuffer data = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
      data.asLongBuffer().put(values);
      return new Tensor(ElementType.I64, shape, data);
    }

    @Override
    public long[] shape() {
      return shape.clone();
    }

    /**
     * The values of a float32 tensor.
     *
     * @throws IllegalStateException if it is of another type
     */
    public float[] floats() {
      require(ElementType.F32);
      float[] values = new float[data.remaining() / 4];
      data.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    }

    /**
     * The values of an int64 tensor.
     *
     * @throws IllegalStateException if it is of another type
     */
    public long[] longs() {
      require(ElementType.I64);
      long[] values = new long[data.remaining() / 8];
      data.slice().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
      return values;
    }

    private void require(ElementType wanted) {
      if (type != wanted) {
        throw new IllegalStateException("The tensor holds " + type + ", not " + wanted);
      }
    }
  }

  /** Element types that are used here. */
  public enum ElementType {
    U8(1),
    I32(4),
    I64(8),
    F32(4),
    F64(8);

    private final int bytes;

    ElementType(int bytes) {
      this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
      return bytes;
    }
  }

  /** The tensor of that name. */
  public Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "There is no tensor '" + name + "', only " + tensors.keySet());
    }
    return tensor;
  }

  /**
   * Maps a file; tensors are views of it, so that a large one costs no heap.
   *
   * @throws IOException if it cannot be read or is not in the format; the message says where
   */
  public static Safetensors map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      readFully(channel, length, 0, file);
      long headerBytes = length.getLong(0);
      if (headerBytes < 2 || headerBytes > Math.min(MAX_HEADER_BYTES, size - 8)) {
        throw new IOException(
            file + ": not a safetensors file, the header would be " + headerBytes + " bytes long");
      }
      ByteBuffer header = ByteBuffer.allocate((int) headerBytes);
      readFully(channel, header, 8, file);
      JsonNode json =
          CytostudyJson.mapper()
              .readTree(new String(header.array(), StandardCharsets.UTF_8).stripTrailing());
      return parse(file, channel, json, 8 + headerBytes, size);
    }
  }

  private static Safetensors parse(
      Path file, FileChannel channel, JsonNode json, long dataStart, long size) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (field.getKey().equals(METADATA)) {
        field.getValue().properties().forEach(m -> metadata.put(m.getKey(), m.getValue().asText()));
        continue;
      }
      JsonNode node = field.getValue();
      long begin = node.path("data_offsets").path(0).asLong(-1);
      long end = node.path("data_offsets").path(1).asLong(-1);
      if (begin < 0 || end < begin || dataStart + end > size || end - begin > Integer.MAX_VALUE) {
        throw new IOException(
            file + ": tensor '" + field.getKey() + "' lies outside the file or is over 2 GiB");
      }
      long[] shape = new long[node.path("shape").size()];
      for (int i = 0; i < shape.length; i++) {
        shape[i] = node.path("shape").get(i).asLong();
      }
      try {
        ElementType type = ElementType.valueOf(node.path("dtype").asText());
        ByteBuffer data =
            channel.map(FileChannel.MapMode.READ_ONLY, dataStart + begin, end - begin);
        tensors.put(field.getKey(), new Tensor(type, shape, data));
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw new IOException(file + ": tensor '" + field.getKey() + "': " + e.getMessage(), e);
      }
    }
    return new Safetensors(metadata, tensors);
  }

  private static void readFully(FileChannel channel, ByteBuffer into, long at, Path file)
      throws IOException {
    while (into.hasRemaining()) {
      int n = channel.read(into, at + into.position());
      if (n < 0) {
        throw new IOException(file + ": ends before its header does");
      }
    }
  }

  /**
   * Writes the file and forces it to disk. The bytes depend on names, order and values alone.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    ObjectNode json = CytostudyJson.mapper().createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode meta = json.putObject(METADATA);
      metadata.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(e -> meta.put(e.getKey(), e.getValue()));
    }
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      ObjectNode node = json.putObject(entry.getKey());
      node.put("dtype", tensor.type().name());
      var shape = node.putArray("shape");
      for (long extent : tensor.shape()) {
        shape.add(extent);
      }
      node.putArray("data_offsets").add(offset).add(offset + tensor.data().remaining());
      offset += tensor.data().remaining();
    }
    byte[] text = CytostudyJson.mapper().writeValueAsBytes(json);
    // The format asks for data aligned to 8 bytes; the header is padded with spaces.
    int padded = (text.length + 7) / 8 * 8;
    ByteBuffer header = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(padded).put(text);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    header.flip();
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeFully(channel, header);
      for (Tensor tensor : tensors.values()) {
        writeFully(channel, tensor.data().duplicate());
      }
      channel.force(true);
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer data) throws IOException {
    while (data.hasRemaining()) {
      channel.write(data);
    }
  }
}
