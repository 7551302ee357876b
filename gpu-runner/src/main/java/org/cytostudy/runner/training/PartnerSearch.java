package org.cytostudy.runner.training;

import java.util.function.IntPredicate;
import org.cytostudy.runner.seed.SeededRandom;

/**
 * Draws a patch uniformly among those within a radius of another that satisfy a condition. A grid
 * over (u, v) with cells of that radius keeps it fast for a million patches: random members of the
 * nine cells around are tried, and only where few fit are all of them looked at.
 */
final class PartnerSearch {
  /** No patch fits. */
  static final int NONE = -1;

  private static final int TRIES = 48;
  private static final int NEIGHBOURS = 9;

  private final TrainPatches patches;
  private final double radiusMm;
  private final double originU;
  private final double originV;
  private final int columns;
  private final int rows;
  private final int[] cellStart;
  private final int[] members;

  PartnerSearch(TrainPatches patches, double radiusMm) {
    this.patches = patches;
    this.radiusMm = radiusMm;
    double minU = Double.POSITIVE_INFINITY;
    double minV = Double.POSITIVE_INFINITY;
    double maxU = Double.NEGATIVE_INFINITY;
    double maxV = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < patches.count(); i++) {
      minU = Math.min(minU, patches.uMm(i));
      minV = Math.min(minV, patches.vMm(i));
      maxU = Math.max(maxU, patches.uMm(i));
      maxV = Math.max(maxV, patches.vMm(i));
    }
    originU = minU;
    originV = minV;
    // A tiny radius must not ask for more cells than there are patches to put into them.
    double cell = Math.max(radiusMm, Math.max(maxU - minU, maxV - minV) / 2000);
    cellMm = cell;
    columns = (int) ((maxU - minU) / cell) + 1;
    rows = (int) ((maxV - minV) / cell) + 1;
    cellStart = new int[columns * rows + 1];
    members = new int[patches.count()];
    fill();
  }

  private final double cellMm;

  private void fill() {
    for (int i = 0; i < patches.count(); i++) {
      cellStart[cell(i) + 1]++;
    }
    for (int c = 0; c < columns * rows; c++) {
      cellStart[c + 1] += cellStart[c];
    }
    int[] next = cellStart.clone();
    for (int i = 0; i < patches.count(); i++) {
      members[next[cell(i)]++] = i;
    }
  }

  private int column(int patch) {
    return (int) ((patches.uMm(patch) - originU) / cellMm);
  }

  private int row(int patch) {
    return (int) ((patches.vMm(patch) - originV) / cellMm);
  }

  private int cell(int patch) {
    return row(patch) * columns + column(patch);
  }

  /**
   * A patch other than {@code anchor} within the radius that satisfies the condition, each of them
   * with the same probability, or {@link #NONE}.
   */
  int draw(int anchor, IntPredicate condition, SeededRandom random) {
    int[] cells = new int[NEIGHBOURS];
    int found = 0;
    int total = 0;
    for (int r = Math.max(0, row(anchor) - 1); r <= Math.min(rows - 1, row(anchor) + 1); r++) {
      for (int c = Math.max(0, column(anchor) - 1);
          c <= Math.min(columns - 1, column(anchor) + 1);
          c++) {
        int cell = r * columns + c;
        total += cellStart[cell + 1] - cellStart[cell];
        cells[found++] = cell;
      }
    }
    for (int attempt = 0; attempt < TRIES; attempt++) {
      int patch = member(cells, found, random.nextInt(total));
      if (fits(anchor, patch, condition)) {
        return patch;
      }
    }
    return drawFromAll(anchor, condition, cells, found, random);
  }

  private int drawFromAll(
      int anchor, IntPredicate condition, int[] cells, int cellCount, SeededRandom random) {
    int chosen = NONE;
    int fitting = 0;
    for (int i = 0; i < cellCount; i++) {
      for (int m = cellStart[cells[i]]; m < cellStart[cells[i] + 1]; m++) {
        // Keeping the k-th with probability 1/k leaves each of them equally probable.
        if (fits(anchor, members[m], condition) && random.nextInt(++fitting) == 0) {
          chosen = members[m];
        }
      }
    }
    return chosen;
  }

  private int member(int[] cells, int cellCount, int number) {
    int left = number;
    for (int i = 0; i < cellCount; i++) {
      int size = cellStart[cells[i] + 1] - cellStart[cells[i]];
      if (left < size) {
        return members[cellStart[cells[i]] + left];
      }
      left -= size;
    }
    throw new IllegalStateException("The number exceeds the members of the cells");
  }

  private boolean fits(int anchor, int patch, IntPredicate condition) {
    double du = (double) patches.uMm(anchor) - patches.uMm(patch);
    double dv = (double) patches.vMm(anchor) - patches.vMm(patch);
    return patch != anchor && du * du + dv * dv <= radiusMm * radiusMm && condition.test(patch);
  }
}
