package org.cytostudy.runner.training;

import java.io.IOException;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.ObjectiveSpec.Hemispheres;
import org.cytostudy.core.job.ObjectiveSpec.Pairing;
import org.cytostudy.runner.worker.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * How an objective draws the partner of an anchor.
 *
 * @param neighbourhood who may be drawn
 * @param crossBrainFraction share of the partners of another brain
 * @param otherSection whether a partner must be of another section
 */
record Partners(Neighbourhood neighbourhood, double crossBrainFraction, boolean otherSection) {

  /**
   * What an objective asks for; null where the partner of a view is a second view of its patch.
   *
   * @throws org.cytostudy.runner.worker.StepFailure if it needs a surface that is no input
   */
  static @Nullable Partners of(ObjectiveSpec objective, TrainPatches patches, StepContext context)
      throws IOException {
    return switch (objective) {
      case ObjectiveSpec.SpatialNce s ->
          new Partners(
              Neighbourhood.of(s, patches, context),
              s.crossBrainFraction(),
              s.excludeSameSection());
      case ObjectiveSpec.FixedRadius s ->
          new Partners(
              FixedRadiusNeighbourhood.of(s, patches.positions()),
              s.crossBrainFraction(),
              s.otherSection());
      case ObjectiveSpec.VicReg s when s.pairing() == Pairing.SPATIAL ->
          new Partners(
              Neighbourhood.of(
                  s.distance(),
                  s.hemispheres() == Hemispheres.MIRRORED,
                  s.positiveRadiusMm(),
                  s.positiveRadiusMm(),
                  patches,
                  context),
              s.crossBrainFraction(),
              s.excludeSameSection());
      case ObjectiveSpec.VicReg s -> null;
      case ObjectiveSpec.SimClr s -> null;
      case ObjectiveSpec.Supervised s -> null;
      case ObjectiveSpec.Untrained s -> null;
    };
  }
}
