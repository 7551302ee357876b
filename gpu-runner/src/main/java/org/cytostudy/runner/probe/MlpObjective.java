package org.cytostudy.runner.probe;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Mean cross-entropy of a network with one hidden layer over one batch.
 *
 * <p>h = max(0, W·z + a), f = −(1/n) Σᵢ ln softmax(V·hᵢ + b)_{yᵢ}. With δᵢ = pᵢ − e_{yᵢ}: ∂f/∂V =
 * (1/n) Σ δᵢ·hᵢᵀ, ∂f/∂W = (1/n) Σ [h > 0]∘(Vᵀ·δᵢ)·zᵢᵀ (Bishop 2006, §5.3). A point is W [H, D], a
 * [H], V [K, H], b [K], each row-major.
 */
final class MlpObjective implements Objective {
  private final int dimension;
  private final int hidden;
  private final int classes;
  private DMatrixRMaj rows = new DMatrixRMaj(1, 1);
  private DMatrixRMaj columns = new DMatrixRMaj(1, 1);
  private int[] labels = {};

  MlpObjective(int dimension, int hidden, int classes) {
    this.dimension = dimension;
    this.hidden = hidden;
    this.classes = classes;
  }

  int hiddenBiasAt() {
    return hidden * dimension;
  }

  int outputWeightsAt() {
    return hiddenBiasAt() + hidden;
  }

  int outputBiasAt() {
    return outputWeightsAt() + classes * hidden;
  }

  int pointLength() {
    return outputBiasAt() + classes;
  }

  /** The batch that is evaluated from now on. */
  void use(FeatureMatrix batch, Standardiser standardiser, int[] batchLabels) {
    rows = new DMatrixRMaj(1, 1);
    columns = new DMatrixRMaj(1, 1);
    standardiser.apply(batch, 0, batch.size(), rows, columns);
    labels = batchLabels;
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    int n = rows.numRows;
    DMatrixRMaj w = part(point, 0, hidden, dimension);
    DMatrixRMaj v = part(point, outputWeightsAt(), classes, hidden);
    DMatrixRMaj h = new DMatrixRMaj(hidden, n);
    CommonOps_DDRM.mult(w, columns, h);
    Matrices.addToRows(h, point, hiddenBiasAt());
    Matrices.rectify(h);
    DMatrixRMaj delta = new DMatrixRMaj(classes, n);
    CommonOps_DDRM.mult(v, h, delta);
    Matrices.addToRows(delta, point, outputBiasAt());
    double loss = Softmax.crossEntropyInPlace(delta, labels, 0) / n;
    CommonOps_DDRM.divide(delta, n);

    Arrays.fill(gradient, 0);
    DMatrixRMaj gradientV = new DMatrixRMaj(classes, hidden);
    // Transposing first keeps the inner loop of the product contiguous.
    CommonOps_DDRM.mult(delta, CommonOps_DDRM.transpose(h, null), gradientV);
    System.arraycopy(gradientV.data, 0, gradient, outputWeightsAt(), classes * hidden);
    Matrices.addRowSums(delta, gradient, outputBiasAt());

    DMatrixRMaj deltaHidden = new DMatrixRMaj(hidden, n);
    CommonOps_DDRM.mult(CommonOps_DDRM.transpose(v, null), delta, deltaHidden);
    for (int i = 0; i < hidden * n; i++) {
      if (h.data[i] <= 0) {
        deltaHidden.data[i] = 0;
      }
    }
    DMatrixRMaj gradientW = new DMatrixRMaj(hidden, dimension);
    CommonOps_DDRM.mult(deltaHidden, rows, gradientW);
    System.arraycopy(gradientW.data, 0, gradient, 0, hidden * dimension);
    Matrices.addRowSums(deltaHidden, gradient, hiddenBiasAt());
    return loss;
  }

  private static DMatrixRMaj part(double[] point, int from, int rows, int columns) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    System.arraycopy(point, from, matrix.data, 0, rows * columns);
    return matrix;
  }
}
