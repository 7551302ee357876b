package org.cytostudy.runner.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.core.job.FileFormatException;
import org.cytostudy.core.safetensors.Safetensors.ElementType;
import org.cytostudy.core.safetensors.SafetensorsHeader;
import org.cytostudy.core.safetensors.SafetensorsHeader.Extent;
import org.jspecify.annotations.Nullable;

/**
 * Features of a patchset: safetensors, tensor {@code features} F32 [rows, dimension], rows in the
 * order of the patch index; metadata {@code feature} says what they are. Mapped, so that features
 * larger than memory can be read row by row; safe for use by several threads.
 */
public final class Embedding {
  private static final String TENSOR = "features";
  private static final String FEATURE = "feature";
  private static final ValueLayout.OfFloat IN_FILES =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final EmbedSpec.Feature feature;
  private final int dimension;
  private final int rows;
  private final MemorySegment values;
  private final ValueLayout.OfFloat layout;

  private Embedding(
      EmbedSpec.Feature feature,
      int dimension,
      int rows,
      MemorySegment values,
      ValueLayout.OfFloat layout) {
    this.feature = feature;
    this.dimension = dimension;
    this.rows = rows;
    this.values = values;
    this.layout = layout;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or holds no matrix of features
   */
  public static Embedding read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SafetensorsHeader header = SafetensorsHeader.read(channel, file);
      Extent extent = header.tensors().get(TENSOR);
      if (extent == null || extent.type() != ElementType.F32 || extent.shape().length != 2) {
        throw new FileFormatException(file, "it lacks the float32 tensor 'features' [N, D]");
      }
      long[] shape = extent.shape();
      if (shape[0] > Integer.MAX_VALUE || shape[1] < 1 || shape[1] > Integer.MAX_VALUE / 4) {
        throw new FileFormatException(file, "its features have an extent that is not read here");
      }
      // Unmapped when nobody refers to it any more: a matrix of features is handed on freely.
      MemorySegment values =
          channel.map(
              FileChannel.MapMode.READ_ONLY, extent.offset(), extent.bytes(), Arena.ofAuto());
      return new Embedding(
          feature(file, header.metadata().get(FEATURE)),
          (int) shape[1],
          (int) shape[0],
          values,
          IN_FILES);
    }
  }

  /**
   * Features in memory.
   *
   * @param values row-major; kept, not copied
   */
  public static Embedding of(EmbedSpec.Feature feature, int dimension, float[] values) {
    return new Embedding(
        feature,
        dimension,
        values.length / dimension,
        MemorySegment.ofArray(values),
        ValueLayout.JAVA_FLOAT);
  }

  private static EmbedSpec.Feature feature(Path file, @Nullable String name) throws IOException {
    if (name == null) {
      throw new FileFormatException(file, "its metadata do not say what 'feature' it holds");
    }
    try {
      return EmbedSpec.Feature.fromString(name);
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(file, "there is no feature '" + name + "'", e);
    }
  }

  /** Where the features come from. */
  public EmbedSpec.Feature feature() {
    return feature;
  }

  /** Length of one feature vector, ≥ 1. */
  public int dimension() {
    return dimension;
  }

  /** Feature vectors. */
  public int rows() {
    return rows;
  }

  /**
   * Copies one row.
   *
   * @param into takes {@link #dimension()} values
   */
  public void read(int row, float[] into) {
    Objects.checkIndex(row, rows);
    MemorySegment.copy(values, layout, (long) row * dimension * Float.BYTES, into, 0, dimension);
  }

  /** A copy of one row. */
  public float[] row(int row) {
    float[] values = new float[dimension];
    read(row, values);
    return values;
  }

  /** Starts a file of a known number of rows; its bytes depend on feature and values alone. */
  public static Writer create(Path file, EmbedSpec.Feature feature, int dimension, int rows)
      throws IOException {
    return new Writer(file, feature, dimension, rows);
  }

  /** Writes rows straight to their places. Not safe for use by several threads. */
  public static final class Writer implements AutoCloseable {
    private final TensorWriter tensor;
    private final int dimension;
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    private Writer(Path file, EmbedSpec.Feature feature, int dimension, int rows)
        throws IOException {
      this.dimension = dimension;
      this.tensor =
          new TensorWriter(
              file,
              TENSOR,
              ElementType.F32,
              new long[] {rows, dimension},
              Map.of(FEATURE, feature.wireName()));
    }

    /**
     * Writes some rows.
     *
     * @param first number of the first
     * @param count how many
     * @param values row-major, from their start; may be longer than that
     */
    public void write(int first, int count, float[] values) throws IOException {
      int bytes = Math.multiplyExact(count, dimension * Float.BYTES);
      if (buffer.capacity() < bytes) {
        buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
      }
      buffer.clear().limit(bytes);
      buffer.asFloatBuffer().put(values, 0, count * dimension);
      tensor.write(first, buffer);
    }

    /** Forces the file to disk. */
    @Override
    public void close() throws IOException {
      tensor.close();
    }
  }
}
