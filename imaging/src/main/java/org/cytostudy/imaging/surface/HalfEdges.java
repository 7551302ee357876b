package org.cytostudy.imaging.surface;

import java.util.Arrays;

/**
 * Which triangle lies beyond which edge. Half-edge {@code 3t+i} runs from corner i of triangle t to
 * the next one; its twin runs the other way in the triangle beyond.
 */
final class HalfEdges {
  /** Stands for the twin of an edge of the border. */
  static final int NONE = -1;

  private final int[] from;
  private final int[] twin;
  private final int nonManifoldEdges;
  private final int misorientedEdges;
  private final int borderEdges;
  private final int firstNonManifold;
  private final int firstMisoriented;

  private HalfEdges(int[] from, int[] twin, int borders, Wrong nonManifold, Wrong misoriented) {
    this.from = from;
    this.twin = twin;
    this.borderEdges = borders;
    this.nonManifoldEdges = nonManifold.count;
    this.misorientedEdges = misoriented.count;
    this.firstNonManifold = nonManifold.first;
    this.firstMisoriented = misoriented.first;
  }

  /** Edges of one fault: how many, and a half-edge of the first. */
  private static final class Wrong {
    private int count;
    private int first = NONE;

    void add(int halfEdge) {
      first = count++ == 0 ? halfEdge : first;
    }
  }

  /** Pairs the half-edges of a mesh in O(n log n), by sorting them by their ends. */
  static HalfEdges of(SurfaceMesh mesh) {
    int[] from = mesh.corners();
    int count = from.length;
    long[] byEnds = new long[count];
    int[] atRank = new int[count];
    // The smaller end decides the bucket, so that a sort need not carry two ends and an index.
    int[] start = new int[mesh.vertexCount() + 1];
    for (int h = 0; h < count; h++) {
      start[Math.min(from[h], from[next(h)]) + 1]++;
    }
    for (int v = 0; v < mesh.vertexCount(); v++) {
      start[v + 1] += start[v];
    }
    int[] fill = start.clone();
    for (int h = 0; h < count; h++) {
      int low = Math.min(from[h], from[next(h)]);
      byEnds[fill[low]++] = (long) Math.max(from[h], from[next(h)]) << 32 | h;
    }
    for (int v = 0; v < mesh.vertexCount(); v++) {
      Arrays.sort(byEnds, start[v], start[v + 1]);
      for (int i = start[v]; i < start[v + 1]; i++) {
        atRank[i] = (int) byEnds[i];
      }
    }
    int[] twin = new int[count];
    Arrays.fill(twin, NONE);
    int borders = 0;
    Wrong nonManifold = new Wrong();
    Wrong misoriented = new Wrong();
    for (int v = 0; v < mesh.vertexCount(); v++) {
      int i = start[v];
      while (i < start[v + 1]) {
        int end = i + 1;
        while (end < start[v + 1] && byEnds[end] >>> 32 == byEnds[i] >>> 32) {
          end++;
        }
        if (end - i == 1) {
          borders++;
        } else if (end - i > 2) {
          nonManifold.add(atRank[i]);
        } else if (from[atRank[i]] == from[atRank[i + 1]]) {
          misoriented.add(atRank[i]);
        } else {
          twin[atRank[i]] = atRank[i + 1];
          twin[atRank[i + 1]] = atRank[i];
        }
        i = end;
      }
    }
    return new HalfEdges(from, twin, borders, nonManifold, misoriented);
  }

  static int next(int h) {
    return h % 3 == 2 ? h - 2 : h + 1;
  }

  static int previous(int h) {
    return h % 3 == 0 ? h + 2 : h - 1;
  }

  int count() {
    return from.length;
  }

  int from(int h) {
    return from[h];
  }

  int to(int h) {
    return from[next(h)];
  }

  /** The corner that does not lie on the half-edge. */
  int opposite(int h) {
    return from[previous(h)];
  }

  int twin(int h) {
    return twin[h];
  }

  int borderEdges() {
    return borderEdges;
  }

  int nonManifoldEdges() {
    return nonManifoldEdges;
  }

  int misorientedEdges() {
    return misorientedEdges;
  }

  /** A half-edge of the first edge of three and more triangles; {@link #NONE} without one. */
  int firstNonManifold() {
    return firstNonManifold;
  }

  /** A half-edge of the first edge whose triangles turn opposite ways; {@link #NONE} without. */
  int firstMisoriented() {
    return firstMisoriented;
  }
}
