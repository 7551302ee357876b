package org.cytostudy.runner.objective;

import org.cytostudy.core.job.ObjectiveSpec;

/** Decides the pairs of a batch; stateless. */
public sealed interface Objective permits SpatialNce, SimClr {

  /** Positives and candidates of each anchor. */
  Pairs pairs(ViewBatch batch);

  /** τ of the softmax. */
  double temperature();

  /** The objective of that specification; {@code untrained} minimises nothing and has none. */
  static Objective of(ObjectiveSpec spec) {
    return switch (spec) {
      case ObjectiveSpec.SpatialNce s -> new SpatialNce(s);
      case ObjectiveSpec.SimClr s -> new SimClr(s.temperature());
      case ObjectiveSpec.Untrained u ->
          throw new IllegalArgumentException("The untrained control minimises nothing");
    };
  }
}
