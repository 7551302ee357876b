package org.cytostudy.runner.phantom;

import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.runner.phantom.CorticalArea.IsoFactors;

/**
 * One section before it is rendered: its contour, its columns, its stain and its vessels, and how
 * its plane maps to pixels.
 */
final class SectionModel {
  /** Tissue goes on for this much beyond both ends of the sheet, so that end patches are whole. */
  static final double OVERHANG_MM = 3.2;

  private static final double MARGIN_MM = 1;
  private static final double OUTLINE_STEP_MM = .25;

  private final BrainModel brain;
  private final int index;
  private final double vMm;
  private final double sheetWidthMm;
  private final PialContour contour;
  private final Columns columns;
  private final Stain stain;
  private final Vessels vessels;
  private final double pixelMm;
  private final double originXMm;
  private final double originYMm;
  private final int widthPx;
  private final int heightPx;

  /**
   * Draws a section.
   *
   * @param index from 0
   * @param map the areas of the brain; usually the brain itself
   */
  SectionModel(PhantomSpec spec, BrainModel brain, int index, AreaMap map, IsoFactors iso) {
    this.brain = brain;
    this.index = index;
    this.vMm = brain.sectionV(index);
    this.sheetWidthMm = spec.sheetWidthMm();
    Stream random = brain.sectionStream(index);
    double first = -OVERHANG_MM;
    double last = spec.sheetWidthMm() + OVERHANG_MM;
    this.contour = new PialContour(first, last, arc -> brain.headingRad(arc, vMm));
    this.stain = new Stain(random.child("stain", 0), brain.gain());
    this.columns =
        new Columns(spec, brain, map, vMm, contour, stain, iso, random.child("columns", 0));
    this.vessels = new Vessels(random.child("vessels", 0), first, last);
    this.pixelMm = spec.pixelSizeUm() / 1e3;
    double minX = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (double arc = first; arc <= last; arc += OUTLINE_STEP_MM) {
      for (double depth : new double[] {0, columns.tissueDepthMm(arc)}) {
        double x = contour.xMm(arc) + depth * contour.inwardX(arc);
        double y = contour.yMm(arc) + depth * contour.inwardY(arc);
        minX = Math.min(minX, x);
        maxX = Math.max(maxX, x);
        minY = Math.min(minY, y);
        maxY = Math.max(maxY, y);
      }
    }
    this.originXMm = minX - MARGIN_MM;
    this.originYMm = minY - MARGIN_MM;
    this.widthPx = (int) Math.ceil((maxX - minX + 2 * MARGIN_MM) / pixelMm);
    this.heightPx = (int) Math.ceil((maxY - minY + 2 * MARGIN_MM) / pixelMm);
  }

  BrainModel brain() {
    return brain;
  }

  /** Index within the brain, from 0. */
  int index() {
    return index;
  }

  /** Number within the brain, from 1. */
  int number() {
    return index + 1;
  }

  /** Where the section cuts the sheet. */
  double vMm() {
    return vMm;
  }

  double sheetWidthMm() {
    return sheetWidthMm;
  }

  PialContour contour() {
    return contour;
  }

  Columns columns() {
    return columns;
  }

  Stain stain() {
    return stain;
  }

  Vessels vessels() {
    return vessels;
  }

  double pixelMm() {
    return pixelMm;
  }

  int widthPx() {
    return widthPx;
  }

  int heightPx() {
    return heightPx;
  }

  /** Plane x in mm of a position in pixels; pixel centres lie at .5. */
  double planeX(double xPx) {
    return originXMm + xPx * pixelMm;
  }

  /** Plane y in mm of a position in pixels; pixel centres lie at .5. */
  double planeY(double yPx) {
    return originYMm + yPx * pixelMm;
  }

  /** Pixel x of a point of the ribbon. */
  double xPx(double arcMm, double depthMm) {
    return (contour.xMm(arcMm) + depthMm * contour.inwardX(arcMm) - originXMm) / pixelMm;
  }

  /** Pixel y of a point of the ribbon. */
  double yPx(double arcMm, double depthMm) {
    return (contour.yMm(arcMm) + depthMm * contour.inwardY(arcMm) - originYMm) / pixelMm;
  }
}
