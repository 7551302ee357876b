package org.cytostudy.runner.training;

import java.util.function.IntPredicate;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.ObjectiveSpec.Hemispheres;
import org.cytostudy.runner.objective.Distances;
import org.cytostudy.runner.seed.SeededRandom;

/**
 * CL-3D's neighbour (Oberstrass et al. 2024): the patch nearest to a point at a fixed distance from
 * the anchor, in a direction that is uniform on the circle of a sheet or the sphere of a space, if
 * one lies within the tolerance. Other directions are tried where none does.
 */
final class FixedRadiusNeighbourhood implements Neighbourhood {
  private static final int DIRECTIONS = 8;

  private final GridNeighbourhood grid;
  private final int axes;
  private final double radiusMm;

  private FixedRadiusNeighbourhood(GridNeighbourhood grid, int axes, double radiusMm) {
    this.grid = grid;
    this.axes = axes;
    this.radiusMm = radiusMm;
  }

  static FixedRadiusNeighbourhood of(ObjectiveSpec.FixedRadius objective, Positions positions) {
    boolean mirrored = objective.hemispheres() == Hemispheres.MIRRORED;
    GridNeighbourhood grid =
        positions.axes() == 2
            ? GridNeighbourhood.onSheet(positions, objective.toleranceMm())
            : GridNeighbourhood.inSpace(positions, objective.toleranceMm(), mirrored);
    return new FixedRadiusNeighbourhood(grid, positions.axes(), objective.radiusMm());
  }

  @Override
  public int draw(int anchor, IntPredicate condition, SeededRandom random) {
    for (int attempt = 0; attempt < DIRECTIONS; attempt++) {
      double[] pointMm = direction(random);
      for (int axis = 0; axis < axes; axis++) {
        pointMm[axis] = grid.mm(axis, anchor) + radiusMm * pointMm[axis];
      }
      int patch = grid.nearest(pointMm, anchor, condition);
      if (patch != NONE) {
        return patch;
      }
    }
    return NONE;
  }

  /** A unit vector: a normal draw has no preferred direction. */
  private double[] direction(SeededRandom random) {
    double[] vector = new double[axes];
    double square = 0;
    while (square == 0) {
      for (int axis = 0; axis < axes; axis++) {
        vector[axis] = random.nextGaussian();
        square += vector[axis] * vector[axis];
      }
    }
    double length = StrictMath.sqrt(square);
    for (int axis = 0; axis < axes; axis++) {
      vector[axis] /= length;
    }
    return vector;
  }

  @Override
  public Distances distances(int[] patches) {
    return grid.distances(patches);
  }
}
