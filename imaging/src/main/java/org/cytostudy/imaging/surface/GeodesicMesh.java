package org.cytostudy.imaging.surface;

import java.util.Arrays;

/**
 * A mesh on which distances can be measured: it is a surface, with its edges measured and its
 * corners sorted by how geodesics pass them. Made once a mesh, shared by all threads.
 */
public final class GeodesicMesh {
  /** Angles that differ from a straight line by less are rounding, radians. */
  private static final double ROUNDING = 1e-10;

  private final SurfaceMesh mesh;
  private final HalfEdges edges;
  private final double[] lengthsMm;
  private final int[] outgoing;
  private final boolean[] bends;

  /**
   * Prepares a mesh.
   *
   * @throws IllegalArgumentException that lists what keeps it from being a surface
   */
  public GeodesicMesh(SurfaceMesh mesh) {
    this.mesh = mesh;
    this.edges = HalfEdges.of(mesh);
    MeshReport report = MeshReport.of(mesh, edges);
    if (!report.faults().isEmpty()) {
      throw new IllegalArgumentException(
          "Distances need a manifold mesh of triangles that turn alike: "
              + String.join("; ", report.faults()));
    }
    this.lengthsMm = new double[edges.count()];
    for (int h = 0; h < lengthsMm.length; h++) {
      lengthsMm[h] = mesh.lengthMm(edges.from(h), edges.to(h));
    }
    this.outgoing = new int[mesh.vertexCount()];
    Arrays.fill(outgoing, HalfEdges.NONE);
    this.bends = new boolean[mesh.vertexCount()];
    sortVertices();
  }

  /**
   * A shortest path runs through a vertex only where there is more than the full angle about it, or
   * at a border more than the half one (Sharir and Schorr 1986).
   */
  private void sortVertices() {
    double[] angles = new double[mesh.vertexCount()];
    boolean[] onBorder = new boolean[mesh.vertexCount()];
    for (int h = 0; h < lengthsMm.length; h++) {
      int vertex = edges.from(h);
      double a = lengthsMm[h];
      double b = lengthsMm[HalfEdges.previous(h)];
      double c = lengthsMm[HalfEdges.next(h)];
      angles[vertex] += Math.acos(Math.clamp((a * a + b * b - c * c) / (2 * a * b), -1, 1));
      if (edges.twin(h) == HalfEdges.NONE) {
        onBorder[vertex] = true;
        onBorder[edges.to(h)] = true;
        // At a border the first triangle of the fan, from which the others are reached.
        outgoing[vertex] = h;
      } else if (outgoing[vertex] == HalfEdges.NONE) {
        outgoing[vertex] = h;
      }
    }
    for (int vertex = 0; vertex < bends.length; vertex++) {
      double straight = onBorder[vertex] ? Math.PI : 2 * Math.PI;
      bends[vertex] = angles[vertex] > straight + ROUNDING;
    }
  }

  public SurfaceMesh mesh() {
    return mesh;
  }

  HalfEdges edges() {
    return edges;
  }

  double lengthMm(int h) {
    return lengthsMm[h];
  }

  /** A half-edge that starts at a vertex, or {@link HalfEdges#NONE} for one of no triangle. */
  int outgoing(int vertex) {
    return outgoing[vertex];
  }

  /**
   * The half-edge that starts at the same vertex in the next triangle counter-clockwise, or NONE
   * after the last one at a border.
   */
  int turn(int h) {
    return edges.twin(HalfEdges.previous(h));
  }

  /** Whether a shortest path may bend at a vertex. */
  boolean bends(int vertex) {
    return bends[vertex];
  }
}
