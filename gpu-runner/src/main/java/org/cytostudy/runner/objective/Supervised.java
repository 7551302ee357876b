package org.cytostudy.runner.objective;

import ai.djl.ndarray.NDManager;

/** Supervised from scratch: see {@link CrossEntropyLoss}. */
record Supervised() implements Objective {

  /** For the figures of health alone: views of one area are alike. */
  @Override
  public Pairs pairs(ViewBatch batch) {
    return Pairs.of(
        batch.views(),
        i -> j -> batch.area()[i] == batch.area()[j] ? Pairs.Kind.POSITIVE : Pairs.Kind.NEGATIVE);
  }

  @Override
  public BatchLoss loss(NDManager owner, int views, int outputs) {
    return new CrossEntropyLoss(outputs);
  }
}
