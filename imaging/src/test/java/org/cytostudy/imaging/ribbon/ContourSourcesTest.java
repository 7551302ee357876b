package org.cytostudy.imaging.ribbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.imaging.TissueMask;
import org.cytostudy.imaging.space.GeometryFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contours from files, and contours that are estimated. */
class ContourSourcesTest {
  @TempDir Path folder;

  private static String feature(String properties, String type, String coordinates) {
    return "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":{\"type\":\"%s\",\"coordinates\":%s}}"
        .formatted(properties, type, coordinates);
  }

  private static String named(String name) {
    return "\"classification\":{\"name\":\"" + name + "\"}";
  }

  private static final String PIAL =
      feature(named("pial"), "LineString", "[[0,0],[100,0],[200,5]]");
  private static final String WHITE =
      feature(
          "\"classification\":{\"names\":[\"White\"]}",
          "Polygon",
          "[[[0,50],[90,50],[9,60],[0,50]]]");

  private ContourFile.Imported read(String json) throws IOException {
    return ContourFile.read(
        Files.writeString(folder.resolve("a.geojson"), json), 0.5, "Pial", "White");
  }

  @Test
  void readsLinesAndPolygonsOfTheTwoClasses() throws IOException {
    String other = feature(named("Region*"), "Point", "[1,2]");
    for (String form :
        new String[] {"[%s,%s,%s]", "{\"type\":\"FeatureCollection\",\"features\":[%s,%s,%s]}"}) {
      ContourFile.Imported imported = read(form.formatted(PIAL, WHITE, other));
      RibbonContours contours = imported.contours();
      assertThat(contours.origin()).isEqualTo(ContourOrigin.IMPORTED);
      assertThat(contours.pial().getFirst().closed()).isFalse();
      assertThat(contours.pial().getFirst().xPx()).containsExactly(0, 100, 200);
      assertThat(contours.white().getFirst().closed()).isTrue();
      assertThat(contours.white().getFirst().size()).isEqualTo(3);
      assertThat(imported.passedOver()).containsExactly("Region*");
    }
  }

  @Test
  void readsManyPiecesAndClosesLinesWhoseEndsMeet() throws IOException {
    String pial =
        feature(
            "\"name\":\"Pial\"", "MultiLineString", "[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,2]]]");
    String white =
        feature(
            named("White"),
            "MultiPolygon",
            "[[[[0,0],[1,0],[1,1],[0,0]],[[5,5],[6,5],[6,6],[5,5]]]]");
    RibbonContours contours = read("[" + pial + "," + white + "]").contours();
    assertThat(contours.pial()).extracting(Contour::closed).containsExactly(true, false);
    assertThat(contours.white()).hasSize(2);
  }

  @Test
  void saysWhatAFileLacks() {
    assertRefused("[" + PIAL + "]", "1 contours of class 'Pial' and 0 of class 'White'");
    assertRefused("{\"type\":\"FeatureCollection\"}", "/features");
    assertRefused("[{\"type\":\"Feature\"}]", "The feature has no geometry");
    assertRefused("[" + feature(named("Pial"), "Point", "[1,2]") + "]", "/0/geometry/type");
    assertRefused(
        "[" + feature(named("Pial"), "LineString", "[[0,0],[1,\"a\"]]") + "]",
        "/0/geometry/coordinates/1/1");
    assertRefused(
        "[" + feature(named("Pial"), "LineString", "[[0,0]]") + "]", "at least 2 points, got 1");
    assertRefused(
        "[" + feature(named("Pial"), "LineString", "[[0],[1,1]]") + "]", "two coordinates");
    assertRefused("[", "no JSON");
  }

  private void assertRefused(String json, String part) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(GeometryFileException.class)
        .hasMessageContaining(part);
  }

  private static TissueMask disc(int side, double radiusCells) {
    boolean[] tissue = new boolean[side * side];
    for (int i = 0; i < tissue.length; i++) {
      double dx = i % side + 0.5 - side / 2.0;
      int row = i / side;
      double dy = row + 0.5 - side / 2.0;
      tissue[i] = Math.hypot(dx, dy) < radiusCells;
    }
    return new TissueMask(side, side, 100, tissue);
  }

  @Test
  void estimatesContoursFromTheOutlineOfTissueAndMarksThem() {
    // A disc of 10 mm in cells of 100 µm; a section of 2 µm a pixel.
    RibbonContours contours = ContourEstimate.of(disc(260, 100), 2, 2.5);
    assertThat(contours.origin()).isEqualTo(ContourOrigin.ESTIMATED);
    assertThat(contours.pial()).hasSize(1);
    for (int i = 0; i < contours.pial().getFirst().size(); i++) {
      assertThat(radiusMm(contours.pial().getFirst(), i)).isEqualTo(10, within(0.12));
    }
    for (int i = 0; i < contours.white().getFirst().size(); i++) {
      assertThat(radiusMm(contours.white().getFirst(), i)).isEqualTo(7.5, within(0.15));
    }
    CorticalRibbon ribbon = CorticalRibbon.solve(contours, 150);
    assertThat(ribbon.origin()).isEqualTo(ContourOrigin.ESTIMATED);
    double middlePx = 13 * 500 + 8.75 * 500;
    assertThat(ribbon.depthAt(middlePx, 13 * 500).orElseThrow().thicknessMm())
        .isEqualTo(2.5, within(0.15));
  }

  private static double radiusMm(Contour contour, int i) {
    return Math.hypot(contour.xPx()[i] / 500 - 13, contour.yPx()[i] / 500 - 13);
  }

  @Test
  void keepsPiecesThatTouchAtACornerApartAndIgnoresHoles() {
    boolean[] tissue = new boolean[100 * 100];
    for (int i = 0; i < tissue.length; i++) {
      int x = i % 100;
      int y = i / 100;
      boolean hole = x > 20 && x < 25 && y > 20 && y < 25;
      tissue[i] = (x < 50 && y < 50 && !hole) || (x >= 50 && y >= 50);
    }
    RibbonContours contours = ContourEstimate.of(new TissueMask(100, 100, 100, tissue), 10, 1);
    assertThat(contours.pial()).hasSize(2);
    assertThat(contours.white()).hasSize(2);
  }

  @Test
  void estimatesNothingWhereTissueIsTooThin() {
    assertThatThrownBy(() -> ContourEstimate.of(disc(60, 20), 2, 2.5))
        .hasMessageContaining("thicker than twice the 2.5 mm");
    assertThatThrownBy(() -> ContourEstimate.of(disc(60, 20), 2, 0)).hasMessageContaining("over 0");
  }
}
