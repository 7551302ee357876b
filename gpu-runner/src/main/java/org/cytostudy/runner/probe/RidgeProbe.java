package org.cytostudy.runner.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.cytostudy.core.job.FileFormatException;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.safetensors.Safetensors;
import org.cytostudy.core.safetensors.Safetensors.Tensor;
import org.cytostudy.runner.data.Embedding;

/**
 * Ridge regression of a target on standardised features, {@code ŷ = b + w·z}, and beside it the
 * same regression of the target in some other orders, which can know nothing.
 *
 * @param target name of what is regressed
 * @param unit of its values
 * @param alpha penalty α
 * @param weights w [D]
 * @param bias b
 * @param permutedWeights w of each order of the control [K, D]
 * @param permutedBias b of each order of the control [K]
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
public record RidgeProbe(
    String target,
    String unit,
    double alpha,
    Standardiser standardiser,
    float[] weights,
    float bias,
    float[] permutedWeights,
    float[] permutedBias) {

  public RidgeProbe {
    int dimension = standardiser.mean().length;
    if (weights.length != dimension || permutedWeights.length != permutedBias.length * dimension) {
      throw new IllegalArgumentException("Weights and mean differ in length");
    }
  }

  /** Features of a row. */
  public int dimension() {
    return weights.length;
  }

  /**
   * Predictions.
   *
   * @param values of the target, one a row
   * @param permuted of the control: one list an order, one a row within it
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
  public record Predicted(double[] values, double[][] permuted) {}

  /** Predicts rows. */
  public Predicted predict(Embedding features, int[] rows) {
    double[] values = new double[rows.length];
    double[][] permuted = new double[permutedBias.length][rows.length];
    float[] row = new float[dimension()];
    double[] z = new double[dimension()];
    for (int i = 0; i < rows.length; i++) {
      features.read(rows[i], row);
      for (int j = 0; j < z.length; j++) {
        z[j] = ((double) row[j] - standardiser.mean()[j]) / standardiser.sd()[j];
      }
      values[i] = bias + dot(weights, 0, z);
      for (int k = 0; k < permuted.length; k++) {
        permuted[k][i] = permutedBias[k] + dot(permutedWeights, k * z.length, z);
      }
    }
    return new Predicted(values, permuted);
  }

  private static double dot(float[] weights, int from, double[] z) {
    double sum = 0;
    for (int j = 0; j < z.length; j++) {
      sum += weights[from + j] * z[j];
    }
    return sum;
  }

  /** Writes it as safetensors; see {@link ProbeFile}. */
  public void write(Path file) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", ProbeFile.FORMAT);
    metadata.put("kind", ProbeSpec.Kind.RIDGE.wireName());
    metadata.put("target", target);
    metadata.put("unit", unit);
    metadata.put("alpha", Double.toString(alpha));
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    int d = dimension();
    tensors.put("mean", Tensor.of(standardiser.mean(), d));
    tensors.put("sd", Tensor.of(standardiser.sd(), d));
    tensors.put("weights", Tensor.of(weights, d));
    tensors.put("bias", Tensor.of(new float[] {bias}, 1));
    tensors.put("permuted_weights", Tensor.of(permutedWeights, permutedBias.length, d));
    tensors.put("permuted_bias", Tensor.of(permutedBias, permutedBias.length));
    new Safetensors(metadata, tensors).write(file);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the file cannot be read or is no ridge probe
   */
  public static RidgeProbe read(Path file) throws IOException {
    if (ProbeFile.kind(file) != ProbeSpec.Kind.RIDGE) {
      throw new FileFormatException(file, "not a ridge regression");
    }
    Safetensors content = Safetensors.map(file);
    try {
      return new RidgeProbe(
          content.metadata().getOrDefault("target", ""),
          content.metadata().getOrDefault("unit", ""),
          Double.parseDouble(content.metadata().getOrDefault("alpha", "none")),
          new Standardiser(content.tensor("mean").floats(), content.tensor("sd").floats()),
          content.tensor("weights").floats(),
          content.tensor("bias").floats()[0],
          content.tensor("permuted_weights").floats(),
          content.tensor("permuted_bias").floats());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new FileFormatException(file, "not a probe: " + e.getMessage(), e);
    }
  }
}
