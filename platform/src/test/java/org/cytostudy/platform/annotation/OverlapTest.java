package org.cytostudy.platform.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Expected values follow from the shapes by hand. */
class OverlapTest {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private static Geometry box(double left, double top, double side) {
    return GEOMETRY.toGeometry(new Envelope(left, left + side, top, top + side));
  }

  private static Geometry disc(double radius) {
    return GEOMETRY.createPoint(new Coordinate(0, 0)).buffer(radius, 400);
  }

  @Test
  void aShapeAgreesWithItself() {
    Overlap same = Overlap.of(box(0, 0, 1000), box(0, 0, 1000), 2);
    assertThat(same.dice()).isEqualTo(1);
    assertThat(same.areaA()).as("2000 µm squared").isEqualTo(4, within(1e-9));
    assertThat(same.meanDistanceUm()).isEqualTo(0, within(1e-9));
    assertThat(same.hausdorff95Um()).isEqualTo(0, within(1e-9));
  }

  @Test
  void halfAShiftIsHalfADice() {
    // Two squares of side 100 that share half of each: 2·5000 / 20000.
    Overlap shifted = Overlap.of(box(0, 0, 100), box(50, 0, 100), 1);
    assertThat(shifted.dice()).isEqualTo(.5, within(1e-12));
    // The outer side lies 50 away: 100·50. The inner one is as far from the nearer of the two
    // edges that it meets: 2 ∫0..50 y dy = 2500. Top and bottom: ∫0..50 x dx = 1250 each.
    assertThat(shifted.meanDistanceUm()).isEqualTo((5000 + 2500 + 2500) / 400.0, within(.1));
    assertThat(shifted.hausdorff95Um()).isEqualTo(50, within(.1));
  }

  @Test
  void concentricCirclesLieTheirDifferenceApartInMicrometres() {
    Overlap circles = Overlap.of(disc(100), disc(110), .5);
    assertThat(circles.meanDistanceUm()).isEqualTo(5, within(.01));
    assertThat(circles.hausdorff95Um()).isEqualTo(5, within(.01));
    assertThat(circles.dice()).isEqualTo(2 * 100. * 100 / (100 * 100 + 110 * 110), within(1e-4));
  }

  @Test
  void aRegionThatOneOfThemDidNotDrawHasNoDistance() {
    Overlap none = Overlap.of(box(0, 0, 10), GEOMETRY.createPolygon(), 1);
    assertThat(none.dice()).isZero();
    assertThat(none.areaB()).isZero();
    assertThat(none.meanDistanceUm()).isNull();
  }

  @Test
  void comparingIsSymmetric() {
    Overlap one = Overlap.of(box(0, 0, 100), disc(60), 1);
    Overlap other = Overlap.of(disc(60), box(0, 0, 100), 1);
    assertThat(one.dice()).isEqualTo(other.dice(), within(1e-12));
    assertThat(one.meanDistanceUm()).isEqualTo(other.meanDistanceUm());
    assertThat(one.hausdorff95Um()).isEqualTo(other.hausdorff95Um());
  }
}
