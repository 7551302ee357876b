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
 * @param firsts where the first fault of each kind lies
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
    int unusedVertices,
    Firsts firsts) {
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

  /**
   * Where to look for what is wrong: the first place of each kind of fault, empty without one.
   *
   * @param nonManifoldEdge its two vertices
   * @param misorientedEdge its two vertices
   * @param nonManifoldVertex the vertex
   * @param degenerateTriangle the triangle
   */
  public record Firsts(
      String nonManifoldEdge,
      String misorientedEdge,
      String nonManifoldVertex,
      String degenerateTriangle) {

    private static String edge(HalfEdges edges, int halfEdge) {
      return halfEdge == HalfEdges.NONE
          ? ""
          : "vertices %d and %d".formatted(edges.from(halfEdge), edges.to(halfEdge));
    }

    private static String one(String noun, int index) {
      return index < 0 ? "" : noun + " " + index;
    }
  }

  /** Looks at a mesh. */
  public static MeshReport of(SurfaceMesh mesh) {
    return of(mesh, HalfEdges.of(mesh));
  }

  static MeshReport of(SurfaceMesh mesh, HalfEdges edges) {
    int degenerate = 0;
    int firstDegenerate = -1;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      double longest = 0;
      for (int corner = 0; corner < 3; corner++) {
        longest =
            Math.max(
                longest, mesh.lengthMm(mesh.corner(t, corner), mesh.corner(t, (corner + 1) % 3)));
      }
      if (!(mesh.areaVector(t).lengthMm() > LEAST_AREA * longest * longest)) {
        firstDegenerate = degenerate++ == 0 ? t : firstDegenerate;
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
    Count fans = nonManifoldVertices(mesh, edges, corners);
    return new MeshReport(
        mesh.vertexCount(),
        mesh.triangleCount(),
        parts(mesh),
        edges.borderEdges(),
        edges.nonManifoldEdges(),
        edges.misorientedEdges(),
        fans.count(),
        degenerate,
        unused,
        new Firsts(
            Firsts.edge(edges, edges.firstNonManifold()),
            Firsts.edge(edges, edges.firstMisoriented()),
            Firsts.one("vertex", fans.first()),
            Firsts.one("triangle", firstDegenerate)));
  }

  private record Count(int count, int first) {}

  /** Counts vertices of whose triangles not all are reached by turning about the vertex. */
  private static Count nonManifoldVertices(SurfaceMesh mesh, HalfEdges edges, int[] corners) {
    int wrong = 0;
    int first = -1;
    if (edges.nonManifoldEdges() + edges.misorientedEdges() > 0) {
      return new Count(wrong, first);
    }
    boolean[] seen = new boolean[mesh.vertexCount()];
    for (int h = 0; h < edges.count(); h++) {
      int vertex = edges.from(h);
      if (!seen[vertex]) {
        seen[vertex] = true;
        if (fan(edges, h) < corners[vertex]) {
          first = wrong++ == 0 ? vertex : first;
        }
      }
    }
    return new Count(wrong, first);
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
    if (triangles == 0) {
      faults.add("the mesh has no triangle");
    }
    add(
        faults,
        nonManifoldEdges,
        "%d edges have more than two triangles",
        "between " + firsts.nonManifoldEdge);
    add(
        faults,
        misorientedEdges,
        "%d edges have triangles that turn opposite ways",
        "between " + firsts.misorientedEdge);
    add(
        faults,
        nonManifoldVertices,
        "%d vertices join parts that touch in one point only",
        "at " + firsts.nonManifoldVertex);
    add(
        faults,
        degenerateTriangles,
        "%d triangles have no area",
        "as " + firsts.degenerateTriangle);
    return faults;
  }

  private static void add(List<String> faults, int count, String text, String first) {
    if (count > 0) {
      faults.add(text.formatted(count) + ", the first " + first);
    }
  }

  /** V − E + F, of the vertices that are used: 2 for each part that is closed like a sphere. */
  public int eulerCharacteristic() {
    // Every edge counts once; those with other than two triangles are known by number.
    int pairs = (3 * triangles - borderEdges) / 2;
    return vertices - unusedVertices - (pairs + borderEdges) + triangles;
  }
}
