package org.cytostudy.platform.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.cytostudy.platform.metric.SeriesRepository.Point;
import org.junit.jupiter.api.Test;

class DownSamplingTest {

  private static List<Point> noise(int count) {
    Random random = new Random(7);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(new Point(i, random.nextGaussian()));
    }
    return points;
  }

  @Test
  void keepsAShortSeriesAsItIs() {
    List<Point> points = noise(50);
    assertThat(DownSampling.minMax(points, 50)).isEqualTo(points);
  }

  @Test
  void keepsPeaksEndsAndOrderOfALongSeries() {
    List<Point> points = noise(10_000);
    points.set(4321, new Point(4321, 1000));
    points.set(8765, new Point(8765, -1000));
    List<Point> kept = DownSampling.minMax(points, 200);
    assertThat(kept).hasSizeLessThanOrEqualTo(200).hasSizeGreaterThan(150);
    assertThat(kept)
        .contains(points.get(4321), points.get(8765), points.getFirst(), points.getLast());
    assertThat(kept).isSortedAccordingTo(Comparator.comparingLong(Point::iteration));
    assertThat(DownSampling.minMax(points, 200)).isEqualTo(kept);
  }

  @Test
  void doesNotHideADivergence() {
    List<Point> points = noise(1000);
    points.set(500, new Point(500, Double.NaN));
    assertThat(DownSampling.minMax(points, 40)).contains(points.get(500));
  }
}
