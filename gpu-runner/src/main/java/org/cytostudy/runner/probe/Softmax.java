package org.cytostudy.runner.probe;

import org.ejml.data.DMatrixRMaj;

/**
 * Softmax over the rows of a [K, n] matrix of logits, and the cross-entropy with its gradient.
 *
 * <p>p_k = exp(z_k − m) / Σ_j exp(z_j − m) with m = max_j z_j, so that nothing overflows; the loss
 * of one column is −ln p_y = m + ln Σ_j exp(z_j − m) − z_y and ∂loss/∂z_k = p_k − [k = y] (Bishop
 * 2006, Pattern Recognition and Machine Learning, §4.3.4).
 *
 * <p>{@link StrictMath} gives the same bits on every processor.
 */
final class Softmax {
  private Softmax() {}

  /** Replaces logits by probabilities. */
  static void inPlace(DMatrixRMaj logits) {
    for (int i = 0; i < logits.numCols; i++) {
      normalise(logits, i);
    }
  }

  /**
   * Replaces the logits by the gradient of the summed cross-entropy.
   *
   * @param labels true class of column i at {@code first + i}
   * @return the summed cross-entropy
   */
  static double crossEntropyInPlace(DMatrixRMaj logits, int[] labels, int first) {
    int n = logits.numCols;
    double loss = 0;
    for (int i = 0; i < n; i++) {
      int at = labels[first + i] * n + i;
      double truth = logits.data[at];
      loss += normalise(logits, i) - truth;
      logits.data[at] -= 1;
    }
    return loss;
  }

  /** Normalises one column; its log-sum-exp. */
  private static double normalise(DMatrixRMaj logits, int column) {
    int n = logits.numCols;
    int length = logits.numRows * n;
    double[] z = logits.data;
    double max = Double.NEGATIVE_INFINITY;
    for (int at = column; at < length; at += n) {
      max = Math.max(max, z[at]);
    }
    double sum = 0;
    for (int at = column; at < length; at += n) {
      z[at] = StrictMath.exp(z[at] - max);
      sum += z[at];
    }
    for (int at = column; at < length; at += n) {
      z[at] /= sum;
    }
    return max + StrictMath.log(sum);
  }
}
