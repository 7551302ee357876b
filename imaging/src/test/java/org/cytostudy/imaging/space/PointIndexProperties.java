package org.cytostudy.imaging.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpacePoint;

class PointIndexProperties {
  private static final Space SPACE = Space.parse("a@1");

  @Property(tries = 200)
  void findsWhatASearchOneByOneFinds(
      @ForAll @IntRange(min = 1, max = 300) int count,
      @ForAll @IntRange(min = 1, max = 12) int levels,
      @ForAll long seed) {
    Random random = new Random(seed);
    double[] points = new double[3 * count];
    for (int i = 0; i < points.length; i++) {
      // Few levels make many points equal, which a tree must survive.
      points[i] = random.nextInt(levels);
    }
    PointIndex index = new PointIndex(points);
    for (int query = 0; query < 20; query++) {
      PointMm wanted =
          new PointMm(
              random.nextDouble() * levels,
              random.nextDouble() * levels,
              random.nextDouble() * levels);
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        PointMm point = new PointMm(points[3 * i], points[3 * i + 1], points[3 * i + 2]);
        nearest = Math.min(nearest, point.distanceMm(wanted));
      }
      PointIndex.Nearest found = index.nearest(wanted, Double.POSITIVE_INFINITY);
      assertThat(found.distanceMm()).isEqualTo(nearest, within(1e-12));
      int i = 3 * found.index();
      assertThat(new PointMm(points[i], points[i + 1], points[i + 2]).distanceMm(wanted))
          .isEqualTo(found.distanceMm(), within(1e-12));
      assertThat(index.nearest(wanted, nearest * 0.999 - 1e-9).isFound()).isFalse();
      assertThat(index.nearest(wanted, nearest * 1.001 + 1e-9).isFound()).isTrue();
    }
  }

  @Example
  void refusesPointsThatAreNone() {
    assertThatThrownBy(() -> new PointIndex(new double[0])).hasMessageContaining("got 0");
    assertThatThrownBy(() -> new PointIndex(new double[4])).hasMessageContaining("got 4");
    assertThatThrownBy(() -> new PointIndex(new double[] {0, 0, 0, 1, Double.NaN, 1}))
        .hasMessageContaining("Point 1 is no number");
  }

  @Example
  void namesThePatchThatLiesAtAPoint() {
    PatchLocator patches =
        new PatchLocator(SPACE, new long[] {70, 71}, new double[] {0, 0, 0, 10, 0, 0});
    SpacePoint point = new SpacePoint(SPACE, new PointMm(7, 0, 4));
    assertThat(patches.at(point, 5)).hasValue(new PatchLocator.Located(71, 5));
    assertThat(patches.at(point, 4.99)).isEmpty();
    assertThatThrownBy(
            () -> patches.at(new SpacePoint(Space.parse("a@2"), new PointMm(0, 0, 0)), 1))
        .hasMessageContaining("A point of a@2");
    assertThatThrownBy(() -> patches.at(point, 0)).hasMessageContaining("over 0 mm");
    assertThatThrownBy(() -> patches.at(new SpacePoint(SPACE, new PointMm(Double.NaN, 0, 0)), 1))
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> new PatchLocator(SPACE, new long[1], new double[6]))
        .hasMessageContaining("1 patches have 6");
  }
}
