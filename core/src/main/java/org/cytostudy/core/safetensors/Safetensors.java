package org.cytostudy.core.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.cytostudy.core.job.FileFormatException;

/**
 * A file in the safetensors format: eight bytes with the little-endian length of a JSON header, the
 * header, then the tensors' bytes, row-major and little-endian.
 *
 * @param metadata free text by name, from the header's {@code __metadata__}
 * @param tensors the tensors by name, in file order
 */
public record Safetensors(Map<String, String> metadata, SequencedMap<String, Tensor> tensors) {

  /**
   * A tensor.
   *
   * @param type its element type
   * @param shape its extents; empty for a scalar
   * @param data exactly the tensor's bytes, little-endian, position 0; mapped when it was read
   */
  public record Tensor(ElementType type, long[] shape, ByteBuffer data) {
    public Tensor {
      long expected = SafetensorsHeader.bytes(type, shape);
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
      SafetensorsHeader header = SafetensorsHeader.read(channel, file);
      SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
      for (Map.Entry<String, SafetensorsHeader.Extent> entry : header.tensors().entrySet()) {
        SafetensorsHeader.Extent extent = entry.getValue();
        if (extent.bytes() > Integer.MAX_VALUE) {
          throw new FileFormatException(file, "tensor '" + entry.getKey() + "' is over 2 GiB");
        }
        ByteBuffer data =
            channel.map(FileChannel.MapMode.READ_ONLY, extent.offset(), extent.bytes());
        tensors.put(entry.getKey(), new Tensor(extent.type(), extent.shape(), data));
      }
      return new Safetensors(header.metadata(), tensors);
    }
  }

  /**
   * Writes the file and forces it to disk. The bytes depend on names, order and values alone.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    SequencedMap<String, SafetensorsHeader.Extent> layout = new LinkedHashMap<>();
    tensors.forEach(
        (name, t) ->
            layout.put(
                name, new SafetensorsHeader.Extent(t.type(), t.shape(), 0, t.data().remaining())));
    ByteBuffer header = SafetensorsHeader.encode(metadata, layout);
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
