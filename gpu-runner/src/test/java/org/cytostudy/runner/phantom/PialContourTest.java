package org.cytostudy.runner.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PialContourTest {
  @Test
  void footPointOfEveryRibbonPointIsFoundToATenthOfAPixel() {
    for (int section = 0; section < 16; section += 5) {
      PialContour contour = (PialContour) Phantoms.demoCortex(5).section(2, section).fold();
      Stream random = Stream.root(section);
      for (int i = 0; i < 500; i++) {
        double arc = random.uniform(0, 120);
        double depth = random.uniform(0, 7);
        double x = contour.xMm(arc) + depth * contour.inwardX(arc);
        double y = contour.yMm(arc) + depth * contour.inwardY(arc);
        double foot = contour.footArcMm(x, y, arc + random.uniform(-.5, .5));
        assertThat(foot).isCloseTo(arc, within(.004));
        assertThat(contour.depthMm(x, y, foot)).isCloseTo(depth, within(.004));
      }
    }
  }

  @Test
  void bendsWithinItsLimitsAndEndsAtTheHeightOfItsBeginning() {
    for (long seed = 0; seed < 5; seed++) {
      PialContour contour = (PialContour) Phantoms.demoCortex(seed).section(0, 3).fold();
      double sharpest = 0;
      double steepest = 0;
      for (double arc = 0; arc <= 120; arc += .5) {
        sharpest = Math.max(sharpest, Math.abs(contour.curvature(arc)));
        steepest = Math.max(steepest, Math.abs(contour.headingRad(arc)));
      }
      assertThat(sharpest).isBetween(.005, 1 / PialContour.MIN_RADIUS_MM + 1e-9);
      assertThat(steepest).isBetween(.1, .62 + 1e-9);
      assertThat(contour.yMm(contour.firstArcMm()))
          .isCloseTo(contour.yMm(contour.lastArcMm()), within(6.0));
    }
  }

  @Test
  void arcLengthIsTheLengthOfTheCurve() {
    PialContour contour = (PialContour) Phantoms.demoCortex(9).section(1, 1).fold();
    double length = 0;
    for (int i = 0; i < 12_000; i++) {
      length +=
          Math.hypot(
              contour.xMm((i + 1) * .01) - contour.xMm(i * .01),
              contour.yMm((i + 1) * .01) - contour.yMm(i * .01));
    }
    assertThat(length).isCloseTo(120, within(.02));
  }
}
