package org.cytostudy.imaging.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.space.SpatialRegistration.PlaneMarker;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Triangle;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.triangulate.DelaunayTriangulationBuilder;

/**
 * A piecewise affine deformation of the section plane: the markers' places in the image are
 * triangulated (Delaunay), and each triangle is mapped affinely to where its corners belong. Beyond
 * the hull of the markers nothing is moved. Thread-safe.
 */
final class PlaneDeformation {
  /** Shares of a triangle's corners may be negative by rounding. */
  private static final double ROUNDING = 1e-9;

  private final STRtree toPlane = new STRtree();
  private final STRtree toImage = new STRtree();

  /** A place in level-0 pixels. */
  record Pixel(double xPx, double yPx) {}

  /** Three corners and where they are mapped to. */
  private record Piece(Coordinate[] from, Coordinate[] to) {

    Piece reversed() {
      return new Piece(to, from);
    }

    Envelope envelope() {
      Envelope envelope = new Envelope(from[0], from[1]);
      envelope.expandToInclude(from[2]);
      return envelope;
    }

    boolean folds() {
      double before = Triangle.signedArea(from[0], from[1], from[2]);
      double after = Triangle.signedArea(to[0], to[1], to[2]);
      return !(before * after > 0);
    }

    /** Corner k's share of a place: the area of the triangle that the place makes without it. */
    double share(Coordinate place, int k) {
      return Triangle.signedArea(place, from[(k + 1) % 3], from[(k + 2) % 3])
          / Triangle.signedArea(from[0], from[1], from[2]);
    }
  }

  private PlaneDeformation(List<Piece> pieces) {
    for (Piece piece : pieces) {
      toPlane.insert(piece.envelope(), piece);
      toImage.insert(piece.reversed().envelope(), piece.reversed());
    }
    toPlane.build();
    toImage.build();
  }

  /**
   * Takes markers.
   *
   * @throws IllegalArgumentException if there are one or two, all lie on a line, two lie at one
   *     place, or they fold the plane
   */
  static PlaneDeformation of(List<PlaneMarker> markers) {
    Map<Coordinate, Coordinate> planeOf = new HashMap<>();
    for (PlaneMarker marker : markers) {
      Coordinate image = new Coordinate(marker.xPx(), marker.yPx());
      Coordinate plane = new Coordinate(marker.planeXPx(), marker.planeYPx());
      Coordinate other = planeOf.put(image, plane);
      if (other != null && !other.equals(plane)) {
        throw new IllegalArgumentException(
            "Two markers at pixel %s lead to different places".formatted(text(image)));
      }
    }
    List<Piece> pieces = new ArrayList<>();
    if (!planeOf.isEmpty()) {
      DelaunayTriangulationBuilder builder = new DelaunayTriangulationBuilder();
      builder.setSites(planeOf.keySet());
      GeometryCollection triangles =
          (GeometryCollection) builder.getTriangles(new GeometryFactory());
      for (int i = 0; i < triangles.getNumGeometries(); i++) {
        Coordinate[] ring = triangles.getGeometryN(i).getCoordinates();
        Coordinate[] from = {ring[0], ring[1], ring[2]};
        Coordinate[] to = new Coordinate[3];
        for (int k = 0; k < 3; k++) {
          to[k] = planeOf.getOrDefault(from[k], from[k]);
        }
        pieces.add(checked(new Piece(from, to)));
      }
      if (pieces.isEmpty()) {
        throw new IllegalArgumentException(
            "Markers need at least three that do not lie on one line");
      }
    }
    return new PlaneDeformation(pieces);
  }

  private static Piece checked(Piece piece) {
    if (piece.folds()) {
      throw new IllegalArgumentException(
          "The markers fold the plane within the triangle of pixels %s, %s and %s"
              .formatted(text(piece.from[0]), text(piece.from[1]), text(piece.from[2])));
    }
    return piece;
  }

  private static String text(Coordinate c) {
    return "(%.1f, %.1f)".formatted(c.x, c.y);
  }

  /** From the image to the undeformed plane. */
  Pixel toPlane(double xPx, double yPx) {
    return map(toPlane, xPx, yPx);
  }

  /** From the undeformed plane to the image. */
  Pixel toImage(double xPx, double yPx) {
    return map(toImage, xPx, yPx);
  }

  private static Pixel map(STRtree pieces, double xPx, double yPx) {
    Coordinate place = new Coordinate(xPx, yPx);
    for (Object item : pieces.query(new Envelope(place))) {
      Piece piece = (Piece) item;
      double[] share = {piece.share(place, 0), piece.share(place, 1), piece.share(place, 2)};
      if (Math.min(share[0], Math.min(share[1], share[2])) >= -ROUNDING) {
        double x = 0;
        double y = 0;
        for (int k = 0; k < 3; k++) {
          x += share[k] * piece.to[k].x;
          y += share[k] * piece.to[k].y;
        }
        return new Pixel(x, y);
      }
    }
    return new Pixel(xPx, yPx);
  }
}
