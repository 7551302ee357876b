package org.cytostudy.imaging.surface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a mesh is made of and what is wrong with it.
 *
 * @param vertices how many
 * @param triangles how many
 * @param parts connected parts by falling number of vertices; vertices without a triangle are none
 * @param borderEdges edges of one triangle
 * @param nonManifoldEdges edges of three and more triangles
 * @param misorientedEdges edges whose two triangles turn opposite ways
 * @param nonManifoldVertices vertices where several fans of triangles touch; not looked for where
 *     edges are wrong already
 * @param degenerateTriangles triangles without an area
 * @param unusedVertices vertices of no triangle
 */
public record MeshReport(
    int vertices,
    int triangles,
    List<Part> parts,
    int borderEdges,
    int nonManifoldEdges,
    int misorientedEdges,
    int nonManifoldVertices,
    int degenerateTriangles,
    int unusedVertices) {
  /** A triangle that is flatter than this share of its longest edge squared has no area. */
  private static final double LEAST_AREA = 1e-12;

  public MeshReport {
    parts = List.copyOf(parts);
  }

  /**
   * A connected part.
   *
   * @param firstVertex its lowest vertex, which names it
   * @param vertices how many
   */
  public record Part(int firstVertex, int vertices) {}

  /** Looks at a mesh. */
  public static MeshReport of(SurfaceMesh mesh) {
    return of(mesh, HalfEdges.of(mesh));
  }

  static MeshReport of(SurfaceMesh mesh, HalfEdges edges) {
    int degenerate = 0;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      double longest = 0;
      for (int corner = 0; corner < 3; corner++) {
        longest =
            Math.max(
                longest, mesh.lengthMm(mesh.corner(t, corner), mesh.corner(t, (corner + 1) % 3)));
      }
      if (!(mesh.areaVector(t).lengthMm() > LEAST_AREA * longest * longest)) {
        degenerate++;
      }
    }
    int[] corners = new int[mesh.vertexCount()];
    for (int corner : mesh.corners()) {
      corners[corner]++;
    }
    int unused = 0;
    for (int count : corners) {
      unused += count == 0 ? 1 : 0;
    }
    return new MeshReport(
        mesh.vertexCount(),
        mesh.triangleCount(),
        parts(mesh),
        edges.borderEdges(),
        edges.nonManifoldEdges(),
        edges.misorientedEdges(),
        nonManifoldVertices(mesh, edges, corners),
        degenerate,
        unused);
  }

  /** Counts vertices of whose triangles not all are reached by turning about the vertex. */
  private static int nonManifoldVertices(SurfaceMesh mesh, HalfEdges edges, int[] corners) {
    int wrong = 0;
    if (edges.nonManifoldEdges() + edges.misorientedEdges() > 0) {
      return wrong;
    }
    boolean[] seen = new boolean[mesh.vertexCount()];
    for (int h = 0; h < edges.count(); h++) {
      int vertex = edges.from(h);
      if (!seen[vertex]) {
        seen[vertex] = true;
        wrong += fan(edges, h) < corners[vertex] ? 1 : 0;
      }
    }
    return wrong;
  }

  /** How many triangles lie about the start of a half-edge, without a step over a border. */
  private static int fan(HalfEdges edges, int start) {
    int count = 1;
    int h = edges.twin(HalfEdges.previous(start));
    while (h != HalfEdges.NONE && h != start) {
      count++;
      h = edges.twin(HalfEdges.previous(h));
    }
    if (h == HalfEdges.NONE) {
      h = edges.twin(start);
      while (h != HalfEdges.NONE) {
        count++;
        h = edges.twin(HalfEdges.next(h));
      }
    }
    return count;
  }

  private static List<Part> parts(SurfaceMesh mesh) {
    int[] root = new int[mesh.vertexCount()];
    Arrays.setAll(root, v -> v);
    boolean[] used = new boolean[root.length];
    for (int t = 0; t < mesh.triangleCount(); t++) {
      for (int corner = 0; corner < 3; corner++) {
        int a = find(root, mesh.corner(t, corner));
        int b = find(root, mesh.corner(t, (corner + 1) % 3));
        root[Math.max(a, b)] = Math.min(a, b);
        used[mesh.corner(t, corner)] = true;
      }
    }
    int[] sizes = new int[root.length];
    for (int v = 0; v < root.length; v++) {
      if (used[v]) {
        sizes[find(root, v)]++;
      }
    }
    List<Part> parts = new ArrayList<>();
    for (int v = 0; v < sizes.length; v++) {
      if (sizes[v] > 0) {
        parts.add(new Part(v, sizes[v]));
      }
    }
    parts.sort((a, b) -> Integer.compare(b.vertices, a.vertices));
    return parts;
  }

  private static int find(int[] root, int vertex) {
    int at = vertex;
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }

  /** What keeps distances from being measured on the mesh, one sentence each. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    addIf(faults, triangles == 0 ? 1 : 0, "%d triangles are missing: the mesh has none");
    addIf(faults, nonManifoldEdges, "%d edges have more than two triangles");
    addIf(faults, misorientedEdges, "%d edges have triangles that turn opposite ways");
    addIf(faults, nonManifoldVertices, "%d vertices join parts that touch in one point only");
    addIf(faults, degenerateTriangles, "%d triangles have no area");
    return faults;
  }

  private static void addIf(List<String> faults, int count, String text) {
    if (count > 0) {
      faults.add(text.formatted(count));
    }
  }

  /** V − E + F, of the vertices that are used: 2 for each part that is closed like a sphere. */
  public int eulerCharacteristic() {
    // Every edge counts once; those with other than two triangles are known by number.
    int pairs = (3 * triangles - borderEdges) / 2;
    return vertices - unusedVertices - (pairs + borderEdges) + triangles;
  }
}
