package org.cytostudy.runner.objective;

import ai.djl.ndarray.NDManager;
import org.cytostudy.core.job.ObjectiveSpec;

/** Decides what is alike in a batch, and what is minimised; stateless. */
public sealed interface Objective permits Contrastive, VicReg, Supervised {

  /** Who is alike: what a contrastive loss is made of, and what the figures of health are about. */
  Pairs pairs(ViewBatch batch);

  /**
   * What is minimised.
   *
   * @param owner lives as long as the loss
   * @param views in a batch
   * @param outputs values of the head a view
   */
  BatchLoss loss(NDManager owner, int views, int outputs);

  /** The objective of that specification; {@code untrained} minimises nothing and has none. */
  static Objective of(ObjectiveSpec spec) {
    return switch (spec) {
      case ObjectiveSpec.SpatialNce s -> new SpatialNce(s);
      case ObjectiveSpec.FixedRadius s -> new FixedRadius(s.temperature());
      case ObjectiveSpec.SimClr s -> new SimClr(s.temperature());
      case ObjectiveSpec.VicReg s -> new VicReg(s);
      case ObjectiveSpec.Supervised s -> new Supervised();
      case ObjectiveSpec.Untrained u ->
          throw new IllegalArgumentException("The untrained control minimises nothing");
    };
  }
}
