package org.cytostudy.runner.sample;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.job.Registration.Column;
import org.cytostudy.core.job.Registration.OnSurface;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.Registration.SectionRibbon;
import org.cytostudy.core.space.PointMm;
import org.jspecify.annotations.Nullable;

/**
 * The pial contour of one section, continuous between the points that are registered, in one piece
 * or several.
 */
final class Ribbon {
  private final List<RibbonPoint> points;
  private final List<Piece> pieces = new ArrayList<>();

  /** A piece, from its first to its last arc length. */
  record Piece(double startMm, double endMm) {}

  /** Takes a ribbon of one piece. */
  Ribbon(List<RibbonPoint> points) {
    this(new SectionRibbon(1, points));
  }

  /**
   * Takes a ribbon.
   *
   * @throws IllegalArgumentException if a piece has fewer than two points, arc lengths do not rise,
   *     a normal has no length, or some points lie on a sheet and others in a space
   */
  Ribbon(SectionRibbon section) {
    this.points = section.points();
    for (int i = 0; i < points.size(); i++) {
      RibbonPoint p = points.get(i);
      double length = Math.hypot(p.inwardX(), p.inwardY());
      if (!(length > 0.5 && length < 2)) {
        throw new IllegalArgumentException("point " + i + " has no unit normal");
      }
      if (i > 0 && !(p.arcMm() > points.get(i - 1).arcMm())) {
        throw new IllegalArgumentException("the arc length does not rise at point " + i);
      }
      if (p.reference().getClass() != points.getFirst().reference().getClass()) {
        throw new IllegalArgumentException(
            "point " + i + " has coordinates of another kind than the first one");
      }
    }
    List<Integer> starts = new ArrayList<>(List.of(0));
    starts.addAll(section.pieces() == null ? List.of() : section.pieces());
    starts.add(points.size());
    for (int i = 0; i + 1 < starts.size(); i++) {
      int size = starts.get(i + 1) - starts.get(i);
      if (size < 2) {
        throw new IllegalArgumentException("a ribbon needs two points, it has " + size);
      }
      pieces.add(
          new Piece(points.get(starts.get(i)).arcMm(), points.get(starts.get(i + 1) - 1).arcMm()));
    }
  }

  /** Its pieces, at least one, by rising arc length. */
  List<Piece> pieces() {
    return pieces;
  }

  /**
   * The point at an arc length of a piece: everything linear between its neighbours, the normal of
   * unit length again, the vertex that of the nearer neighbour.
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
        mix(a.thicknessMm(), b.thicknessMm(), t),
        mix(a.reference(), b.reference(), t),
        mix(a.column(), b.column(), t));
  }

  private static Reference mix(Reference a, Reference b, double t) {
    if (a instanceof Reference.Sheet from && b instanceof Reference.Sheet to) {
      PointMm a3 = from.folded();
      PointMm b3 = to.folded();
      return new Reference.Sheet(
          mix(from.uMm(), to.uMm(), t),
          mix(from.vMm(), to.vMm(), t),
          a3 == null || b3 == null ? null : a3.plus(b3.minus(a3).times(t)));
    }
    Reference.Place from = (Reference.Place) a;
    Reference.Place to = (Reference.Place) b;
    PointMm point = from.point().plus(to.point().minus(from.point()).times(t));
    OnSurface surface = t < 0.5 ? from.surface() : to.surface();
    return new Reference.Place(point, surface);
  }

  private static @Nullable Column mix(@Nullable Column a, @Nullable Column b, double t) {
    return a == null || b == null
        ? null
        : new Column(
            mix(a.midXPx(), b.midXPx(), t),
            mix(a.midYPx(), b.midYPx(), t),
            mix(a.whiteXPx(), b.whiteXPx(), t),
            mix(a.whiteYPx(), b.whiteYPx(), t));
  }

  private static double mix(double a, double b, double t) {
    return a + (b - a) * t;
  }
}
