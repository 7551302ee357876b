package org.cytostudy.runner.phantom;

/** Finds the foot point of pixels on a gently bent pial contour. */
final class FootPoints implements Fold.Locator {
  private static final double BELOW_CONTOUR_MM = 13;

  private final PialContour contour;
  private final SectionModel section;
  private final int firstColumn;
  private final double first;
  private final double last;
  private final double[] footArc;
  private final double[] topY;
  private double foot;
  private double depth;

  FootPoints(PialContour contour, SectionModel section, PixelWindow window) {
    this.contour = contour;
    this.section = section;
    this.firstColumn = window.x();
    this.first = contour.firstArcMm();
    this.last = section.sheetWidthMm() + SectionModel.OVERHANG_MM;
    this.footArc = new double[window.widthPx()];
    this.topY = new double[window.widthPx()];
    // The contour is the graph of a function: a guess for a column of pixels is good all the way.
    double arc = first;
    for (int x = 0; x < footArc.length; x++) {
      double planeX = section.planeX(firstColumn + x + .5);
      while (arc < last && contour.xMm(arc) < planeX) {
        arc += section.pixelMm() / 2;
      }
      footArc[x] = arc;
      topY[x] = contour.yMm(arc);
    }
  }

  @Override
  public boolean find(int x, int y) {
    int column = x - firstColumn;
    double planeY = section.planeY(y + .5);
    // The surface is the graph of a function: what lies above it is glass.
    if (planeY < topY[column] - 2 * section.pixelMm() || planeY > topY[column] + BELOW_CONTOUR_MM) {
      return false;
    }
    double planeX = section.planeX(x + .5);
    foot = contour.footArcMm(planeX, planeY, footArc[column]);
    footArc[column] = foot;
    if (foot < first || foot > last) {
      return false;
    }
    depth = contour.depthMm(planeX, planeY, foot);
    return true;
  }

  @Override
  public double arcMm() {
    return foot;
  }

  @Override
  public double depthMm() {
    return depth;
  }
}
