package org.cytostudy.runner.training;

import java.util.function.IntPredicate;
import org.cytostudy.runner.objective.Distances;
import org.cytostudy.runner.seed.SeededRandom;

/**
 * Straight distances, on a sheet or in a space. A grid with cells of the radius keeps the search
 * fast for a million patches: only the cells around a patch are looked at.
 */
final class GridNeighbourhood implements Neighbourhood {
  /** Most cells along an axis of a sheet, and of a space: a tiny radius must not ask for more. */
  private static final double MOST_ON_SHEET = 2000;

  private static final double MOST_IN_SPACE = 150;

  private final float[][] axesMm;
  private final boolean[] right;
  private final double radiusMm;
  private final double cellMm;
  private final double[] originMm;
  private final int[] cells;
  private final int[] cellStart;
  private final int[] members;

  /**
   * @param axesMm coordinates by axis and patch
   * @param right the hemisphere of each patch; all equal where they are compared with one another
   */
  private GridNeighbourhood(float[][] axesMm, boolean[] right, double radiusMm, double mostCells) {
    this.axesMm = axesMm;
    this.right = right;
    this.radiusMm = radiusMm;
    int axes = axesMm.length;
    this.originMm = new double[axes];
    double[] extentMm = new double[axes];
    double widestMm = 0;
    for (int axis = 0; axis < axes; axis++) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (float value : axesMm[axis]) {
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
      originMm[axis] = min;
      extentMm[axis] = max - min;
      widestMm = Math.max(widestMm, max - min);
    }
    this.cellMm = Math.max(radiusMm, widestMm / mostCells);
    this.cells = new int[axes];
    int count = 1;
    for (int axis = 0; axis < axes; axis++) {
      cells[axis] = (int) (extentMm[axis] / cellMm) + 1;
      count *= cells[axis];
    }
    this.cellStart = new int[count + 1];
    this.members = new int[right.length];
    fill();
  }

  static GridNeighbourhood onSheet(Positions positions, double radiusMm) {
    return new GridNeighbourhood(
        axes(positions, false), new boolean[positions.count()], radiusMm, MOST_ON_SHEET);
  }

  /** Straight through space between places of a folded sheet, which both hemispheres share. */
  static GridNeighbourhood onFoldedSheet(Positions positions, double radiusMm) {
    float[][] axesMm = new float[3][positions.count()];
    for (int axis = 0; axis < axesMm.length; axis++) {
      for (int i = 0; i < positions.count(); i++) {
        axesMm[axis][i] = positions.foldedMm(axis, i);
      }
    }
    return new GridNeighbourhood(axesMm, new boolean[positions.count()], radiusMm, MOST_IN_SPACE);
  }

  /**
   * @param mirrored whether the right hemisphere is laid over the left one, by the sign of x
   */
  static GridNeighbourhood inSpace(Positions positions, double radiusMm, boolean mirrored) {
    boolean[] right = new boolean[positions.count()];
    for (int i = 0; i < right.length; i++) {
      right[i] = !mirrored && positions.right(i);
    }
    return new GridNeighbourhood(axes(positions, mirrored), right, radiusMm, MOST_IN_SPACE);
  }

  private static float[][] axes(Positions positions, boolean mirrored) {
    float[][] axesMm = new float[positions.axes()][positions.count()];
    for (int axis = 0; axis < axesMm.length; axis++) {
      for (int i = 0; i < positions.count(); i++) {
        float mm = positions.mm(axis, i);
        axesMm[axis][i] = mirrored && axis == 0 && positions.right(i) ? -mm : mm;
      }
    }
    return axesMm;
  }

  private void fill() {
    for (int i = 0; i < members.length; i++) {
      cellStart[cell(i) + 1]++;
    }
    for (int c = 0; c + 1 < cellStart.length; c++) {
      cellStart[c + 1] += cellStart[c];
    }
    int[] next = cellStart.clone();
    for (int i = 0; i < members.length; i++) {
      members[next[cell(i)]++] = i;
    }
  }

