package org.cytostudy.runner.probe;

import java.util.function.Function;
import org.cytostudy.runner.probe.Probe.Predictions;
import org.ejml.data.DMatrixRMaj;

/** Classifies block by block with whatever makes logits. */
final class BlockPredictor {
  private BlockPredictor() {}

  /**
   * @param logits from standardised features [D, n] to logits [K, n]
   */
  static Predictions predict(
      FeatureMatrix features,
      Standardiser standardiser,
      int threads,
      Function<DMatrixRMaj, DMatrixRMaj> logits) {
    int[] classes = new int[features.size()];
    float[] probabilities = new float[features.size()];
    try (FixedChunks chunks = new FixedChunks(threads)) {
      chunks.map(
          features.size(),
          (begin, end) -> {
            DMatrixRMaj rows = new DMatrixRMaj(1, 1);
            DMatrixRMaj columns = new DMatrixRMaj(1, 1);
            for (int at = begin; at < end; at += LogisticObjective.BLOCK_ROWS) {
              int to = Math.min(end, at + LogisticObjective.BLOCK_ROWS);
              standardiser.apply(features, at, to, rows, columns);
              DMatrixRMaj p = logits.apply(columns);
              Softmax.inPlace(p);
              for (int i = 0; i < to - at; i++) {
                int best = largestInColumn(p, i);
                classes[at + i] = best;
                probabilities[at + i] = (float) p.get(best, i);
              }
            }
            return end - begin;
          });
    }
    return new Predictions(classes, probabilities);
  }

  private static int largestInColumn(DMatrixRMaj p, int column) {
    int best = 0;
    for (int k = 1; k < p.numRows; k++) {
      if (p.get(k, column) > p.get(best, column)) {
        best = k;
      }
    }
    return best;
  }
}
