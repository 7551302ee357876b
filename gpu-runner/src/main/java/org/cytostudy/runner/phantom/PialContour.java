package org.cytostudy.runner.phantom;

import java.util.function.DoubleUnaryOperator;

/**
 * The pial contour of a section in its plane, in mm, y downward: a curve parametrised by arc length
 * that bends gently to both sides. Its heading stays within 36° of the x axis and its radius of
 * curvature above {@value #MIN_RADIUS_MM} mm, so it is the graph of a function and every point up
 * to that depth below it has one foot point: two different columns never cross.
 */
final class PialContour implements Fold {
  /** Smallest radius of curvature. */
  static final double MIN_RADIUS_MM = 15;

  private static final double STEP_MM = 0.1;
  private static final double MAX_HEADING_RAD = .62;
  private static final int MAX_NEWTON_STEPS = 8;
  private static final double TOLERANCE_MM = 1e-4;

  private final double firstArcMm;
  private final double[] x;
  private final double[] y;
  private final double[] heading;

  /**
   * Integrates the curve; the point of arc length 0 lies at x = 0, and both ends at the same
   * height.
   *
   * @param firstArcMm arc length of its first point, ≤ 0
   * @param lastArcMm arc length of its last point
   * @param headingRad wanted heading by arc length; it is scaled down where it would bend too much
   */
  PialContour(double firstArcMm, double lastArcMm, DoubleUnaryOperator headingRad) {
    int points = (int) Math.ceil((lastArcMm - firstArcMm) / STEP_MM) + 2;
    this.firstArcMm = firstArcMm;
    this.heading = new double[points];
    double mean = 0;
    for (int i = 0; i < points; i++) {
      heading[i] = headingRad.applyAsDouble(arc(i));
      mean += heading[i] / points;
    }
    double largest = MAX_HEADING_RAD;
    double sharpest = STEP_MM / MIN_RADIUS_MM;
    for (int i = 0; i < points; i++) {
      heading[i] -= mean;
      largest = Math.max(largest, Math.abs(heading[i]));
      if (i > 0) {
        sharpest = Math.max(sharpest, Math.abs(heading[i] - heading[i - 1]));
      }
    }
    double scale = Math.min(MAX_HEADING_RAD / largest, STEP_MM / MIN_RADIUS_MM / sharpest);
    this.x = new double[points];
    this.y = new double[points];
    heading[0] *= scale;
    for (int i = 1; i < points; i++) {
      heading[i] *= scale;
      double middle = (heading[i] + heading[i - 1]) / 2;
      x[i] = x[i - 1] + STEP_MM * StrictMath.cos(middle);
      y[i] = y[i - 1] + STEP_MM * StrictMath.sin(middle);
    }
    double x0 = at(x, 0);
    for (int i = 0; i < points; i++) {
      x[i] -= x0;
    }
  }

  private double arc(int index) {
    return firstArcMm + index * STEP_MM;
  }

  double xMm(double arcMm) {
    return at(x, arcMm);
  }

  double yMm(double arcMm) {
    return at(y, arcMm);
  }

  double headingRad(double arcMm) {
    return at(heading, arcMm);
  }

  @Override
  public double inwardX(double arcMm) {
    return -StrictMath.sin(headingRad(arcMm));
  }

  @Override
  public double inwardY(double arcMm) {
    return StrictMath.cos(headingRad(arcMm));
  }

  @Override
  public double curvature(double arcMm) {
    return (headingRad(arcMm + STEP_MM) - headingRad(arcMm - STEP_MM)) / (2 * STEP_MM);
  }

  @Override
  public double bend(double arcMm) {
    return curvature(arcMm) * MIN_RADIUS_MM;
  }

  @Override
  public double xMm(double arcMm, double depthMm, double thicknessMm) {
    return xMm(arcMm) + depthMm * inwardX(arcMm);
  }

  @Override
  public double yMm(double arcMm, double depthMm, double thicknessMm) {
    return yMm(arcMm) + depthMm * inwardY(arcMm);
  }

  @Override
  public double mostThicknessMm() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double tissueDepthMm(double arcMm, double cutMm, double thicknessMm) {
    return cutMm;
  }

  @Override
  public Locator locator(SectionModel section, PixelWindow window) {
    return new FootPoints(this, section, window);
  }

  @Override
  public double firstArcMm() {
    return firstArcMm;
  }

  @Override
  public double lastArcMm() {
    return arc(x.length - 1);
  }

  /** Arc length of the foot point of (x, y), found by Newton's method from a guess nearby. */
  double footArcMm(double xMm, double yMm, double guessArcMm) {
    double arcMm = guessArcMm;
    for (int step = 0; step < MAX_NEWTON_STEPS; step++) {
      double theta = headingRad(arcMm);
      double cos = StrictMath.cos(theta);
      double sin = StrictMath.sin(theta);
      double dx = xMm - xMm(arcMm);
      double dy = yMm - yMm(arcMm);
      double along = dx * cos + dy * sin;
      double depth = dy * cos - dx * sin;
      double shrink = Math.max(.2, 1 - curvature(arcMm) * depth);
      double move = along / shrink;
      arcMm += move;
      if (Math.abs(move) < TOLERANCE_MM) {
        break;
      }
    }
    return arcMm;
  }

  /** Depth of (x, y) below its foot point, mm; negative outside. */
  double depthMm(double xMm, double yMm, double footArcMm) {
    return (xMm - xMm(footArcMm)) * inwardX(footArcMm)
        + (yMm - yMm(footArcMm)) * inwardY(footArcMm);
  }

  /** Linear interpolation, straight on beyond the ends. */
  private double at(double[] values, double arcMm) {
    double position = (arcMm - firstArcMm) / STEP_MM;
    int index = Math.max(0, Math.min(values.length - 2, (int) Math.floor(position)));
    double part = position - index;
    return values[index] + part * (values[index + 1] - values[index]);
  }
}