  private int along(int axis, int patch) {
    return axis < cells.length ? (int) ((axesMm[axis][patch] - originMm[axis]) / cellMm) : 0;
  }

  private int size(int axis) {
    return axis < cells.length ? cells[axis] : 1;
  }

  private int cell(int patch) {
    return (along(2, patch) * size(1) + along(1, patch)) * size(0) + along(0, patch);
  }

  @Override
  public int draw(int anchor, IntPredicate condition, SeededRandom random) {
    RangeDraw draw = new RangeDraw(members, 27);
    int x = along(0, anchor);
    int y = along(1, anchor);
    int z = along(2, anchor);
    for (int k = Math.max(0, z - 1); k <= Math.min(size(2) - 1, z + 1); k++) {
      for (int j = Math.max(0, y - 1); j <= Math.min(size(1) - 1, y + 1); j++) {
        for (int i = Math.max(0, x - 1); i <= Math.min(size(0) - 1, x + 1); i++) {
          int cell = (k * size(1) + j) * size(0) + i;
          draw.add(cellStart[cell], cellStart[cell + 1]);
        }
      }
    }
    double near = radiusMm * radiusMm;
    return draw.draw(
        patch -> patch != anchor && squaredMm(anchor, patch) <= near && condition.test(patch),
        random);
  }

  /**
   * The patch nearest to a point of those within the radius that fit; of several the first.
   *
   * @param pointMm by axis
   * @param anchor is not drawn itself, nor is what it is not compared with
   * @return {@link #NONE} where there is none
   */
  int nearest(double[] pointMm, int anchor, IntPredicate condition) {
    int[] at = new int[3];
    for (int axis = 0; axis < pointMm.length; axis++) {
      at[axis] = (int) Math.floor((pointMm[axis] - originMm[axis]) / cellMm);
    }
    int nearest = NONE;
    double squared = radiusMm * radiusMm;
    for (int k = Math.max(0, at[2] - 1); k <= Math.min(size(2) - 1, at[2] + 1); k++) {
      for (int j = Math.max(0, at[1] - 1); j <= Math.min(size(1) - 1, at[1] + 1); j++) {
        for (int i = Math.max(0, at[0] - 1); i <= Math.min(size(0) - 1, at[0] + 1); i++) {
          int cell = (k * size(1) + j) * size(0) + i;
          for (int m = cellStart[cell]; m < cellStart[cell + 1]; m++) {
            int patch = members[m];
            double to = squaredMm(pointMm, patch);
            boolean nearer =
                to < squared || (to == squared && (nearest == NONE || patch < nearest));
            if (nearer
                && patch != anchor
                && right[patch] == right[anchor]
                && condition.test(patch)) {
              nearest = patch;
              squared = to;
            }
          }
        }
      }
    }
    return nearest;
  }

  private double squaredMm(double[] pointMm, int patch) {
    double squared = 0;
    for (int axis = 0; axis < pointMm.length; axis++) {
      double difference = pointMm[axis] - axesMm[axis][patch];
      squared += difference * difference;
    }
    return squared;
  }

  /** A coordinate, mirrored where hemispheres are. */
  double mm(int axis, int patch) {
    return axesMm[axis][patch];
  }

  @Override
  public Distances distances(int[] patches) {
    double[] row = new double[patches.length];
    return view -> {
      for (int i = 0; i < row.length; i++) {
        row[i] = squaredMm(patches[view], patches[i]);
      }
      return row;
    };
  }

  private double squaredMm(int a, int b) {
    if (right[a] != right[b]) {
      return Double.NaN;
    }
    double squared = 0;
    for (float[] axis : axesMm) {
      double difference = (double) axis[a] - axis[b];
      squared += difference * difference;
    }
    return squared;
  }
}
