package org.cytostudy.runner.phantom;

/**
 * The areas of the reference sheet that all brains vary: Voronoi cells of fixed seeds, with borders
 * bent by a smooth field.
 */
final class ReferenceLayout implements AreaMap {
  private static final double BEND_SD_MM = 1.5;

  private static final CorticalArea[] AREAS = CorticalArea.values();

  private final double widthMm;
  private final double heightMm;
  private final double scale;
  private final SmoothField bend;

  /**
   * @param scale size of the areas, 1 for a mosaic that covers the sheet once; a smaller one
   *     repeats mirrored, so that it has no seams
   */
  ReferenceLayout(Stream root, double widthMm, double heightMm, double scale) {
    this.widthMm = widthMm;
    this.heightMm = heightMm;
    this.scale = scale;
    this.bend = new SmoothField(root.child("layout", 0), 2, 12, 30, BEND_SD_MM);
  }

  @Override
  public CorticalArea at(double uMm, double vMm) {
    return scale == 1
        ? ofMosaic(uMm, vMm)
        : ofMosaic(mirrored(uMm / scale, widthMm), mirrored(vMm / scale, heightMm));
  }

  private static double mirrored(double mm, double extentMm) {
    double within = Math.abs(mm) % (2 * extentMm);
    return within > extentMm ? 2 * extentMm - within : within;
  }

  private CorticalArea ofMosaic(double uMm, double vMm) {
    double u = uMm + bend.at(0, uMm, vMm);
    double v = vMm + bend.at(1, uMm, vMm);
    CorticalArea nearest = AREAS[0];
    double best = Double.POSITIVE_INFINITY;
    for (CorticalArea area : AREAS) {
      double du = u - area.seedU() * widthMm;
      double dv = v - area.seedV() * heightMm;
      double distance = du * du + dv * dv;
      if (distance < best) {
        best = distance;
        nearest = area;
      }
    }
    return nearest;
  }
}
