package org.cytostudy.imaging.space;

import java.util.List;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpacePoint;

/** A map from one named space to another, in mm of RAS axes on both sides. Thread-safe. */
public sealed interface SpaceTransform {

  Space from();

  Space to();

  /** Maps a point whose space was checked. */
  PointMm map(PointMm point);

  /** Finds what is mapped to a point. */
  Inverse invert(PointMm target);

  /**
   * Maps a point.
   *
   * @throws IllegalArgumentException if it is not of space {@link #from}
   */
  default SpacePoint apply(SpacePoint point) {
    return new SpacePoint(to(), map(point.in(from())));
  }

  /**
   * What is mapped to a point.
   *
   * @param point of {@link #from}
   * @param residualMm how far its image lies from the point that was asked for; 0 up to rounding
   *     for an affine, and the caller's to judge for a displacement field
   */
  record Inverse(PointMm point, double residualMm) {}

  /** An affine map. */
  record Linear(Space from, Space to, Affine3 matrix, Affine3 inverse) implements SpaceTransform {
    /**
     * Takes a matrix.
     *
     * @throws IllegalStateException if it has no inverse
     */
    public Linear(Space from, Space to, Affine3 matrix) {
      this(from, to, matrix, matrix.inverse());
    }

    @Override
    public PointMm map(PointMm point) {
      return matrix.apply(point);
    }

    @Override
    public Inverse invert(PointMm target) {
      PointMm point = inverse.apply(target);
      return new Inverse(point, matrix.apply(point).distanceMm(target));
    }
  }

  /** {@code y = x + d(x)}. */
  record Displaced(Space from, Space to, DisplacementField field) implements SpaceTransform {

    @Override
    public PointMm map(PointMm point) {
      return point.plus(field.at(point));
    }

    @Override
    public Inverse invert(PointMm target) {
      return field.invert(target);
    }
  }

  /** Several, one after the other. */
  record Chain(List<SpaceTransform> steps) implements SpaceTransform {
    /**
     * Takes the steps in the order in which a point goes through them.
     *
     * @throws IllegalArgumentException if there is none, or one does not start where the one before
     *     ends
     */
    public Chain {
      steps = List.copyOf(steps);
      if (steps.isEmpty()) {
        throw new IllegalArgumentException("A chain needs a transform");
      }
      for (int i = 1; i < steps.size(); i++) {
        Space reached = steps.get(i - 1).to();
        if (!steps.get(i).from().equals(reached)) {
          throw new IllegalArgumentException(
              "Transform "
                  + i
                  + " starts in "
                  + steps.get(i).from()
                  + ", but the one before it ends in "
                  + reached);
        }
      }
    }

    @Override
    public Space from() {
      return steps.getFirst().from();
    }

    @Override
    public Space to() {
      return steps.getLast().to();
    }

    @Override
    public PointMm map(PointMm point) {
      PointMm at = point;
      for (SpaceTransform step : steps) {
        at = step.map(at);
      }
      return at;
    }

    @Override
    public Inverse invert(PointMm target) {
      PointMm at = target;
      for (SpaceTransform step : steps.reversed()) {
        at = step.invert(at).point();
      }
      return new Inverse(at, map(at).distanceMm(target));
    }
  }
}
