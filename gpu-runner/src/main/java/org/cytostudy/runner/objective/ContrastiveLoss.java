package org.cytostudy.runner.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The softmax loss over pairs: −Σᵢⱼ w(i,j) log softmaxⱼ(sᵢⱼ/τ) over the candidates of i, with s the
 * cosine similarity. Where an anchor has no candidate its terms and gradients are exactly 0.
 */
public final class ContrastiveLoss implements AutoCloseable {
  private static final double SMALLEST_NORM = 1e-12;

  private final NDArray inverseTemperature;
  // Reused, since direct memory is given back only when the garbage collector gets to it.
  private ByteBuffer exclusionBuffer = ByteBuffer.allocateDirect(0);
  private ByteBuffer weightBuffer = ByteBuffer.allocateDirect(0);

  /**
   * @param owner lives as long as this; the temperature is uploaded once, for an operation with a
   *     Java number would upload it at each call
   */
  public ContrastiveLoss(NDManager owner, double temperature) {
    this.inverseTemperature = owner.create((float) (1 / temperature));
  }

  /** The projections on the unit sphere. */
  public NDArray normalise(NDArray projections) {
    return projections.normalize(2, 1, SMALLEST_NORM);
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
    exclusionBuffer = filled(exclusionBuffer, pairs.exclusion());
    weightBuffer = filled(weightBuffer, pairs.weights());
    NDArray exclusion = manager.create(exclusionBuffer, shape, DataType.FLOAT32);
    NDArray weights = manager.create(weightBuffer, shape, DataType.FLOAT32);
    return anchors
        .matMul(views.transpose())
        .mul(inverseTemperature)
        .add(exclusion)
        .logSoftmax(1)
        .mul(weights)
        .sum()
        .neg();
  }

  private static ByteBuffer filled(ByteBuffer buffer, float[] values) {
    int bytes = values.length * Float.BYTES;
    ByteBuffer target =
        buffer.capacity() == bytes
            ? buffer
            : ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    target.clear();
    target.asFloatBuffer().put(values);
    return target;
  }

  @Override
  public void close() {
    inverseTemperature.close();
  }
}
