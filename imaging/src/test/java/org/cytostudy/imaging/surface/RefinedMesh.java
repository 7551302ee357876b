package org.cytostudy.imaging.surface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.cytostudy.core.space.PointMm;

/**
 * An independent approximation from above: Dijkstra over points spread along all edges, those of
 * one triangle joined by straight lines. It converges to the geodesic as the points get closer.
 */
final class RefinedMesh {
  private record Reached(double distanceMm, int node) {}

  private RefinedMesh() {}

  /** Distances of the vertices of a mesh; infinite beyond the radius. */
  static double[] distancesMm(SurfaceMesh mesh, int pointsPerEdge, int source, double radiusMm) {
    List<PointMm> nodes = new ArrayList<>();
    for (int v = 0; v < mesh.vertexCount(); v++) {
      nodes.add(mesh.vertex(v));
    }
    Map<Long, Integer> firstOfEdge = new HashMap<>();
    List<List<Integer>> trianglesOf = new ArrayList<>();
    int[][] nodesOf = new int[mesh.triangleCount()][];
    for (int t = 0; t < mesh.triangleCount(); t++) {
      nodesOf[t] = new int[3 + 3 * pointsPerEdge];
      for (int k = 0; k < 3; k++) {
        int a = Math.min(mesh.corner(t, k), mesh.corner(t, (k + 1) % 3));
        int b = Math.max(mesh.corner(t, k), mesh.corner(t, (k + 1) % 3));
        int first =
            firstOfEdge.computeIfAbsent(
                (long) a << 32 | b,
                edge -> {
                  int start = nodes.size();
                  for (int i = 1; i <= pointsPerEdge; i++) {
                    double share = i / (pointsPerEdge + 1.0);
                    nodes.add(mesh.vertex(a).times(1 - share).plus(mesh.vertex(b).times(share)));
                  }
                  return start;
                });
        nodesOf[t][k] = mesh.corner(t, k);
        for (int i = 0; i < pointsPerEdge; i++) {
          nodesOf[t][3 + k * pointsPerEdge + i] = first + i;
        }
      }
    }
    for (int i = 0; i < nodes.size(); i++) {
      trianglesOf.add(new ArrayList<>());
    }
    for (int t = 0; t < nodesOf.length; t++) {
      for (int node : nodesOf[t]) {
        trianglesOf.get(node).add(t);
      }
    }
    double[] distances = new double[nodes.size()];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    distances[source] = 0;
    PriorityQueue<Reached> open =
        new PriorityQueue<>((a, b) -> Double.compare(a.distanceMm, b.distanceMm));
    open.add(new Reached(0, source));
    while (!open.isEmpty()) {
      Reached at = open.remove();
      if (at.distanceMm > distances[at.node] || at.distanceMm > radiusMm) {
        continue;
      }
      for (int t : trianglesOf.get(at.node)) {
        for (int node : nodesOf[t]) {
          double distance = at.distanceMm + nodes.get(node).distanceMm(nodes.get(at.node));
          if (distance < distances[node]) {
            distances[node] = distance;
            open.add(new Reached(distance, node));
          }
        }
      }
    }
    return distances;
  }
}
