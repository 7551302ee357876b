package org.cytostudy.runner.objective;

import ai.djl.ndarray.NDManager;

/** An objective whose loss is a softmax over pairs; they differ in the pairs alone. */
public sealed interface Contrastive extends Objective permits SpatialNce, FixedRadius, SimClr {

  /** τ of the softmax. */
  double temperature();

  @Override
  default BatchLoss loss(NDManager owner, int views, int outputs) {
    return new ContrastiveLoss(owner, temperature());
  }
}
