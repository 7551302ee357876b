package org.cytostudy.runner.sample;

import java.util.List;
import org.cytostudy.core.job.Registration.RibbonPoint;

/** The pial contour of one section, continuous between the points that are registered. */
final class Ribbon {
  private final List<RibbonPoint> points;

  /**
   * Takes the points.
   *
   * @throws IllegalArgumentException if there are fewer than two, their arc lengths do not rise, or
   *     a normal has no length
   */
  Ribbon(List<RibbonPoint> points) {
    if (points.size() < 2) {
      throw new IllegalArgumentException("a ribbon needs two points, it has " + points.size());
    }
    for (int i = 0; i < points.size(); i++) {
      RibbonPoint p = points.get(i);
      double length = Math.hypot(p.inwardX(), p.inwardY());
      if (!(length > 0.5 && length < 2)) {
        throw new IllegalArgumentException("point " + i + " has no unit normal");
      }
      if (i > 0 && !(p.arcMm() > points.get(i - 1).arcMm())) {
        throw new IllegalArgumentException("the arc length does not rise at point " + i);
      }
    }
    this.points = points;
  }

  double startMm() {
    return points.getFirst().arcMm();
  }

  double endMm() {
    return points.getLast().arcMm();
  }

  /**
   * The point at an arc length: everything linear between its neighbours, the normal of unit length
   * again.
   */
  RibbonPoint at(double arcMm) {
    int low = 0;
    int high = points.size() - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (points.get(middle).arcMm() <= arcMm) {
        low = middle;
      } else {
        high = middle;
      }
    }
    RibbonPoint a = points.get(low);
    RibbonPoint b = points.get(high);
    double t = Math.clamp((arcMm - a.arcMm()) / (b.arcMm() - a.arcMm()), 0.0, 1.0);
    double normalX = mix(a.inwardX(), b.inwardX(), t);
    double normalY = mix(a.inwardY(), b.inwardY(), t);
    double length = Math.hypot(normalX, normalY);
    if (length < 1e-9) {
      // Opposite normals: a fold sharper than the registration resolves; the nearer one counts.
      normalX = t < 0.5 ? a.inwardX() : b.inwardX();
      normalY = t < 0.5 ? a.inwardY() : b.inwardY();
      length = Math.hypot(normalX, normalY);
    }
    return new RibbonPoint(
        mix(a.xPx(), b.xPx(), t),
        mix(a.yPx(), b.yPx(), t),
        normalX / length,
        normalY / length,
        arcMm,
        mix(a.uMm(), b.uMm(), t),
        mix(a.vMm(), b.vMm(), t),
        mix(a.thicknessMm(), b.thicknessMm(), t));
  }

  private static double mix(double a, double b, double t) {
    return a + (b - a) * t;
  }
}
