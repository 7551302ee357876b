package org.cytostudy.runner.training;

import java.io.IOException;
import java.util.function.IntPredicate;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.ObjectiveSpec.Distance;
import org.cytostudy.core.job.ObjectiveSpec.Hemispheres;
import org.cytostudy.runner.objective.Distances;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.worker.StepContext;

/**
 * How far training patches are apart, and who lies near to whom. Safe for use by several threads;
 * what it answers depends on the patches alone.
 */
interface Neighbourhood {
  /** No patch fits. */
  int NONE = -1;

  /**
   * A patch other than {@code anchor} within r₊ that satisfies the condition, each of them with the
   * same probability, or {@link #NONE}.
   */
  int draw(int anchor, IntPredicate condition, SeededRandom random);

  /** The distances between the patches of some views. */
  Distances distances(int[] patches);

  /**
   * The neighbourhood that SpatialNCE asks for.
   *
   * @throws org.cytostudy.runner.worker.StepFailure if it needs a surface that is no input
   */
  static Neighbourhood of(
      ObjectiveSpec.SpatialNce objective, TrainPatches patches, StepContext context)
      throws IOException {
    return of(
        objective.distance(),
        objective.hemispheres() == Hemispheres.MIRRORED,
        objective.positiveRadiusMm(),
        objective.negativeRadiusMm(),
        patches,
        context);
  }

  /**
   * A neighbourhood.
   *
   * @param mirrored whether the right hemisphere is laid over the left one
   * @param nearMm r₊
   * @param measuredMm distances up to here are told apart, ≥ r₊
   * @throws org.cytostudy.runner.worker.StepFailure if it needs a surface that is no input
   */
  static Neighbourhood of(
      Distance distance,
      boolean mirrored,
      double nearMm,
      double measuredMm,
      TrainPatches patches,
      StepContext context)
      throws IOException {
    Positions positions = patches.positions();
    if (distance == Distance.WITHIN_SECTION) {
      return new RibbonNeighbourhood(positions, nearMm);
    }
    if (positions.isFolded() && distance == Distance.EUCLIDEAN) {
      return GridNeighbourhood.onFoldedSheet(positions, nearMm);
    }
    if (positions.axes() == 2) {
      return GridNeighbourhood.onSheet(positions, nearMm);
    }
    if (distance == Distance.EUCLIDEAN) {
      return GridNeighbourhood.inSpace(positions, nearMm, mirrored);
    }
    return GeodesicNeighbourhood.measure(
        positions,
        new SurfaceInputs(positions, mirrored, context).meshes(),
        nearMm,
        measuredMm,
        context);
  }
}
