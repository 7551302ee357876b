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
 * Multinomial logistic regression: p(area | z) = softmax(W·z + b).
 *
 * @param weights W row-major [K, D]
 * @param bias b [K]
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
record LogisticProbe(List<String> areas, Standardiser standardiser, float[] weights, float[] bias)
    implements Probe {

  LogisticProbe {
    areas = List.copyOf(areas);
    if (bias.length != areas.size() || weights.length != bias.length * standardiser.mean().length) {
      throw new IllegalArgumentException("Weights, bias, areas and mean differ in length");
    }
  }

  @Override
  public ProbeSpec.Kind kind() {
    return ProbeSpec.Kind.LOGISTIC;
  }

  @Override
  public int dimension() {
    return standardiser.mean().length;
  }

  @Override
  public Predictions predict(Embedding features, int[] rows, int threads) {
    DMatrixRMaj w = Matrices.of(areas.size(), dimension(), weights);
    return BlockPredictor.predict(
        new FeatureMatrix(features, rows),
        standardiser,
        threads,
        columns -> {
          DMatrixRMaj logits = new DMatrixRMaj(areas.size(), columns.numCols);
          CommonOps_DDRM.mult(w, columns, logits);
          Matrices.addToRows(logits, bias);
          return logits;
        });
  }

  @Override
  public void write(Path file) throws IOException {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("weights", Tensor.of(weights, areas.size(), dimension()));
    tensors.put("bias", Tensor.of(bias, bias.length));
    ProbeFile.write(file, this, standardiser, tensors);
  }
}
