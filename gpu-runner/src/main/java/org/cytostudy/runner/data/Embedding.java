package org.cytostudy.runner.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.core.job.FileFormatException;
import org.cytostudy.core.safetensors.Safetensors;
import org.cytostudy.core.safetensors.Safetensors.Tensor;

/**
 * Features of a patchset: safetensors, tensor {@code features} F32 [rows, dimension], rows in the
 * order of the patch index; metadata {@code feature} says what they are.
 *
 * @param feature where the features come from
 * @param dimension length of one feature vector, ≥ 1
 * @param values row-major, rows × dimension
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that are handed on, never compared
public record Embedding(EmbedSpec.Feature feature, int dimension, float[] values) {
  private static final String TENSOR = "features";
  private static final String FEATURE = "feature";

  public Embedding {
    if (dimension < 1 || values.length % dimension != 0) {
      throw new IllegalArgumentException(
          values.length + " values are no whole number of rows of " + dimension);
    }
  }

  /** Feature vectors. */
  public int rows() {
    return values.length / dimension;
  }

  /** A copy of one row. */
  public float[] row(int row) {
    return java.util.Arrays.copyOfRange(values, row * dimension, (row + 1) * dimension);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or holds no matrix of features
   */
  public static Embedding read(Path file) throws IOException {
    try {
      Safetensors content = Safetensors.map(file);
      Tensor tensor = content.tensor(TENSOR);
      long[] shape = tensor.shape();
      if (shape.length != 2) {
        throw new FileFormatException(
            file, "'features' must have two extents, has " + shape.length);
      }
      String feature = content.metadata().get(FEATURE);
      if (feature == null) {
        throw new FileFormatException(file, "its metadata do not say what 'feature' it holds");
      }
      return new Embedding(
          EmbedSpec.Feature.fromString(feature), Math.toIntExact(shape[1]), tensor.floats());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new FileFormatException(file, String.valueOf(e.getMessage()), e);
    }
  }

  /** Writes a file; its bytes depend on feature and values alone. */
  public void write(Path file) throws IOException {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(TENSOR, Tensor.of(values, rows(), dimension));
    new Safetensors(Map.of(FEATURE, feature.wireName()), tensors).write(file);
  }
}
