package org.cytostudy.imaging.ribbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.core.space.DepthModel;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.SectionAffine;
import org.cytostudy.imaging.ribbon.CorticalRibbon.CorticalDepth;
import org.junit.jupiter.api.Test;

/**
 * Depth is compared with closed forms. Between circles of radius r₀ (pial) and r₁ (white): Laplace
 * ln(r/r₀)/ln(r₁/r₀), equivolumetric (r² − r₀²)/(r₁² − r₀²). Pixels are of 2 µm.
 */
class CorticalRibbonTest {
  private static final double PX_PER_MM = 500;
  private static final double GRID_UM = 80;
  private static final double CENTRE_MM = 20;

  private static Contour arc(double radiusMm, double fromDegrees, double toDegrees) {
    int points = 3001;
    double[] xPx = new double[points];
    double[] yPx = new double[points];
    for (int i = 0; i < points; i++) {
      double angle = Math.toRadians(fromDegrees + (toDegrees - fromDegrees) * i / (points - 1));
      xPx[i] = (CENTRE_MM + radiusMm * Math.cos(angle)) * PX_PER_MM;
      yPx[i] = (CENTRE_MM + radiusMm * Math.sin(angle)) * PX_PER_MM;
    }
    return new Contour(xPx, yPx, false);
  }

  private static Contour circle(double radiusMm) {
    Contour open = arc(radiusMm, 0, 360 - 360.0 / 3001);
    return new Contour(open.xPx(), open.yPx(), true);
  }

  private static RibbonContours ribbon(Contour pial, Contour white) {
    return new RibbonContours(
        ContourOrigin.IMPORTED, 1000 / PX_PER_MM, List.of(pial), List.of(white));
  }

