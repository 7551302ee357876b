package org.cytostudy.runner.objective;

import ai.djl.ndarray.NDManager;
import org.cytostudy.core.job.ObjectiveSpec;

/** VICReg: see {@link VicRegLoss}. Who the partner is was decided when the batch was drawn. */
record VicReg(ObjectiveSpec.VicReg spec) implements Objective {

  /** For the figures of health alone: the loss has no negatives. */
  @Override
  public Pairs pairs(ViewBatch batch) {
    return Pairs.of(
        batch.views(), i -> j -> j == batch.partner(i) ? Pairs.Kind.POSITIVE : Pairs.Kind.NEGATIVE);
  }

  @Override
  public BatchLoss loss(NDManager owner, int views, int outputs) {
    return new VicRegLoss(owner, spec, views / 2, outputs);
  }
}
