package org.cytostudy.imaging.space;

import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.SectionAffine;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpacePoint;
import org.cytostudy.core.space.SpatialRegistration.PlacedSection;
import org.jspecify.annotations.Nullable;

/**
 * From pixels of one section to its space and back: {@code p = A·w(x), p + d(p)}, with the
 * deformation w within the plane, the affine A and the displacement field d. Thread-safe.
 */
public final class SectionTransform {
  private static final int MOST_ITERATIONS = 50;

  private final Space space;
  private final SectionAffine affine;
  private final PlaneDeformation deformation;
  private final @Nullable DisplacementField displacement;

  /**
   * Takes a placement.
   *
   * @param displacement the field that the placement names
   * @throws IllegalArgumentException if there is a field where the placement names none, or none
   *     where it names one, or the markers fold the plane
   */
  public SectionTransform(
      Space space, PlacedSection section, @Nullable DisplacementField displacement) {
    if ((section.displacement() == null) != (displacement == null)) {
      throw new IllegalArgumentException(
          "Section %d names %s displacement field, but %s was given"
              .formatted(
                  section.section(),
                  section.displacement() == null ? "no" : "a",
                  displacement == null ? "none" : "one"));
    }
    this.space = space;
    this.affine = section.affine();
    this.deformation = PlaneDeformation.of(section.markers());
    this.displacement = displacement;
  }

  /** Where a pixel coordinate of the section lies. */
  public SpacePoint at(double xPx, double yPx) {
    return new SpacePoint(space, mm(xPx, yPx));
  }

  private PointMm mm(double xPx, double yPx) {
    PlaneDeformation.Pixel plane = deformation.toPlane(xPx, yPx);
    PointMm point = affine.at(plane.xPx(), plane.yPx());
    return displacement == null ? point : point.plus(displacement.at(point));
  }

  /**
   * The place on a section that is nearest to a point.
   *
   * @param xPx level-0 pixels
   * @param yPx level-0 pixels
   * @param offSectionMm how far that place lies from the point: the distance to the section, and
   *     where the displacement field could not be inverted, its residual
   */
  public record OnSection(double xPx, double yPx, double offSectionMm) {}

  /**
   * The place on the section that is nearest to a point, up to the field's change over that
   * distance: the point is moved back along the displacement, then put on the plane at right
   * angles.
   *
   * @throws IllegalArgumentException if the point is of another space
   */
  public OnSection locate(SpacePoint target) {
    PointMm wanted = target.in(space);
    SectionAffine.Foot foot = affine.footOf(wanted);
    if (displacement != null) {
      // x ← foot(target − d(x)), with d taken on the section, where it is the section's own.
      for (int i = 0; i < MOST_ITERATIONS; i++) {
        PointMm onPlane = affine.at(foot.xPx(), foot.yPx());
        SectionAffine.Foot next = affine.footOf(wanted.minus(displacement.at(onPlane)));
        double changePx = Math.hypot(next.xPx() - foot.xPx(), next.yPx() - foot.yPx());
        foot = next;
        if (changePx < 1e-3) {
          break;
        }
      }
    }
    PlaneDeformation.Pixel pixel = deformation.toImage(foot.xPx(), foot.yPx());
    return new OnSection(pixel.xPx(), pixel.yPx(), mm(pixel.xPx(), pixel.yPx()).distanceMm(wanted));
  }
}