  /** Asserts depths along rays of a ring between angles. */
  private static void assertRing(
      RibbonContours contours, double r0, double r1, double fromDegrees, double toDegrees) {
    CorticalRibbon ribbon = CorticalRibbon.solve(contours, GRID_UM);
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      double share = 0.005 + 0.99 * random.nextDouble();
      double r = r0 + share * (r1 - r0);
      double angle = Math.toRadians(fromDegrees + (toDegrees - fromDegrees) * random.nextDouble());
      CorticalDepth depth =
          ribbon
              .depthAt(
                  (CENTRE_MM + r * Math.cos(angle)) * PX_PER_MM,
                  (CENTRE_MM + r * Math.sin(angle)) * PX_PER_MM)
              .orElseThrow();
      assertThat(depth.laplace()).isEqualTo(Math.log(r / r0) / Math.log(r1 / r0), within(1e-3));
      assertThat(depth.equivolumetric())
          .isEqualTo((r * r - r0 * r0) / (r1 * r1 - r0 * r0), within(2e-3));
      assertThat(depth.thicknessMm()).isEqualTo(Math.abs(r1 - r0), within(0.003));
      assertThat(depth.fromPialMm()).isEqualTo(Math.abs(r - r0), within(0.003));
    }
  }

  @Test
  void followsBothEquationsInARingAroundWhiteMatter() {
    assertRing(ribbon(circle(8), circle(5)), 8, 5, 0, 360);
  }

  /**
   * The wall of a sulcus: the pial border lies inside, and both ends are cut, 36° away at least.
   */
  @Test
  void followsBothEquationsAroundASulcusWithCutEnds() {
    assertRing(ribbon(arc(4, 10, 170), arc(6.5, 170, 10)), 4, 6.5, 46, 134);
  }

  @Test
  void isEvenInASlabThatLiesAskewOnTheGrid() {
    double turn = Math.toRadians(23);
    // From (10, 10) mm 12 mm along the slab, 2.5 mm deep.
    double[] along = {Math.cos(turn), Math.sin(turn)};
    double[] inward = {-Math.sin(turn), Math.cos(turn)};
    double[][] corners = new double[4][2];
    for (int k = 0; k < 2; k++) {
      corners[0][k] = 10 * PX_PER_MM;
      corners[1][k] = (10 + 12 * along[k]) * PX_PER_MM;
      corners[2][k] = (10 + 2.5 * inward[k]) * PX_PER_MM;
      corners[3][k] = (10 + 12 * along[k] + 2.5 * inward[k]) * PX_PER_MM;
    }
    Contour pial =
        new Contour(
            new double[] {corners[0][0], corners[1][0]},
            new double[] {corners[0][1], corners[1][1]},
            false);
    Contour white =
        new Contour(
            new double[] {corners[2][0], corners[3][0]},
            new double[] {corners[2][1], corners[3][1]},
            false);
    CorticalRibbon ribbon = CorticalRibbon.solve(ribbon(pial, white), GRID_UM);
    for (double at = 1; at < 11; at += 0.37) {
      for (double deep = 0.05; deep < 2.5; deep += 0.31) {
        CorticalDepth depth =
            ribbon
                .depthAt(
                    (10 + at * along[0] + deep * inward[0]) * PX_PER_MM,
                    (10 + at * along[1] + deep * inward[1]) * PX_PER_MM)
                .orElseThrow();
        // A cut that is askew to the grid is of first order: felt within a thickness, and next to
        // it
        // streamlines may leave through it.
        double tolerance = at < 2.5 || at > 9.5 ? 0.03 : 2e-3;
        assertThat(depth.laplace()).isEqualTo(deep / 2.5, within(tolerance));
        assertThat(depth.equivolumetric()).isEqualTo(deep / 2.5, within(tolerance));
        assertThat(depth.thicknessMm()).isEqualTo(2.5, within(2.5 * tolerance));
      }
    }
  }

  @Test
  void isOfSecondOrderInTheGrid() {
    double[] errors = new double[2];
    for (int i = 0; i < 2; i++) {
      CorticalRibbon ribbon =
          CorticalRibbon.solve(ribbon(circle(8), circle(5)), i == 0 ? 300 : 100);
      for (int k = 0; k < 200; k++) {
        double r = 5.1 + 2.8 * k / 200;
        double xPx = (CENTRE_MM + r * Math.cos(k)) * PX_PER_MM;
        double yPx = (CENTRE_MM + r * Math.sin(k)) * PX_PER_MM;
        double expected = Math.log(r / 8) / Math.log(5.0 / 8);
        errors[i] += Math.abs(ribbon.depthAt(xPx, yPx).orElseThrow().laplace() - expected) / 200;
      }
    }
    // A third of the spacing: a ninth of the error for a method of second order.
    assertThat(errors[0] / errors[1]).isGreaterThan(6);
  }

  @Test
  void knowsNoDepthOutsideOfTheCortex() {
    CorticalRibbon ribbon = CorticalRibbon.solve(ribbon(circle(8), circle(5)), 200);
    assertThat(ribbon.depthAt(CENTRE_MM * PX_PER_MM, CENTRE_MM * PX_PER_MM)).isEmpty();
    assertThat(ribbon.depthAt((CENTRE_MM + 8.1) * PX_PER_MM, CENTRE_MM * PX_PER_MM)).isEmpty();
    assertThat(ribbon.depthAt((CENTRE_MM + 30) * PX_PER_MM, CENTRE_MM * PX_PER_MM)).isEmpty();
    assertThat(ribbon.streamline(0, 0)).isEmpty();
    assertThat(ribbon.origin()).isEqualTo(ContourOrigin.IMPORTED);
  }

  @Test
  void measuresTheMidLine() {
    CorticalRibbon ribbon = CorticalRibbon.solve(ribbon(circle(8), circle(5)), GRID_UM);
    DepthLine laplace = ribbon.depthLines(100, 0.5, DepthModel.LAPLACE).getFirst();
    assertThat(laplace.closed()).isTrue();
    assertThat(laplace.lengthMm()).isEqualTo(2 * Math.PI * Math.sqrt(8 * 5), within(0.01));
    DepthLine volume = ribbon.depthLines(100, 0.5, DepthModel.EQUIVOLUMETRIC).getFirst();
    assertThat(volume.lengthMm()).isEqualTo(2 * Math.PI * Math.sqrt((64 + 25) / 2.0), within(0.02));
    DepthLine middle = ribbon.depthLines(100, 0.5, DepthModel.EQUIDISTANT).getFirst();
    assertThat(middle.lengthMm()).isEqualTo(2 * Math.PI * 6.5, within(0.01));
    assertThat(middle.points())
        .allSatisfy(point -> assertThat(point.thicknessMm()).isEqualTo(3, within(0.003)));
    assertThat(middle.points().stream().map(DepthLine.Point::arcMm)).isSorted();
  }

  @Test
  void measuresAnOpenMidLineFromItsFirstPoint() {
    CorticalRibbon ribbon =
        CorticalRibbon.solve(ribbon(arc(4, 10, 170), arc(6.5, 10, 170)), GRID_UM);
    DepthLine line = ribbon.depthLines(50, 0.5, DepthModel.EQUIDISTANT).getFirst();
    assertThat(line.closed()).isFalse();
    // The last stretch ends with the last streamline, up to one spacing before the cut.
    assertThat(line.lengthMm()).isEqualTo(Math.toRadians(160) * 5.25, within(0.15));
    assertThat(line.points().getLast().arcMm()).isEqualTo(line.lengthMm());
  }

  @Test
  void readsAProfileAlongAStreamline() {
    CorticalRibbon ribbon = CorticalRibbon.solve(ribbon(circle(8), circle(5)), GRID_UM);
    Streamline line =
        ribbon.streamline((CENTRE_MM + 6) * PX_PER_MM, CENTRE_MM * PX_PER_MM).orElseThrow();
    assertThat(line.fromPialMm()).isSorted();
    assertThat(line.laplace()).isSorted().startsWith(0).endsWith(1);
    assertThat(line.equivolumetric()).isSorted().startsWith(0).endsWith(1);
    Streamline.Place[] places = line.profile(3, DepthModel.EQUIDISTANT);
    for (int i = 0; i < 3; i++) {
      assertThat(places[i].xPx() / PX_PER_MM - CENTRE_MM).isEqualTo(7.5 - i, within(0.003));
      assertThat(places[i].yPx() / PX_PER_MM).isEqualTo(CENTRE_MM, within(0.003));
    }
    double volume = line.at(0.5, DepthModel.EQUIVOLUMETRIC).xPx() / PX_PER_MM - CENTRE_MM;
    assertThat(volume).isEqualTo(Math.sqrt((64 + 25) / 2.0), within(0.005));
    assertThatThrownBy(() -> line.profile(0, DepthModel.LAPLACE))
        .hasMessageContaining("at least 1");
  }

  @Test
  void refusesContoursThatEncloseNoRibbon() {
    assertThatThrownBy(() -> CorticalRibbon.solve(ribbon(circle(5), circle(8)), 100))
        .hasMessageContaining("A white contour leaves the pial one near pixel");
    assertThatThrownBy(() -> CorticalRibbon.solve(ribbon(circle(8), arc(5, 0, 90)), 100))
        .hasMessageContaining("more open white contours");
    assertThatThrownBy(() -> CorticalRibbon.solve(ribbon(arc(8, 0, 90), circle(5)), 100))
        .hasMessageContaining("more open pial contours");
    Contour straight = new Contour(new double[] {0, 1000}, new double[] {0, 0}, false);
    Contour across =
        new Contour(new double[] {0, 400, 400, 1000}, new double[] {100, 100, -100, -100}, false);
    assertThatThrownBy(() -> CorticalRibbon.solve(ribbon(straight, across), 10))
        .hasMessageContaining("crosses itself near pixel (400.0, 0.0)");
    assertThatThrownBy(() -> CorticalRibbon.solve(ribbon(circle(8), circle(5)), 20_000))
        .hasMessageContaining("finer grid");
    assertThatThrownBy(() -> CorticalRibbon.solve(ribbon(circle(8), circle(5)), 1))
        .hasMessageContaining("coarser grid");
    assertThatThrownBy(() -> CorticalRibbon.solve(ribbon(circle(8), circle(5)), 0))
        .hasMessageContaining("over 0");
    assertThatThrownBy(() -> new Contour(new double[1], new double[1], false))
        .hasMessageContaining("at least 2 points");
    assertThatThrownBy(() -> new Contour(new double[] {0, Double.NaN}, new double[] {0, 1}, false))
        .hasMessageContaining("Point 1");
    CorticalRibbon sound = CorticalRibbon.solve(ribbon(circle(8), circle(5)), 400);
    assertThatThrownBy(() -> sound.depthLines(0, 0.5, DepthModel.LAPLACE))
        .hasMessageContaining("spacing over 0");
  }

  @Test
  void tellsHowObliquelyASectionCuts() {
    // A coronal plane: its normal runs along y.
    SectionAffine coronal =
        new SectionAffine(
            new PointMm(0.001, 0, 0), new PointMm(0, 0, -0.001), new PointMm(0, 5, 0));
    assertThat(CuttingAngle.degrees(coronal, new PointMm(0, 0, 1))).isZero();
    assertThat(CuttingAngle.degrees(coronal, new PointMm(0, -2, 0))).isEqualTo(90, within(1e-9));
    assertThat(CuttingAngle.degrees(coronal, new PointMm(Math.sqrt(3), 1, 0)))
        .isEqualTo(30, within(1e-9));
    assertThat(CuttingAngle.thicknessMm(3, 60)).isEqualTo(1.5, within(1e-12));
    assertThatThrownBy(() -> CuttingAngle.degrees(coronal, new PointMm(0, 0, 0)))
        .hasMessageContaining("over 0");
  }
}
