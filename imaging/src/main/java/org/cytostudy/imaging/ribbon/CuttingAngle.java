package org.cytostudy.imaging.ribbon;

import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.SectionAffine;

/**
 * How obliquely a section cuts the cortex: the angle between the normal of the surface and the
 * section plane, {@code arcsin |n·m|} with the unit normals n of the surface and m of the plane. 0°
 * is a cut along the columns, 90° one along the surface.
 */
public final class CuttingAngle {
  private CuttingAngle() {}

  /**
   * The angle, 0 to 90°.
   *
   * @param section its plane, in the space of the surface
   * @param surfaceNormal of any length over 0, of either side
   */
  public static double degrees(SectionAffine section, PointMm surfaceNormal) {
    double length = surfaceNormal.lengthMm();
    if (!(length > 0)) {
      throw new IllegalArgumentException("A surface normal has a length over 0, got " + length);
    }
    double sine = Math.abs(section.normal().dot(surfaceNormal)) / length;
    return Math.toDegrees(Math.asin(Math.min(1, sine)));
  }

  /**
   * Thickness at right angles to the surface, from the one that an oblique section shows: {@code T
   * = T′·cos θ} for a slab.
   *
   * @param inPlaneMm as seen within the section
   * @param degrees the cutting angle, 0 to below 90
   */
  public static double thicknessMm(double inPlaneMm, double degrees) {
    return inPlaneMm * Math.cos(Math.toRadians(degrees));
  }
}
