package org.cytostudy.runner.objective;

import ai.djl.ndarray.NDArray;

/** The loss of a batch; holds what is uploaded once. Used by one thread. */
public sealed interface BatchLoss extends AutoCloseable
    permits ContrastiveLoss, VicRegLoss, CrossEntropyLoss {

  /**
   * The loss of a batch. Its backward pass must be done before this is called again, for what is
   * uploaded lies in buffers that are reused.
   *
   * @param outputs of the head, not normalised [views, outputs]
   * @param batch where the views come from
   * @param pairs the objective's for the batch
   * @return a scalar, differentiable in the outputs
   */
  NDArray apply(NDArray outputs, ViewBatch batch, Pairs pairs);

  @Override
  void close();
}
