package org.cytostudy.imaging.surface;

import java.util.Arrays;

/**
 * Exact shortest distances along a triangle mesh, up to a radius. Straight lines from the source
 * are continued over unfolded triangles as windows (Chen and Han, "Shortest paths on a polyhedron",
 * 1990), nearest first and without those that some vertex makes useless (Xin and Wang, "Improving
 * Chen and Han's algorithm on the discrete geodesic problem", ACM TOG 28, 2009); what begins beyond
 * the radius is dropped. Exact on the mesh up to rounding: how well the mesh follows the surface is
 * another matter.
 *
 * <p>Keeps working memory of about 40 bytes a half-edge; one instance a thread.
 */
public final class Geodesics {
  /** Relative to a length: what is smaller is rounding. */
  private static final double ROUNDING = 1e-10;

  private final GeodesicMesh mesh;
  private final HalfEdges edges;
  private final VertexDistances distances;
  private final DistanceHeap heap = new DistanceHeap();
  private final Windows windows = new Windows();

  /** The distance by which the corner opposite a half-edge was reached through it, and where. */
  private final double[] angleMm;

  private final double[] angleX;
  private int[] touchedAngles = new int[1024];
  private int touchedCount;
  private double radiusMm;

  /** Prepares to measure on a mesh. */
  public Geodesics(GeodesicMesh mesh) {
    this.mesh = mesh;
    this.edges = mesh.edges();
    this.distances = new VertexDistances(mesh.mesh().vertexCount());
    this.angleMm = new double[edges.count()];
    this.angleX = new double[edges.count()];
    Arrays.fill(angleMm, Double.POSITIVE_INFINITY);
  }

  /**
   * The vertices within a radius of one of them.
   *
   * @param source a vertex
   * @param radiusMm over 0; may be infinite, which takes the whole part of the mesh
   * @throws IllegalArgumentException if there is no such vertex or the radius is not over 0
   */
  public GeodesicDisc within(int source, double radiusMm) {
    if (source < 0 || source >= mesh.mesh().vertexCount() || !(radiusMm > 0)) {
      throw new IllegalArgumentException(
          "Distances need a vertex of the mesh and a radius over 0 mm, got %d and %s"
              .formatted(source, radiusMm));
    }
    this.radiusMm = radiusMm;
    heap.clear();
    windows.clear();
    distances.offer(source, 0);
    spread(source, 0);
    while (!heap.isEmpty() && heap.key() <= radiusMm) {
      double key = heap.key();
      int event = heap.pop();
      if (event >= 0) {
        propagate(event);
        windows.giveBack(event);
      } else if (key <= distances.get(~event)) {
        spread(~event, key);
      }
    }
    for (int i = 0; i < touchedCount; i++) {
      angleMm[touchedAngles[i]] = Double.POSITIVE_INFINITY;
    }
    touchedCount = 0;
    return distances.drain(source, radiusMm);
  }

  /** Lets straight lines start at a vertex in all directions. */
  private void spread(int vertex, double distanceMm) {
    int start = mesh.outgoing(vertex);
    int out = start;
    while (out != HalfEdges.NONE) {
      int across = HalfEdges.next(out);
      int back = HalfEdges.previous(out);
      reach(edges.to(out), distanceMm + mesh.lengthMm(out));
      reach(edges.from(back), distanceMm + mesh.lengthMm(back));
      int twin = edges.twin(across);
      if (twin != HalfEdges.NONE) {
        // The twin runs from the end of the triangle's far edge to its start.
        double length = mesh.lengthMm(across);
        double toStart = mesh.lengthMm(back);
        double toEnd = mesh.lengthMm(out);
        double x = along(length, toStart, toEnd);
        add(twin, 0, length, x, -height(toStart, x), distanceMm);
      }
      out = mesh.turn(out);
      if (out == start) {
        break;
      }
    }
  }

  /** Foot on an edge of a point with given distances to its ends, from the edge's start. */
  private static double along(double length, double toStart, double toEnd) {
    return (length * length + toStart * toStart - toEnd * toEnd) / (2 * length);
  }

  private static double height(double toStart, double along) {
    return Math.sqrt(Math.max(0, toStart * toStart - along * along));
  }

  private void reach(int vertex, double distanceMm) {
    if (distances.offer(vertex, distanceMm) && mesh.bends(vertex) && distanceMm <= radiusMm) {
      heap.push(distanceMm, ~vertex);
    }
  }

  private void propagate(int window) {
    int h = windows.halfEdge[window];
    double from = windows.from[window];
    double to = windows.to[window];
    double sx = windows.sourceX[window];
    double sy = windows.sourceY[window];
    double sigma = windows.sigmaMm[window];
    double length = mesh.lengthMm(h);
    if (startIsNearer(h, to, sx, sy, sigma) || endIsNearer(h, from, sx, sy, sigma)) {
      return; // a vertex was reached on a shorter way since the window was made
    }
    double left = mesh.lengthMm(HalfEdges.previous(h));
    double px = along(length, left, mesh.lengthMm(HalfEdges.next(h)));
    double py = height(left, px);
    // Where the line from the source to the opposite corner crosses the half-edge.
    double middle = sx - sy * (px - sx) / (py - sy);
    // A window that ends at the line to the corner reaches the corner, and goes on at one side
    // only.
    double rounding = ROUNDING * length;
    boolean goesLeft = middle - from > rounding;
    boolean goesRight = to - middle > rounding;
    if (from - rounding <= middle && middle <= to + rounding) {
      double distanceMm = sigma + Math.hypot(px - sx, py - sy);
      boolean first = occupies(h, distanceMm, middle);
      if (!first && goesLeft && goesRight) {
        // One angle, one split: beyond the better line to the corner this window is never nearer.
        goesLeft = middle < angleX[h];
        goesRight = !goesLeft;
      }
      reach(edges.opposite(h), distanceMm);
    }
    if (goesLeft) {
      continueLeft(h, from, Math.min(to, middle), sx, sy, sigma, px, py, left);
    }
    if (goesRight) {
      continueRight(h, Math.max(from, middle), to, sx, sy, sigma, px, py, length);
    }
  }

