package org.cytostudy.runner.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * The softmax loss over pairs: −Σᵢⱼ w(i,j) log softmaxⱼ(sᵢⱼ/τ) over the candidates of i, with s the
 * cosine similarity. Where an anchor has no candidate its terms and gradients are exactly 0.
 */
public final class ContrastiveLoss implements BatchLoss {
  private static final double SMALLEST_NORM = 1e-12;

  private final NDArray inverseTemperature;
  private final HostBuffer exclusionBuffer = new HostBuffer();
  private final HostBuffer weightBuffer = new HostBuffer();

  /**
   * @param owner lives as long as this; the temperature is uploaded once, for an operation with a
   *     Java number would upload it at each call
   */
  public ContrastiveLoss(NDManager owner, double temperature) {
    this.inverseTemperature = owner.create((float) (1 / temperature));
  }

  /** The projections on the unit sphere. */
  public static NDArray normalise(NDArray projections) {
    return projections.normalize(2, 1, SMALLEST_NORM);
  }

  @Override
  public NDArray apply(NDArray outputs, ViewBatch batch, Pairs pairs) {
    NDArray unit = normalise(outputs);
    return apply(unit, unit, pairs);
  }

  /**
   * The loss of a batch or of a shard of it. Its backward pass must be done before this is called
   * again, for the masks lie in buffers that are reused.
   *
   * @param anchors unit vectors [pairs.rows, D]
   * @param views unit vectors [pairs.columns, D]; the same array as {@code anchors} when the batch
   *     lies on one device
   * @return a scalar, differentiable in both
   */
  public NDArray apply(NDArray anchors, NDArray views, Pairs pairs) {
    NDManager manager = anchors.getManager();
    Shape shape = new Shape(pairs.rows(), pairs.columns());
    NDArray exclusion =
        manager.create(exclusionBuffer.of(pairs.exclusion()), shape, DataType.FLOAT32);
    NDArray weights = manager.create(weightBuffer.of(pairs.weights()), shape, DataType.FLOAT32);
    return anchors
        .matMul(views.transpose())
        .mul(inverseTemperature)
        .add(exclusion)
        .logSoftmax(1)
        .mul(weights)
        .sum()
        .neg();
  }

  @Override
  public void close() {
    inverseTemperature.close();
  }
}
