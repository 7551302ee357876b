package org.cytostudy.imaging.surface;

import java.util.Arrays;

/**
 * Windows of the exact geodesic algorithm, as columns. A window is a stretch of a half-edge from
 * which one pseudo-source is seen along straight lines through an unfolded strip of triangles. In
 * its frame the half-edge runs along x from 0, its triangle lies at y &gt; 0 and the pseudo-source
 * at y &lt; 0.
 */
final class Windows {
  int[] halfEdge = new int[1024];
  double[] from = new double[1024];
  double[] to = new double[1024];
  double[] sourceX = new double[1024];
  double[] sourceY = new double[1024];
  double[] sigmaMm = new double[1024];
  private int[] free = new int[1024];
  private int freeCount;
  private int used;

  void clear() {
    used = 0;
    freeCount = 0;
  }

  /** A row to write into. */
  int take() {
    if (freeCount > 0) {
      return free[--freeCount];
    }
    if (used == halfEdge.length) {
      int length = 2 * used;
      halfEdge = Arrays.copyOf(halfEdge, length);
      from = Arrays.copyOf(from, length);
      to = Arrays.copyOf(to, length);
      sourceX = Arrays.copyOf(sourceX, length);
      sourceY = Arrays.copyOf(sourceY, length);
      sigmaMm = Arrays.copyOf(sigmaMm, length);
    }
    return used++;
  }

  void giveBack(int window) {
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = window;
  }
}
