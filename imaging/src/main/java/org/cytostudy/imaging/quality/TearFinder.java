package org.cytostudy.imaging.quality;

import java.util.BitSet;
import org.cytostudy.core.job.QualitySpec;

/** Finds narrow gaps that tissue encloses; see {@link QualitySpec.Tears}. */
final class TearFinder {
  /** A bay of the outline borders on glass with its mouth; a tear that is open at one end less. */
  private static final double LEAST_TISSUE_BORDER = 0.75;

  /** Distances are chamfered (Borgefors 1986): 3 a step along a row or column, 4 a diagonal one. */
  private static final int STEP = 3;

  private static final int DIAGONAL = 4;

  private final Grid grid;
  private final QualitySpec.Tears spec;

  TearFinder(Grid grid, QualitySpec.Tears spec) {
    this.grid = grid;
    this.spec = spec;
  }

  BitSet find() {
    BitSet gaps = closed();
    for (int i = 0; i < grid.tissue().length; i++) {
      if (grid.tissue()[i]) {
        gaps.clear(i);
      }
    }
    BitSet tears = new BitSet(grid.tissue().length);
    for (int[] gap : grid.components(gaps)) {
      if (gap.length * grid.pixelAreaMm2() >= spec.minAreaMm2() && isEnclosed(gap, gaps)) {
        for (int at : gap) {
          tears.set(at);
        }
      }
    }
    return tears;
  }

  /** The tissue dilated, then eroded by half of the widest tear. */
  private BitSet closed() {
    int radius = (int) Math.round(STEP * spec.maxWidthUm() / 2 / grid.pixelSizeUm());
    BitSet tissue = new BitSet(grid.tissue().length);
    for (int i = 0; i < grid.tissue().length; i++) {
      tissue.set(i, grid.tissue()[i]);
    }
    BitSet dilated = within(distances(tissue), radius);
    BitSet outside = (BitSet) dilated.clone();
    outside.flip(0, grid.tissue().length);
    BitSet eroded = within(distances(outside), radius);
    eroded.flip(0, grid.tissue().length);
    return eroded;
  }

  private static BitSet within(int[] distances, int radius) {
    BitSet near = new BitSet(distances.length);
    for (int i = 0; i < distances.length; i++) {
      near.set(i, distances[i] <= radius);
    }
    return near;
  }

  /** How far each pixel is from the set. */
  private int[] distances(BitSet set) {
    int width = grid.width();
    int height = grid.height();
    int[] far = new int[width * height];
    for (int i = 0; i < far.length; i++) {
      far[i] = set.get(i) ? 0 : Integer.MAX_VALUE / 2;
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        relax(far, x, y, -1, 0, STEP);
        relax(far, x, y, 0, -1, STEP);
        relax(far, x, y, -1, -1, DIAGONAL);
        relax(far, x, y, 1, -1, DIAGONAL);
      }
    }
    for (int y = height - 1; y >= 0; y--) {
      for (int x = width - 1; x >= 0; x--) {
        relax(far, x, y, 1, 0, STEP);
        relax(far, x, y, 0, 1, STEP);
        relax(far, x, y, 1, 1, DIAGONAL);
        relax(far, x, y, -1, 1, DIAGONAL);
      }
    }
    return far;
  }

  private void relax(int[] far, int x, int y, int dx, int dy, int cost) {
    int nx = x + dx;
    int ny = y + dy;
    if (nx >= 0 && nx < grid.width() && ny >= 0 && ny < grid.height()) {
      int at = y * grid.width() + x;
      far[at] = Math.min(far[at], far[ny * grid.width() + nx] + cost);
    }
  }

  private boolean isEnclosed(int[] gap, BitSet gaps) {
    int tissue = 0;
    int glass = 0;
    int width = grid.width();
    for (int at : gap) {
      int x = at % width;
      int y = at / width;
      if (x == 0 || y == 0 || x == width - 1 || y == grid.height() - 1) {
        return false;
      }
      for (int next : new int[] {at - 1, at + 1, at - width, at + width}) {
        if (grid.tissue()[next]) {
          tissue++;
        } else if (!gaps.get(next)) {
          glass++;
        }
      }
    }
    return tissue >= LEAST_TISSUE_BORDER * (tissue + glass);
  }
}
