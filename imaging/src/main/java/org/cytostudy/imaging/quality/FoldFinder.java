package org.cytostudy.imaging.quality;

import java.util.BitSet;
import org.cytostudy.core.job.QualitySpec;

/** Finds bands that take up much more light than what is beside them; see {@link QualitySpec}. */
final class FoldFinder {
  /** Shorter ones are spots: vessels, dirt, dense nuclei. */
  private static final double LEAST_ELONGATION = 3;

  private final Grid grid;
  private final QualitySpec.Folds spec;

  FoldFinder(Grid grid, QualitySpec.Folds spec) {
    this.grid = grid;
    this.spec = spec;
  }

  BitSet find() {
    LocalDarkness darkness = new LocalDarkness(grid);
    BitSet dark = new BitSet(grid.tissue().length);
    for (int at = 0; at < grid.tissue().length; at++) {
      dark.set(
          at,
          grid.tissue()[at]
              && grid.absorbance()[at] >= spec.absorbanceRatio() * darkness.around(at));
    }
    BitSet folds = new BitSet(grid.tissue().length);
    for (int[] part : grid.components(dark)) {
      if (isBand(part)) {
        for (int at : part) {
          folds.set(at);
        }
      }
    }
    return folds;
  }

  /** Of a rectangle of length l the variance along it is l² / 12. */
  private boolean isBand(int[] part) {
    double meanX = 0;
    double meanY = 0;
    for (int at : part) {
      int row = at / grid.width();
      meanX += at % grid.width();
      meanY += row;
    }
    meanX /= part.length;
    meanY /= part.length;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int at : part) {
      int row = at / grid.width();
      double dx = at % grid.width() - meanX;
      double dy = row - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    double half = (xx + yy) / 2;
    double largest = (half + Math.hypot((xx - yy) / 2, xy)) / part.length;
    double lengthUm = Math.sqrt(12 * largest + 1) * grid.pixelSizeUm();
    double widthUm = part.length * grid.pixelSizeUm() * grid.pixelSizeUm() / lengthUm;
    return lengthUm >= spec.minLengthUm()
        && widthUm <= spec.maxWidthUm()
        && lengthUm >= LEAST_ELONGATION * widthUm;
  }

  /**
   * The absorbance that 85 % of the tissue within about 3 mm stay below. Layers of dense cells take
   * more than the rest, a fold of up to 0.8 mm takes less: so layers set what is usual, and folds
   * stand out of it.
   */
  private static final class LocalDarkness {
    private static final double BLOCK_UM = 1000;
    private static final int REACH_BLOCKS = 3;
    private static final double SHARE = 0.85;
    private static final int BINS = 256;
    private static final double BINS_PER_UNIT = 100;

    private final int blockPx;
    private final int across;
    private final int width;
    private final double[] usual;

    LocalDarkness(Grid grid) {
      width = grid.width();
      blockPx = (int) Math.max(1, Math.round(BLOCK_UM / grid.pixelSizeUm()));
      across = Math.ceilDiv(width, blockPx);
      int down = Math.ceilDiv(grid.height(), blockPx);
      int[][] histograms = new int[across * down][BINS];
      for (int at = 0; at < grid.tissue().length; at++) {
        if (grid.tissue()[at]) {
          int bin = (int) Math.min(BINS - 1, grid.absorbance()[at] * BINS_PER_UNIT);
          histograms[block(at)][bin]++;
        }
      }
      usual = new double[across * down];
      for (int y = 0; y < down; y++) {
        for (int x = 0; x < across; x++) {
          int[] sum = new int[BINS];
          for (int ny = Math.max(0, y - REACH_BLOCKS);
              ny <= Math.min(down - 1, y + REACH_BLOCKS);
              ny++) {
            for (int nx = Math.max(0, x - REACH_BLOCKS);
                nx <= Math.min(across - 1, x + REACH_BLOCKS);
                nx++) {
              add(sum, histograms[ny * across + nx]);
            }
          }
          usual[y * across + x] = quantile(sum);
        }
      }
    }

    double around(int at) {
      return usual[block(at)];
    }

    private int block(int at) {
      int x = at % width;
      int y = at / width;
      return y / blockPx * across + x / blockPx;
    }

    private static void add(int[] sum, int[] histogram) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += histogram[i];
      }
    }

    private static double quantile(int[] histogram) {
      long all = 0;
      for (int count : histogram) {
        all += count;
      }
      long seen = 0;
      for (int bin = 0; bin < histogram.length; bin++) {
        seen += histogram[bin];
        if (seen >= SHARE * all) {
          return (bin + 1) / BINS_PER_UNIT;
        }
      }
      return histogram.length / BINS_PER_UNIT;
    }
  }
}
