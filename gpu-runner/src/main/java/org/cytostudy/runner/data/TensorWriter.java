package org.cytostudy.runner.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.cytostudy.core.safetensors.Safetensors.ElementType;
import org.cytostudy.core.safetensors.SafetensorsHeader;
import org.cytostudy.core.safetensors.SafetensorsHeader.Extent;

/**
 * Writes a safetensors file of one tensor whose first extent is known, row by row in any order,
 * straight to their places. Safe for use by several threads that write different rows.
 */
final class TensorWriter implements AutoCloseable {
  private final FileChannel channel;
  private final long dataStart;
  private final long rowBytes;
  private final long rows;

  /**
   * Starts the file; its bytes depend on these arguments and the rows alone. It has its full length
   * from the start: rows that are never written stay 0.
   *
   * @param shape [rows, …]
   */
  TensorWriter(
      Path file, String tensor, ElementType type, long[] shape, Map<String, String> metadata)
      throws IOException {
    long elements = 1;
    for (int axis = 1; axis < shape.length; axis++) {
      elements = Math.multiplyExact(elements, shape[axis]);
    }
    rows = shape[0];
    rowBytes = elements * type.bytes();
    SequencedMap<String, Extent> layout = new LinkedHashMap<>();
    layout.put(tensor, new Extent(type, shape, 0, Math.multiplyExact(rows, rowBytes)));
    ByteBuffer header = SafetensorsHeader.encode(metadata, layout);
    dataStart = header.remaining();
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      writeFully(header, 0);
      if (rows > 0) {
        writeFully(ByteBuffer.allocate(1), dataStart + rows * rowBytes - 1);
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Writes whole rows from this one on. */
  void write(long first, ByteBuffer values) throws IOException {
    if (values.remaining() % rowBytes != 0) {
      throw new IllegalArgumentException(
          "A row has " + rowBytes + " bytes, got " + values.remaining());
    }
    Objects.checkFromIndexSize(first, values.remaining() / rowBytes, rows);
    writeFully(values, dataStart + first * rowBytes);
  }

  private void writeFully(ByteBuffer bytes, long at) throws IOException {
    long position = at;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
  }

  /** Forces the file to disk. */
  @Override
  public void close() throws IOException {
    try (channel) {
      channel.force(true);
    }
  }
}
