package org.cytostudy.imaging.space;

import org.cytostudy.core.space.PointMm;

/**
 * Nearest neighbours in three dimensions: a balanced k-d tree without nodes. The middle of each
 * stretch of the permutation splits it along the axis of its largest extent (Friedman, Bentley,
 * Finkel 1977). Takes 4 bytes a point beside the coordinates; built in O(n log n), asked in O(log
 * n). Thread-safe.
 */
public final class PointIndex {
  /** Stretches of up to so many points are searched one by one. */
  private static final int LEAF = 8;

  private final double[] coordinatesMm;
  private final int[] order;
  private final byte[] axes;

  /**
   * Takes points.
   *
   * @param coordinatesMm x, y, z of each in turn; kept, not copied
   * @throws IllegalArgumentException if there are none, or one is no number
   */
  public PointIndex(double[] coordinatesMm) {
    if (coordinatesMm.length == 0 || coordinatesMm.length % 3 != 0) {
      throw new IllegalArgumentException("Points come as x, y, z; got " + coordinatesMm.length);
    }
    for (int i = 0; i < coordinatesMm.length; i++) {
      if (!Double.isFinite(coordinatesMm[i])) {
        throw new IllegalArgumentException("Point " + i / 3 + " is no number");
      }
    }
    this.coordinatesMm = coordinatesMm;
    this.order = new int[coordinatesMm.length / 3];
    this.axes = new byte[order.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    build(0, order.length);
  }

  private double value(int at, int axis) {
    return coordinatesMm[3 * order[at] + axis];
  }

  private void build(int from, int to) {
    if (to - from <= LEAF) {
      return;
    }
    int middle = (from + to) >>> 1;
    int axis = widestAxis(from, to);
    axes[middle] = (byte) axis;
    select(from, to - 1, middle, axis);
    build(from, middle);
    build(middle + 1, to);
  }

  private int widestAxis(int from, int to) {
    int widest = 0;
    double most = -1;
    for (int axis = 0; axis < 3; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        double value = value(i, axis);
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      if (high - low > most) {
        most = high - low;
        widest = axis;
      }
    }
    return widest;
  }

  /**
   * Hoare's selection: afterwards nothing before {@code middle} is larger, nothing after smaller.
   */
  private void select(int from, int to, int middle, int axis) {
    int left = from;
    int right = to;
    while (left < right) {
      double pivot = value((left + right) >>> 1, axis);
      int i = left;
      int j = right;
      while (i <= j) {
        while (value(i, axis) < pivot) {
          i++;
        }
        while (value(j, axis) > pivot) {
          j--;
        }
        if (i <= j) {
          int swapped = order[i];
          order[i] = order[j];
          order[j] = swapped;
          i++;
          j--;
        }
      }
      if (middle <= j) {
        right = j;
      } else if (middle >= i) {
        left = i;
      } else {
        return;
      }
    }
  }

  /**
   * A point of the index.
   *
   * @param index its place in the list that was given; −1 where none is near enough
   * @param distanceMm to what was asked for; infinite where there is none
   */
  public record Nearest(int index, double distanceMm) {
    /** Whether there is one. */
    public boolean isFound() {
      return index >= 0;
    }
  }

  /**
   * The nearest point; of several at one distance any.
   *
   * @param withinMm points farther away do not count; may be infinite
   */
  public Nearest nearest(PointMm point, double withinMm) {
    // The next double counts too, so that a point at just this distance is found.
    double limitMm = Math.nextUp(withinMm);
    Search search = new Search(point, limitMm * limitMm);
    search.visit(0, order.length);
    return new Nearest(
        search.found, search.found < 0 ? Double.POSITIVE_INFINITY : Math.sqrt(search.leastSquared));
  }

  private final class Search {
    private final double[] target;
    private double leastSquared;
    private int found = -1;

    Search(PointMm point, double leastSquared) {
      this.target = new double[] {point.xMm(), point.yMm(), point.zMm()};
      this.leastSquared = leastSquared;
    }

    void visit(int from, int to) {
      if (to - from <= LEAF) {
        for (int i = from; i < to; i++) {
          offer(i);
        }
        return;
      }
      int middle = (from + to) >>> 1;
      int axis = axes[middle];
      double aside = target[axis] - value(middle, axis);
      offer(middle);
      boolean below = aside < 0;
      visit(below ? from : middle + 1, below ? middle : to);
      if (aside * aside <= leastSquared) {
        visit(below ? middle + 1 : from, below ? to : middle);
      }
    }

    private void offer(int at) {
      double dx = value(at, 0) - target[0];
      double dy = value(at, 1) - target[1];
      double dz = value(at, 2) - target[2];
      double squared = dx * dx + dy * dy + dz * dz;
      if (squared < leastSquared) {
        leastSquared = squared;
        found = order[at];
      }
    }
  }
}
