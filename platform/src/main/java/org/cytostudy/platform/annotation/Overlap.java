package org.cytostudy.platform.annotation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * How well two delineations of one region agree.
 *
 * <p>Dice's coefficient is 2 |A ∩ B| / (|A| + |B|) (Dice 1945, Ecology 26). Distances are those of
 * points every 1/{@value #POINTS} of one border to the nearest point of the other, in both
 * directions: their mean over all points, and the greater of the two 95th percentiles (Huttenlocher
 * et al. 1993, IEEE PAMI 15, with the percentile that segmentation challenges use).
 *
 * @param areaA mm²
 * @param areaB mm²
 * @param dice 0–1
 * @param meanDistanceUm µm; null where one of the two is empty
 * @param hausdorff95Um µm; null where one of the two is empty
 */
record Overlap(
    double areaA,
    double areaB,
    double dice,
    @Nullable Double meanDistanceUm,
    @Nullable Double hausdorff95Um) {
  private static final int POINTS = 4_000;
  private static final double PERCENTILE = .95;
  private static final double UM_PER_MM = 1000;
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  /**
   * Compares two valid surfaces, at least one of which is not empty.
   *
   * @param pixelSizeUm µm per pixel of their coordinates
   */
  static Overlap of(Geometry a, Geometry b, double pixelSizeUm) {
    double mm2 = pixelSizeUm * pixelSizeUm / UM_PER_MM / UM_PER_MM;
    if (a.isEmpty() || b.isEmpty()) {
      return new Overlap(a.getArea() * mm2, b.getArea() * mm2, 0, null, null);
    }
    double shared = OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION).getArea();
    double[] toB = distances(a.getBoundary(), b.getBoundary());
    double[] toA = distances(b.getBoundary(), a.getBoundary());
    double mean = (Arrays.stream(toB).sum() + Arrays.stream(toA).sum()) / (toA.length + toB.length);
    return new Overlap(
        a.getArea() * mm2,
        b.getArea() * mm2,
        2 * shared / (a.getArea() + b.getArea()),
        mean * pixelSizeUm,
        Math.max(percentile(toA), percentile(toB)) * pixelSizeUm);
  }

  /** From points that lie evenly along a border, all rings in turn, to the other border. */
  private static double[] distances(Geometry from, Geometry to) {
    IndexedFacetDistance nearest = new IndexedFacetDistance(to);
    double step = from.getLength() / POINTS;
    double[] distances = new double[POINTS];
    int n = 0;
    double walked = 0;
    for (int part = 0; part < from.getNumGeometries(); part++) {
      Coordinate[] line = from.getGeometryN(part).getCoordinates();
      for (int i = 1; i < line.length; i++) {
        double length = line[i - 1].distance(line[i]);
        while (n < POINTS && n * step < walked + length) {
          double along = (n * step - walked) / length;
          Coordinate at =
              new Coordinate(
                  line[i - 1].x + along * (line[i].x - line[i - 1].x),
                  line[i - 1].y + along * (line[i].y - line[i - 1].y));
          distances[n++] = nearest.distance(GEOMETRY.createPoint(at));
        }
        walked += length;
      }
    }
    return Arrays.copyOf(distances, n);
  }

  /** The nearest rank. */
  private static double percentile(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(PERCENTILE * sorted.length) - 1];
  }
}
