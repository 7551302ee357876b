package org.cytostudy.platform.metric;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.platform.metric.SeriesRepository.Point;

/**
 * Draws a long series with few points: the points are cut into equal runs, and of each run its
 * smallest and its largest value stay, in their order. No peak is lost, and the same points give
 * the same result. The first and the last point always stay; what is not finite stays too.
 */
final class DownSampling {
  private DownSampling() {}

  /**
   * @param maxPoints at most about so many, at least 4
   */
  static List<Point> minMax(List<Point> points, int maxPoints) {
    if (points.size() <= maxPoints) {
      return points;
    }
    int buckets = Math.max(1, (maxPoints - 2) / 2);
    int inner = points.size() - 2;
    List<Point> kept = new ArrayList<>(maxPoints);
    kept.add(points.getFirst());
    for (int bucket = 0; bucket < buckets; bucket++) {
      int from = 1 + (int) ((long) bucket * inner / buckets);
      int to = 1 + (int) ((long) (bucket + 1) * inner / buckets);
      keepExtremes(points, from, to, kept);
    }
    kept.add(points.getLast());
    return kept;
  }

  private static void keepExtremes(List<Point> points, int from, int to, List<Point> kept) {
    int low = -1;
    int high = -1;
    int strange = -1;
    for (int i = from; i < to; i++) {
      double value = points.get(i).value();
      if (!Double.isFinite(value)) {
        strange = strange < 0 ? i : strange;
      } else {
        low = low < 0 || value < points.get(low).value() ? i : low;
        high = high < 0 || value > points.get(high).value() ? i : high;
      }
    }
    for (int i = from; i < to; i++) {
      if (i == low || i == high || i == strange) {
        kept.add(points.get(i));
      }
    }
  }
}