  /**
   * Whether no window before reached the corner opposite a half-edge through it on a way as short.
   */
  private boolean occupies(int h, double distanceMm, double middle) {
    if (distanceMm >= angleMm[h]) {
      return false;
    }
    if (angleMm[h] == Double.POSITIVE_INFINITY) {
      if (touchedCount == touchedAngles.length) {
        touchedAngles = Arrays.copyOf(touchedAngles, 2 * touchedCount);
      }
      touchedAngles[touchedCount++] = h;
    }
    angleMm[h] = distanceMm;
    angleX[h] = middle;
    return true;
  }

  /** Onto the edge from the half-edge's start to the opposite corner. */
  private void continueLeft(
      int h,
      double from,
      double to,
      double sx,
      double sy,
      double sigma,
      double px,
      double py,
      double left) {
    int twin = edges.twin(HalfEdges.previous(h));
    if (twin == HalfEdges.NONE) {
      return;
    }
    double ex = px / left;
    double ey = py / left;
    double nextX = sx * ex + sy * ey;
    double nextY = sy * ex - sx * ey;
    double a = crossing(nextX, nextY, from * ex, -from * ey, left);
    double b = crossing(nextX, nextY, to * ex, -to * ey, left);
    // The third corner of the triangle that was crossed is the half-edge's end.
    double length = mesh.lengthMm(h);
    double viaEnd = distances.get(edges.to(h)) + Math.hypot(length * ex - a, length * ey);
    if (viaEnd + ROUNDING * left >= sigma + Math.hypot(nextX - a, nextY)) {
      add(twin, a, b, nextX, nextY, sigma);
    }
  }

  /** Onto the edge from the opposite corner to the half-edge's end. */
  private void continueRight(
      int h,
      double from,
      double to,
      double sx,
      double sy,
      double sigma,
      double px,
      double py,
      double length) {
    int twin = edges.twin(HalfEdges.next(h));
    if (twin == HalfEdges.NONE) {
      return;
    }
    double right = mesh.lengthMm(HalfEdges.next(h));
    double ex = (length - px) / right;
    double ey = -py / right;
    double nextX = (sx - px) * ex + (sy - py) * ey;
    double nextY = (sy - py) * ex - (sx - px) * ey;
    double a =
        crossing(nextX, nextY, (from - px) * ex - py * ey, -py * ex - (from - px) * ey, right);
    double b = crossing(nextX, nextY, (to - px) * ex - py * ey, -py * ex - (to - px) * ey, right);
    double viaStart =
        distances.get(edges.from(h)) + Math.hypot(-px * ex - py * ey - b, -py * ex + px * ey);
    if (viaStart + ROUNDING * right >= sigma + Math.hypot(nextX - b, nextY)) {
      add(twin, a, b, nextX, nextY, sigma);
    }
  }

  /** Where the line from (x, y) through (throughX, throughY) meets y = 0, within the edge. */
  private static double crossing(
      double x, double y, double throughX, double throughY, double length) {
    double t = throughY >= 0 ? throughX : x - y * (throughX - x) / (throughY - y);
    return Double.isFinite(t) ? Math.clamp(t, 0, length) : Math.clamp(throughX, 0, length);
  }

  private void add(int h, double from, double to, double sx, double sy, double sigma) {
    double length = mesh.lengthMm(h);
    if (to - from <= ROUNDING * length) {
      return;
    }
    double nearestMm = sigma + Math.hypot(Math.clamp(sx, from, to) - sx, sy);
    if (nearestMm > radiusMm
        || startIsNearer(h, to, sx, sy, sigma)
        || endIsNearer(h, from, sx, sy, sigma)) {
      return;
    }
    int window = windows.take();
    windows.halfEdge[window] = h;
    windows.from[window] = from;
    windows.to[window] = to;
    windows.sourceX[window] = sx;
    windows.sourceY[window] = sy;
    windows.sigmaMm[window] = sigma;
    heap.push(nearestMm, window);
  }

  /** Whether all of a window is nearer by way of the start of its half-edge. */
  private boolean startIsNearer(int h, double to, double sx, double sy, double sigma) {
    double byWindow = sigma + Math.hypot(to - sx, sy);
    return distances.get(edges.from(h)) + to < byWindow - ROUNDING * mesh.lengthMm(h);
  }

  /** Whether all of a window is nearer by way of the end of its half-edge. */
  private boolean endIsNearer(int h, double from, double sx, double sy, double sigma) {
    double length = mesh.lengthMm(h);
    double byWindow = sigma + Math.hypot(from - sx, sy);
    return distances.get(edges.to(h)) + length - from < byWindow - ROUNDING * length;
  }
}
