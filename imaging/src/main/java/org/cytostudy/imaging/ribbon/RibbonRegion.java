package org.cytostudy.imaging.ribbon;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** The area between the two borders, in mm, and the straight pieces that enclose it. */
final class RibbonRegion {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final List<Side> sides = new ArrayList<>();
  private final List<Polygon> polygons = new ArrayList<>();
  private final double mmPerPx;

  /** What lies on the other side of a border. */
  enum Border {
    PIAL,
    WHITE,
    /** An end of the ribbon, where the tissue or the drawing was cut. */
    CUT
  }

  /** A straight piece of the border, in mm. */
  record Side(double x0, double y0, double x1, double y1, Border border) {}

  /**
   * Joins the borders.
   *
   * @throws IllegalArgumentException if they do not enclose an area, and says where
   */
  RibbonRegion(RibbonContours contours) {
    this.mmPerPx = contours.pixelSizeUm() / 1000;
    List<Contour> openWhite = new ArrayList<>(contours.white());
    openWhite.removeIf(Contour::closed);
    List<Polygon> holes = new ArrayList<>();
    for (Contour white : contours.white()) {
      if (white.closed()) {
        holes.add(polygon(List.of(white), "white"));
        addSides(white, Border.WHITE);
      }
    }
    for (Contour pial : contours.pial()) {
      if (pial.closed()) {
        polygons.add(polygon(List.of(pial), "pial"));
      } else if (openWhite.isEmpty()) {
        throw new IllegalArgumentException(
            "There are more open pial contours than open white ones");
      } else {
        Contour white = nearestEnds(pial, openWhite);
        openWhite.remove(white);
        Contour onward = endsMeet(pial, white) ? white : reversed(white);
        polygons.add(polygon(List.of(pial, reversed(onward)), "pial and white"));
        addSides(white, Border.WHITE);
        addCut(pial, 0, onward, 0);
        addCut(pial, pial.size() - 1, onward, onward.size() - 1);
      }
      addSides(pial, Border.PIAL);
    }
    if (!openWhite.isEmpty()) {
      throw new IllegalArgumentException("There are more open white contours than open pial ones");
    }
    for (Polygon hole : holes) {
      if (polygons.stream().noneMatch(outer -> outer.covers(hole))) {
        Coordinate at = hole.getCoordinate();
        throw new IllegalArgumentException(
            "A white contour leaves the pial one near pixel (%.1f, %.1f)"
                .formatted(at.x / mmPerPx, at.y / mmPerPx));
      }
    }
  }

  private Coordinate at(Contour contour, int i) {
    return new Coordinate(contour.xPx()[i] * mmPerPx, contour.yPx()[i] * mmPerPx);
  }

  private Polygon polygon(List<Contour> parts, String what) {
    List<Coordinate> ring = new ArrayList<>();
    for (Contour part : parts) {
      for (int i = 0; i < part.size(); i++) {
        ring.add(at(part, i));
      }
    }
    ring.add(ring.getFirst());
    Polygon polygon = GEOMETRY.createPolygon(ring.toArray(new Coordinate[0]));
    TopologyValidationError error = new IsValidOp(polygon).getValidationError();
    if (error != null) {
      Coordinate at = error.getCoordinate();
      throw new IllegalArgumentException(
          "The %s contour crosses itself near pixel (%.1f, %.1f)"
              .formatted(what, at.x / mmPerPx, at.y / mmPerPx));
    }
    return polygon;
  }

  private void addSides(Contour contour, Border border) {
    int last = contour.closed() ? contour.size() : contour.size() - 1;
    for (int i = 0; i < last; i++) {
      addSide(at(contour, i), at(contour, (i + 1) % contour.size()), border);
    }
  }

  private void addCut(Contour pial, int i, Contour white, int k) {
    addSide(at(pial, i), at(white, k), Border.CUT);
  }

  private void addSide(Coordinate a, Coordinate b, Border border) {
    sides.add(new Side(a.x, a.y, b.x, b.y, border));
  }

  private Contour nearestEnds(Contour pial, List<Contour> candidates) {
    Contour best = candidates.getFirst();
    for (Contour candidate : candidates) {
      if (Math.min(ends(pial, candidate), ends(pial, reversed(candidate)))
          < Math.min(ends(pial, best), ends(pial, reversed(best)))) {
        best = candidate;
      }
    }
    return best;
  }

  private double ends(Contour a, Contour b) {
    return at(a, 0).distance(at(b, 0)) + at(a, a.size() - 1).distance(at(b, b.size() - 1));
  }

  private boolean endsMeet(Contour pial, Contour white) {
    return ends(pial, white) <= ends(pial, reversed(white));
  }

  private static Contour reversed(Contour contour) {
    int size = contour.size();
    double[] xPx = new double[size];
    double[] yPx = new double[size];
    for (int i = 0; i < size; i++) {
      xPx[i] = contour.xPx()[size - 1 - i];
      yPx[i] = contour.yPx()[size - 1 - i];
    }
    return new Contour(xPx, yPx, contour.closed());
  }

  List<Side> sides() {
    return sides;
  }

  double mmPerPx() {
    return mmPerPx;
  }

  /** Length of both borders together, without cuts. */
  double bordersMm() {
    double lengthMm = 0;
    for (Side side : sides) {
      lengthMm += side.border == Border.CUT ? 0 : Math.hypot(side.x1 - side.x0, side.y1 - side.y0);
    }
    return lengthMm;
  }
}
