package org.cytostudy.core.safetensors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.FileFormatException;
import org.cytostudy.core.safetensors.Safetensors.ElementType;

/**
 * The header of a safetensors file: for those who stream a tensor that is larger than memory, or
 * than the 2 GiB that one buffer holds.
 *
 * @param metadata free text by name
 * @param tensors where each tensor lies, in file order
 */
public record SafetensorsHeader(
    Map<String, String> metadata, SequencedMap<String, Extent> tensors) {
  private static final int MAX_HEADER_BYTES = 100 << 20;
  private static final String METADATA = "__metadata__";

  /**
   * Where a tensor lies.
   *
   * @param type its element type
   * @param shape its extents
   * @param offset first byte, from the start of the file
   * @param bytes how many
   */
  public record Extent(ElementType type, long[] shape, long offset, long bytes) {
    public Extent {
      shape = shape.clone();
    }

    @Override
    public long[] shape() {
      return shape.clone();
    }
  }

  /**
   * Reads the header of an open file and checks that each tensor lies within the file and has the
   * bytes that its shape asks for.
   *
   * @param file named in messages
   * @throws IOException if it cannot be read or is not in the format; the message says where
   */
  public static SafetensorsHeader read(FileChannel channel, Path file) throws IOException {
    long size = channel.size();
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    readFully(channel, length, 0, file);
    long headerBytes = length.getLong(0);
    if (headerBytes < 2 || headerBytes > Math.min(MAX_HEADER_BYTES, size - 8)) {
      throw new FileFormatException(
          file, "not a safetensors file, the header would be " + headerBytes + " bytes long");
    }
    ByteBuffer header = ByteBuffer.allocate((int) headerBytes);
    readFully(channel, header, 8, file);
    JsonNode json = parse(header.array(), file);
    Map<String, String> metadata = new LinkedHashMap<>();
    SequencedMap<String, Extent> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (field.getKey().equals(METADATA)) {
        field.getValue().properties().forEach(m -> metadata.put(m.getKey(), m.getValue().asText()));
      } else {
        tensors.put(
            field.getKey(), extent(file, field.getKey(), field.getValue(), 8 + headerBytes, size));
      }
    }
    return new SafetensorsHeader(metadata, tensors);
  }

  private static JsonNode parse(byte[] header, Path file) throws IOException {
    try {
      return CytostudyJson.mapper()
          .readTree(new String(header, StandardCharsets.UTF_8).stripTrailing());
    } catch (JsonProcessingException e) {
      throw new FileFormatException(
          file, "not a safetensors file, its header is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Extent extent(Path file, String name, JsonNode node, long dataStart, long size)
      throws IOException {
    long begin = node.path("data_offsets").path(0).asLong(-1);
    long end = node.path("data_offsets").path(1).asLong(-1);
    if (begin < 0 || end < begin || end > size - dataStart) {
      throw new FileFormatException(file, "tensor '" + name + "' lies outside the file");
    }
    long[] shape = new long[node.path("shape").size()];
    try {
      ElementType type = ElementType.valueOf(node.path("dtype").asText());
      for (int i = 0; i < shape.length; i++) {
        shape[i] = node.path("shape").get(i).asLong();
      }
      if (bytes(type, shape) != end - begin) {
        throw new IllegalArgumentException(
            "shape and type ask for " + bytes(type, shape) + " bytes, there are " + (end - begin));
      }
      return new Extent(type, shape, dataStart + begin, end - begin);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new FileFormatException(file, "tensor '" + name + "': " + e.getMessage(), e);
    }
  }

  /**
   * The bytes that a tensor takes.
   *
   * @throws IllegalArgumentException if an extent is negative
   * @throws ArithmeticException if they are too many to count
   */
  static long bytes(ElementType type, long[] shape) {
    long bytes = type.bytes();
    for (long extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException("A shape has no negative extents");
      }
      bytes = Math.multiplyExact(bytes, extent);
    }
    return bytes;
  }

  /**
   * The start of a file whose tensors follow one another without gaps, padded so that they begin at
   * a multiple of 8. The bytes depend on names, order, types and shapes alone.
   *
   * @param layout type and shape of each tensor; its offset is not looked at
   */
  public static ByteBuffer encode(Map<String, String> metadata, SequencedMap<String, Extent> layout)
      throws IOException {
    ObjectNode json = CytostudyJson.mapper().createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode meta = json.putObject(METADATA);
      metadata.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(e -> meta.put(e.getKey(), e.getValue()));
    }
    long offset = 0;
    for (Map.Entry<String, Extent> entry : layout.entrySet()) {
      Extent tensor = entry.getValue();
      ObjectNode node = json.putObject(entry.getKey());
      node.put("dtype", tensor.type().name());
      ArrayNode shape = node.putArray("shape");
      for (long extent : tensor.shape()) {
        shape.add(extent);
      }
      long bytes = bytes(tensor.type(), tensor.shape());
      node.putArray("data_offsets").add(offset).add(offset + bytes);
      offset += bytes;
    }
    byte[] text = CytostudyJson.mapper().writeValueAsBytes(json);
    int padded = (text.length + 7) / 8 * 8;
    ByteBuffer header = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(padded).put(text);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    return header.flip();
  }

  private static void readFully(FileChannel channel, ByteBuffer into, long at, Path file)
      throws IOException {
    while (into.hasRemaining()) {
      int n = channel.read(into, at + into.position());
      if (n < 0) {
        throw new FileFormatException(file, "ends before its header does");
      }
    }
  }
}
