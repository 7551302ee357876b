package org.cytostudy.runner.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.safetensors.Safetensors.Tensor;
import org.cytostudy.runner.data.Embedding;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A network with one hidden layer: p(area | z) = softmax(V·max(0, W·z + a) + b).
 *
 * @param hiddenWeights W row-major [H, D]
 * @param hiddenBias a [H]
 * @param outputWeights V row-major [K, H]
 * @param outputBias b [K]
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
record MlpProbe(
    List<String> areas,
    Standardiser standardiser,
    float[] hiddenWeights,
    float[] hiddenBias,
    float[] outputWeights,
    float[] outputBias)
    implements Probe {

  MlpProbe {
    areas = List.copyOf(areas);
    if (outputBias.length != areas.size()
        || outputWeights.length != outputBias.length * hiddenBias.length
        || hiddenWeights.length != hiddenBias.length * standardiser.mean().length) {
      throw new IllegalArgumentException("Weights, biases, areas and mean differ in length");
    }
  }

  @Override
  public ProbeSpec.Kind kind() {
    return ProbeSpec.Kind.MLP;
  }

  @Override
  public int dimension() {
    return standardiser.mean().length;
  }

  @Override
  public Predictions predict(Embedding features, int[] rows, int threads) {
    int hidden = hiddenBias.length;
    DMatrixRMaj w = Matrices.of(hidden, dimension(), hiddenWeights);
    DMatrixRMaj v = Matrices.of(areas.size(), hidden, outputWeights);
    return BlockPredictor.predict(
        new FeatureMatrix(features, rows),
        standardiser,
        threads,
        columns -> {
          DMatrixRMaj activations = new DMatrixRMaj(hidden, columns.numCols);
          CommonOps_DDRM.mult(w, columns, activations);
          Matrices.addToRows(activations, hiddenBias);
          Matrices.rectify(activations);
          DMatrixRMaj logits = new DMatrixRMaj(areas.size(), columns.numCols);
          CommonOps_DDRM.mult(v, activations, logits);
          Matrices.addToRows(logits, outputBias);
          return logits;
        });
  }

  @Override
  public void write(Path file) throws IOException {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("hidden_weights", Tensor.of(hiddenWeights, hiddenBias.length, dimension()));
    tensors.put("hidden_bias", Tensor.of(hiddenBias, hiddenBias.length));
    tensors.put("output_weights", Tensor.of(outputWeights, areas.size(), hiddenBias.length));
    tensors.put("output_bias", Tensor.of(outputBias, outputBias.length));
    ProbeFile.write(file, this, standardiser, tensors);
  }
}
