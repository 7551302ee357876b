package org.cytostudy.imaging.ribbon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.imaging.TissueMask;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * Guesses contours where nobody drew any: the pial border is the outline of the tissue, the white
 * one lies an assumed thickness within it. Wrong where tissue was cut, where a sulcus is closed,
 * and where the thickness differs; marked ESTIMATED, and no substitute for a drawing.
 */
public final class ContourEstimate {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  /** Smaller pieces are crumbs. */
  private static final double LEAST_PIECE_MM2 = 1;

  private ContourEstimate() {}

  /**
   * Estimates.
   *
   * @param pixelSizeUm µm per level-0 pixel of the section that the mask is of
   * @param thicknessMm assumed for the cortex, over 0
   * @throws IllegalArgumentException if no piece of tissue is thicker than twice the cortex
   */
  public static RibbonContours of(TissueMask mask, double pixelSizeUm, double thicknessMm) {
    if (!(thicknessMm > 0)) {
      throw new IllegalArgumentException("thicknessMm must be over 0, got " + thicknessMm);
    }
    double pxPerMm = 1000 / pixelSizeUm;
    double cellMm = mask.pixelSizeUm() / 1000;
    List<Contour> pial = new ArrayList<>();
    List<Contour> white = new ArrayList<>();
    for (LinearRing ring : outlines(mask, cellMm)) {
      Polygon piece = GEOMETRY.createPolygon(ring);
      if (piece.getArea() < LEAST_PIECE_MM2) {
        continue;
      }
      // Half a cell is what the stairs of the mask are off the outline.
      Geometry smooth = TopologyPreservingSimplifier.simplify(piece, cellMm / 2);
      Geometry inner = smooth.buffer(-thicknessMm);
      if (!inner.isEmpty()) {
        pial.add(contour(((Polygon) smooth).getExteriorRing(), pxPerMm));
        for (int i = 0; i < inner.getNumGeometries(); i++) {
          white.add(contour(((Polygon) inner.getGeometryN(i)).getExteriorRing(), pxPerMm));
        }
      }
    }
    if (pial.isEmpty()) {
      throw new IllegalArgumentException(
          "No piece of tissue is thicker than twice the %.1f mm that are assumed for the cortex"
              .formatted(thicknessMm));
    }
    return new RibbonContours(ContourOrigin.ESTIMATED, pixelSizeUm, pial, white);
  }

  private static Contour contour(LinearRing ring, double pxPerMm) {
    int size = ring.getNumPoints() - 1;
    double[] xPx = new double[size];
    double[] yPx = new double[size];
    for (int i = 0; i < size; i++) {
      xPx[i] = ring.getCoordinateN(i).x * pxPerMm;
      yPx[i] = ring.getCoordinateN(i).y * pxPerMm;
    }
    return new Contour(xPx, yPx, true);
  }

  /**
   * The outer outlines of the mask, through the middles of its outer edges: each step leads from
   * one edge between tissue and glass to the next, with the tissue on its right.
   */
  private static List<LinearRing> outlines(TissueMask mask, double cellMm) {
    Map<Long, List<Integer>> directionsFrom = new HashMap<>();
    for (int y = 0; y < mask.height(); y++) {
      for (int x = 0; x < mask.width(); x++) {
        if (tissue(mask, x, y)) {
          addEdge(directionsFrom, mask, x, y - 1, x, y, EAST);
          addEdge(directionsFrom, mask, x + 1, y, x + 1, y, SOUTH);
          addEdge(directionsFrom, mask, x, y + 1, x + 1, y + 1, WEST);
          addEdge(directionsFrom, mask, x - 1, y, x, y + 1, NORTH);
        }
      }
    }
    List<LinearRing> rings = new ArrayList<>();
    while (!directionsFrom.isEmpty()) {
      rings.addAll(ring(directionsFrom, cellMm));
    }
    return rings;
  }

  private static final int EAST = 0;
  private static final int SOUTH = 1;
  private static final int WEST = 2;
  private static final int NORTH = 3;
  private static final int[] STEP_X = {1, 0, -1, 0};
  private static final int[] STEP_Y = {0, 1, 0, -1};

  private static boolean tissue(TissueMask mask, int x, int y) {
    return x >= 0
        && y >= 0
        && x < mask.width()
        && y < mask.height()
        && mask.tissue()[y * mask.width() + x];
  }

  private static void addEdge(
      Map<Long, List<Integer>> edges,
      TissueMask mask,
      int besideX,
      int besideY,
      int fromX,
      int fromY,
      int direction) {
    if (!tissue(mask, besideX, besideY)) {
      edges.computeIfAbsent(key(fromX, fromY), at -> new ArrayList<>(2)).add(direction);
    }
  }

  private static long key(int x, int y) {
    return (long) x << 32 | y;
  }

  /** Takes one ring out of the edges; none if it goes round a hole. */
  private static List<LinearRing> ring(Map<Long, List<Integer>> edges, double cellMm) {
    long start = edges.keySet().iterator().next();
    int x = (int) (start >> 32);
    int y = (int) start;
    int before = -1;
    List<Coordinate> middles = new ArrayList<>();
    double twiceArea = 0;
    do {
      // As many outlines leave a corner as come to it, so that there is always one to go on.
      List<Integer> choices = Objects.requireNonNull(edges.get(key(x, y)));
      // Where two pieces touch at a corner, turning right keeps each by itself.
      Integer direction = choices.getFirst();
      if (choices.size() > 1 && before >= 0 && choices.contains((before + 1) % 4)) {
        direction = (before + 1) % 4;
      }
      choices.remove(direction);
      if (choices.isEmpty()) {
        edges.remove(key(x, y));
      }
      int nextX = x + STEP_X[direction];
      int nextY = y + STEP_Y[direction];
      middles.add(new Coordinate((x + nextX) / 2.0 * cellMm, (y + nextY) / 2.0 * cellMm));
      twiceArea += (double) x * nextY - (double) nextX * y;
      x = nextX;
      y = nextY;
      before = direction;
    } while (key(x, y) != start);
    if (twiceArea <= 0) {
      return List.of();
    }
    middles.add(middles.getFirst());
    return List.of(GEOMETRY.createLinearRing(middles.toArray(new Coordinate[0])));
  }
}
