package org.cytostudy.runner.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.cytostudy.runner.objective.Distances;
import org.cytostudy.runner.seed.SeededRandom;

/**
 * Arc lengths along the ribbon of a section. Patches of other ribbons are infinitely far: how far
 * is not known without a registration, and of a batch that is drawn from many sections hardly two
 * views share one, so that nothing else could be a negative.
 */
final class RibbonNeighbourhood implements Neighbourhood {
  private final Positions positions;
  private final double radiusMm;

  /** Patches by ribbon and arc length. */
  private final int[] order;

  /** Where in {@link #order} a patch stands. */
  private final int[] rank;

  RibbonNeighbourhood(Positions positions, double radiusMm) {
    this.positions = positions;
    this.radiusMm = radiusMm;
    this.order =
        IntStream.range(0, positions.count())
            .boxed()
            .sorted(
                Comparator.comparingInt(positions::ribbon)
                    .thenComparingDouble(positions::arcMm)
                    .thenComparing(Comparator.naturalOrder()))
            .mapToInt(Integer::intValue)
            .toArray();
    this.rank = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      rank[order[i]] = i;
    }
  }

  @Override
  public int draw(int anchor, IntPredicate condition, SeededRandom random) {
    int from = rank[anchor];
    while (from > 0 && near(anchor, order[from - 1])) {
      from--;
    }
    int to = rank[anchor] + 1;
    while (to < order.length && near(anchor, order[to])) {
      to++;
    }
    RangeDraw draw = new RangeDraw(order, 1);
    draw.add(from, to);
    return draw.draw(patch -> patch != anchor && condition.test(patch), random);
  }

  private boolean near(int anchor, int patch) {
    return positions.ribbon(anchor) == positions.ribbon(patch)
        && Math.abs(positions.arcMm(anchor) - positions.arcMm(patch)) <= radiusMm;
  }

  @Override
  public Distances distances(int[] patches) {
    double[] row = new double[patches.length];
    return view -> {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
      for (int i = 0; i < row.length; i++) {
        if (positions.ribbon(patches[view]) == positions.ribbon(patches[i])) {
          double mm = positions.arcMm(patches[view]) - positions.arcMm(patches[i]);
          row[i] = mm * mm;
        }
      }
      return row;
    };
  }
}
