package org.cytostudy.runner.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * The mean cross-entropy of a batch, −1/n Σᵢ log softmax(aᵢ)_{yᵢ}, with a the outputs of a linear
 * classifier and y the areas (Bishop 2006, equation 4.108).
 */
final class CrossEntropyLoss implements BatchLoss {
  private final int classes;
  private final HostBuffer buffer = new HostBuffer();

  CrossEntropyLoss(int classes) {
    this.classes = classes;
  }

  @Override
  public NDArray apply(NDArray outputs, ViewBatch batch, Pairs pairs) {
    int views = batch.views();
    float[] weights = new float[views * classes];
    for (int i = 0; i < views; i++) {
      weights[i * classes + batch.area()[i]] = 1f / views;
    }
    NDManager manager = outputs.getManager();
    NDArray wanted =
        manager.create(buffer.of(weights), new Shape(views, classes), DataType.FLOAT32);
    return outputs.logSoftmax(1).mul(wanted).sum().neg();
  }

  /** Holds no native memory of its own. */
  @Override
  public void close() {}
}
