package org.cytostudy.imaging.surface;

import java.util.HashMap;
import java.util.Map;

/**
 * A sphere of nearly equal triangles, on which distances are known: what {@link Geodesics} is
 * tested and measured on.
 */
public final class Icosphere {
  private static final double GOLDEN = (1 + Math.sqrt(5)) / 2;
  private static final double[][] CORNERS = {
    {-1, GOLDEN, 0}, {1, GOLDEN, 0}, {-1, -GOLDEN, 0}, {1, -GOLDEN, 0},
    {0, -1, GOLDEN}, {0, 1, GOLDEN}, {0, -1, -GOLDEN}, {0, 1, -GOLDEN},
    {GOLDEN, 0, -1}, {GOLDEN, 0, 1}, {-GOLDEN, 0, -1}, {-GOLDEN, 0, 1}
  };
  private static final int[][] FACES = {
    {0, 11, 5}, {0, 5, 1}, {0, 1, 7}, {0, 7, 10}, {0, 10, 11},
    {1, 5, 9}, {5, 11, 4}, {11, 10, 2}, {10, 7, 6}, {7, 1, 8},
    {3, 9, 4}, {3, 4, 2}, {3, 2, 6}, {3, 6, 8}, {3, 8, 9},
    {4, 9, 5}, {2, 4, 11}, {6, 2, 10}, {8, 6, 7}, {9, 8, 1}
  };

  private final int frequency;
  private final double radiusMm;
  private final double[] coordinates;
  private final Map<Long, Integer> onEdges = new HashMap<>();
  private int vertices;

  private Icosphere(int frequency, double radiusMm) {
    this.frequency = frequency;
    this.radiusMm = radiusMm;
    this.coordinates = new double[3 * (10 * frequency * frequency + 2)];
  }

  /**
   * Makes one of {@code 10·f² + 2} vertices by dividing each face of an icosahedron into f² parts.
   *
   * @param frequency f, 1–1000
   */
  public static SurfaceMesh of(int frequency, double radiusMm) {
    if (frequency < 1 || frequency > 1000) {
      throw new IllegalArgumentException("frequency must be between 1 and 1000, got " + frequency);
    }
    return new Icosphere(frequency, radiusMm).build();
  }

  private SurfaceMesh build() {
    int[] triangles = new int[3 * 20 * frequency * frequency];
    int written = 0;
    for (int[] face : FACES) {
      int[][] rows = new int[frequency + 1][];
      for (int row = 0; row <= frequency; row++) {
        rows[row] = new int[row + 1];
        for (int i = 0; i <= row; i++) {
          rows[row][i] = vertex(face, frequency - row, row - i, i);
        }
      }
      for (int row = 1; row <= frequency; row++) {
        for (int i = 0; i < row; i++) {
          written = put(triangles, written, rows[row - 1][i], rows[row][i], rows[row][i + 1]);
          if (i < row - 1) {
            written =
                put(triangles, written, rows[row - 1][i], rows[row][i + 1], rows[row - 1][i + 1]);
          }
        }
      }
    }
    return new SurfaceMesh(coordinates, triangles);
  }

  private static int put(int[] triangles, int at, int a, int b, int c) {
    triangles[at] = a;
    triangles[at + 1] = b;
    triangles[at + 2] = c;
    return at + 3;
  }

  /** The vertex at shares of a face's corners; those on its edges belong to two faces or more. */
  private int vertex(int[] face, int a, int b, int c) {
    if (a > 0 && b > 0 && c > 0) {
      return add(face, a, b, c);
    }
    // Two corners and the share of the lower one name a place on an edge, one corner itself.
    int[] shares = {a, b, c};
    int low = 12;
    int high = -1;
    int share = 0;
    for (int k = 0; k < 3; k++) {
      if (shares[k] > 0) {
        if (face[k] < low) {
          low = face[k];
          share = shares[k];
        }
        high = Math.max(high, face[k]);
      }
    }
    long key = ((long) low * 12 + high) * (frequency + 1) + share;
    Integer known = onEdges.get(key);
    if (known == null) {
      known = add(face, a, b, c);
      onEdges.put(key, known);
    }
    return known;
  }

  private int add(int[] face, int a, int b, int c) {
    double[] point = new double[3];
    double squared = 0;
    for (int k = 0; k < 3; k++) {
      point[k] = a * CORNERS[face[0]][k] + b * CORNERS[face[1]][k] + c * CORNERS[face[2]][k];
      squared += point[k] * point[k];
    }
    for (int k = 0; k < 3; k++) {
      coordinates[3 * vertices + k] = radiusMm * point[k] / Math.sqrt(squared);
    }
    return vertices++;
  }
}
