package org.cytostudy.imaging.surface;

import java.util.Arrays;

/**
 * Distances of vertices from one source, which are cleared in the time that it took to set them.
 */
final class VertexDistances {
  private final double[] distancesMm;
  private int[] touched = new int[1024];
  private int count;

  VertexDistances(int vertices) {
    distancesMm = new double[vertices];
    Arrays.fill(distancesMm, Double.POSITIVE_INFINITY);
  }

  double get(int vertex) {
    return distancesMm[vertex];
  }

  /** Keeps a distance if it is smaller than the one that is known. */
  boolean offer(int vertex, double distanceMm) {
    double known = distancesMm[vertex];
    if (distanceMm >= known) {
      return false;
    }
    if (known == Double.POSITIVE_INFINITY) {
      if (count == touched.length) {
        touched = Arrays.copyOf(touched, 2 * count);
      }
      touched[count++] = vertex;
    }
    distancesMm[vertex] = distanceMm;
    return true;
  }

  /** Takes the vertices within the radius out and forgets all. */
  GeodesicDisc drain(int source, double radiusMm) {
    record Reached(double distanceMm, int vertex) {}
    Reached[] reached = new Reached[count];
    int within = 0;
    for (int i = 0; i < count; i++) {
      int vertex = touched[i];
      if (distancesMm[vertex] <= radiusMm) {
        reached[within++] = new Reached(distancesMm[vertex], vertex);
      }
      distancesMm[vertex] = Double.POSITIVE_INFINITY;
    }
    count = 0;
    Arrays.sort(
        reached,
        0,
        within,
        (a, b) -> {
          int order = Double.compare(a.distanceMm, b.distanceMm);
          return order != 0 ? order : Integer.compare(a.vertex, b.vertex);
        });
    int[] vertices = new int[within];
    double[] distances = new double[within];
    for (int i = 0; i < within; i++) {
      vertices[i] = reached[i].vertex;
      distances[i] = reached[i].distanceMm;
    }
    return new GeodesicDisc(source, radiusMm, vertices, distances);
  }
}
