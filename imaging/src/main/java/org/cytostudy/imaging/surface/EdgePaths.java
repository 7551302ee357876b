package org.cytostudy.imaging.surface;

/**
 * Shortest paths along the edges of a mesh (Dijkstra 1959): never shorter than the geodesic, up to
 * some 15 % longer on even meshes, and fast. It is what {@link Geodesics} is compared with; nothing
 * else uses it. One instance a thread.
 */
public final class EdgePaths {
  private final GeodesicMesh mesh;
  private final VertexDistances distances;
  private final DistanceHeap heap = new DistanceHeap();

  /** Prepares to measure on a mesh. */
  public EdgePaths(GeodesicMesh mesh) {
    this.mesh = mesh;
    this.distances = new VertexDistances(mesh.mesh().vertexCount());
  }

  /** The vertices within a radius of one of them, along edges. */
  public GeodesicDisc within(int source, double radiusMm) {
    heap.clear();
    offer(source, 0, radiusMm);
    while (!heap.isEmpty()) {
      double distanceMm = heap.key();
      int vertex = heap.pop();
      if (distanceMm > distances.get(vertex)) {
        continue;
      }
      int start = mesh.outgoing(vertex);
      int out = start;
      while (out != HalfEdges.NONE) {
        int back = HalfEdges.previous(out);
        offer(mesh.edges().to(out), distanceMm + mesh.lengthMm(out), radiusMm);
        offer(mesh.edges().from(back), distanceMm + mesh.lengthMm(back), radiusMm);
        out = mesh.turn(out);
        if (out == start) {
          break;
        }
      }
    }
    return distances.drain(source, radiusMm);
  }

  private void offer(int vertex, double distanceMm, double radiusMm) {
    if (distanceMm <= radiusMm && distances.offer(vertex, distanceMm)) {
      heap.push(distanceMm, vertex);
    }
  }
}
