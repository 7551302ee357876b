package org.cytostudy.runner.probe;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Loss of multinomial logistic regression.
 *
 * <p>f(W, b) = −(1/n) Σᵢ ln softmax(W·zᵢ + b)_{yᵢ} + ½·λ·‖W‖², the bias unpenalised; ∂f/∂W = (1/n)
 * Σᵢ (pᵢ − e_{yᵢ})·zᵢᵀ + λ·W (Bishop 2006, §4.3.4, eq. 4.108 and 4.109). A point is W row-major [K,
 * D], then b [K].
 *
 * <p>Rows go through in blocks of {@value #BLOCK_ROWS}: memory beyond the features themselves does
 * not grow with their number.
 */
final class LogisticObjective implements Objective {
  static final int BLOCK_ROWS = 256;

  private final FeatureMatrix features;
  private final Standardiser standardiser;
  private final int[] labels;
  private final int classes;
  private final double l2;
  private final FixedChunks chunks;

  LogisticObjective(
      FeatureMatrix features,
      Standardiser standardiser,
      int[] labels,
      int classes,
      double l2,
      FixedChunks chunks) {
    this.features = features;
    this.standardiser = standardiser;
    this.labels = labels;
    this.classes = classes;
    this.l2 = l2;
    this.chunks = chunks;
  }

  int pointLength() {
    return classes * (features.dimension() + 1);
  }

  /** Loss and gradient of one chunk, summed over its rows. */
  @SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
  private record Partial(double loss, DMatrixRMaj weights, double[] bias) {}

  @Override
  public double evaluate(double[] point, double[] gradient) {
    int d = features.dimension();
    DMatrixRMaj weights = new DMatrixRMaj(classes, d);
    System.arraycopy(point, 0, weights.data, 0, classes * d);
    List<Partial> partials =
        chunks.map(features.size(), (begin, end) -> partial(weights, point, begin, end));
    Arrays.fill(gradient, 0);
    double loss = 0;
    for (Partial partial : partials) {
      loss += partial.loss;
      for (int i = 0; i < classes * d; i++) {
        gradient[i] += partial.weights.data[i];
      }
      for (int k = 0; k < classes; k++) {
        gradient[classes * d + k] += partial.bias[k];
      }
    }
    int n = features.size();
    double penalty = 0;
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= n;
    }
    for (int i = 0; i < classes * d; i++) {
      gradient[i] += l2 * point[i];
      penalty += point[i] * point[i];
    }
    return loss / n + 0.5 * l2 * penalty;
  }

  private Partial partial(DMatrixRMaj weights, double[] point, int begin, int end) {
    int d = features.dimension();
    DMatrixRMaj rows = new DMatrixRMaj(BLOCK_ROWS, d);
    DMatrixRMaj columns = new DMatrixRMaj(d, BLOCK_ROWS);
    DMatrixRMaj logits = new DMatrixRMaj(classes, BLOCK_ROWS);
    DMatrixRMaj sum = new DMatrixRMaj(classes, d);
    double[] bias = new double[classes];
    double loss = 0;
    for (int at = begin; at < end; at += BLOCK_ROWS) {
      int to = Math.min(end, at + BLOCK_ROWS);
      standardiser.apply(features, at, to, rows, columns);
      logits.reshape(classes, to - at);
      CommonOps_DDRM.mult(weights, columns, logits);
      Matrices.addToRows(logits, point, classes * d);
      loss += Softmax.crossEntropyInPlace(logits, labels, at);
      CommonOps_DDRM.multAdd(logits, rows, sum);
      Matrices.addRowSums(logits, bias, 0);
    }
    return new Partial(loss, sum, bias);
  }
}
