package org.cytostudy.runner.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cytostudy.core.job.Registration.Column;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.Registration.SectionRibbon;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.runner.worker.StepFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;

class RibbonLabelsTest {
  @TempDir Path folder;

  private static RibbonPoint point(double xPx, double inwardY, double arcMm) {
    return new RibbonPoint(xPx, 0, 0, inwardY, arcMm, 2, new Reference.Sheet(0, 0), null);
  }

  /** A straight ribbon of 20 mm along x at 1 mm per pixel, 2 mm thick, inward down. */
  private static Ribbon straight() {
    return new Ribbon(List.of(point(0, 1, 0), point(20, 1, 20)));
  }

  private SectionDrawings read(String json) throws IOException {
    return SectionDrawings.read(
        Files.writeString(folder.resolve("a.geojson"), json), "a.geojson", 1000);
  }

  private static String box(double left, double right) {
    return "{\"type\":\"Polygon\",\"coordinates\":[[[%s,0],[%s,0],[%s,2],[%s,2],[%s,0]]]}"
        .formatted(left, right, right, left, left);
  }

  private static String feature(String properties, String geometry) {
    return "{\"type\":\"Feature\",\"properties\":" + properties + ",\"geometry\":" + geometry + "}";
  }

  private static String area(String name, double left, double right) {
    return feature("{\"classification\":{\"name\":\"" + name + "\"}}", box(left, right));
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  private RibbonLabels labels(String json) throws IOException {
    return new RibbonLabels(straight(), read(json), 1);
  }

  @Test
  void findsBordersAndTheDistanceToTheNearest() throws IOException {
    RibbonLabels labels =
        labels(collection(area("V1", 0, 5), area("V2", 5, 12), area("V1", 12, 20)));
    assertThat(labels.areaAt(4.9)).isEqualTo("V1");
    assertThat(labels.areaAt(5.1)).isEqualTo("V2");
    assertThat(labels.borderMm(3)).isEqualTo(2, within(1e-3));
    assertThat(labels.borderMm(11)).isEqualTo(1, within(1e-3));
    assertThat(labels.borderMm(20)).isEqualTo(8, within(1e-3));
  }

  @Test
  void withinTheUncertaintyBandAroundABorderNothingIsLabelled() throws IOException {
    // 0.8 mm wide: half of it on either side, also on that of a neighbour who says nothing.
    String certain = area("V2", 5, 20);
    String banded =
        feature(
            "{\"classification\":{\"name\":\"V1\"},\"cytostudy\":{\"uncertaintyBandUm\":800}}",
            box(-5, 5));
    RibbonLabels labels = labels(collection(banded, certain));
    assertThat(labels.areaAt(4.5)).isEqualTo("V1");
    assertThat(labels.areaAt(4.7)).isNull();
    assertThat(labels.areaAt(5.3)).isNull();
    assertThat(labels.areaAt(5.5)).isEqualTo("V2");
    assertThat(labels.borderMm(3)).as("the border lies in its middle").isEqualTo(2, within(2e-3));
  }

  @Test
  void whatAModelPredictedLabelsNothingAndStillExcludes() throws IOException {
    String own = "{\"classification\":{\"name\":\"V1\"},\"cytostudy\":{%s}}";
    SectionDrawings drawings =
        read(
            collection(
                feature(own.formatted("\"origin\":\"predicted\""), box(0, 5)),
                feature(own.formatted("\"origin\":\"assisted\""), box(5, 10)),
                feature(
                    "{\"cytostudy\":{\"kind\":\"extent\",\"origin\":\"predicted\"}}", box(0, 1)),
                feature(
                    "{\"cytostudy\":{\"kind\":\"exclude\",\"origin\":\"predicted\"}}",
                    box(15, 20))));
    assertThat(drawings.at(2, 1)).isNull();
    assertThat(drawings.at(7, 1)).isEqualTo("V1");
    assertThat(
            drawings.excludes(
                new Coordinate(14, 0),
                new Coordinate(16, 0),
                new Coordinate(16, 1),
                new Coordinate(14, 1)))
        .isTrue();
  }

  @Test
  void theRegionThatThePlatformFoundCountsAndAClassThatMeansNoneLabelsNothing() throws IOException {
    String properties = "{\"classification\":{\"name\":\"V1\"},\"cytostudy\":{\"region\":%s}}";
    RibbonLabels labels =
        labels(
            collection(
                feature(properties.formatted("\"hOc1\""), box(0, 5)),
                feature(properties.formatted("null"), box(5, 10))));
    assertThat(labels.areaAt(2)).isEqualTo("hOc1");
    assertThat(labels.areaAt(7)).isNull();
  }

  @Test
  void putsTheBorderIntoTheMiddleOfANarrowGapAndNowhereInAWideOne() throws IOException {
    RibbonLabels narrow = labels(collection(area("V1", 0, 5), area("V2", 5.6, 20)));
    assertThat(narrow.areaAt(5.3)).isNull();
    assertThat(narrow.borderMm(3)).isEqualTo(2.3, within(2e-3));
    RibbonLabels wide = labels(collection(area("V1", 0, 5), area("V2", 7, 20)));
    assertThat(wide.borderMm(3)).isNull();
  }

  @Test
  void doesNotTakeTheEndOfTheAnnotatedExtentForABorder() throws IOException {
    RibbonLabels labels = labels(collection(area("V1", 4, 9)));
    assertThat(labels.areaAt(3)).isNull();
    assertThat(labels.areaAt(6)).isEqualTo("V1");
    assertThat(labels.borderMm(6)).isNull();
  }

  @Test
  void outsideTheAnnotatedExtentNothingIsLabelled() throws IOException {
    String extent = feature("{\"cytostudy\":{\"kind\":\"extent\"}}", box(2, 9));
    RibbonLabels labels = labels(collection(area("V1", 0, 5), area("V2", 5, 20), extent));
    assertThat(labels.areaAt(1)).isNull();
    assertThat(labels.areaAt(4)).isEqualTo("V1");
    assertThat(labels.areaAt(6)).isEqualTo("V2");
    assertThat(labels.areaAt(10)).isNull();
    assertThat(labels.borderMm(8)).as("V1 to V2 is the only border").isEqualTo(3, within(1e-3));
  }

  @Test
  void aPatchThatTouchesAnExcludedPolygonIsExcluded() throws IOException {
    SectionDrawings drawings =
        read(
            collection(
                area("V1", 0, 20), feature("{\"cytostudy\":{\"kind\":\"exclude\"}}", box(8, 10))));
    assertThat(drawings.excludes(square(5))).isFalse();
    assertThat(drawings.excludes(square(7.5))).isTrue();
    assertThat(drawings.excludes(square(8.5))).isTrue();
    assertThat(drawings.excludes(square(12))).isFalse();
    assertThat(drawings.at(9, 1)).as("an excluded polygon has no label of its own").isEqualTo("V1");
  }

  private static Coordinate[] square(double left) {
    return new Coordinate[] {
      new Coordinate(left, 0),
      new Coordinate(left + 1, 0),
      new Coordinate(left + 1, 1),
      new Coordinate(left, 1)
    };
  }

  @Test
  void readsEachFormThatQuPathWrites() throws IOException {
    assertThat(labels("[" + area("V1", 0, 9) + "]").areaAt(1)).isEqualTo("V1");
    assertThat(labels(area("V1", 0, 9)).areaAt(1)).isEqualTo("V1");
    assertThat(labels(box(0, 9)).areaAt(1)).isNull();
    String derived = feature("{\"classification\":{\"names\":[\"V1\",\"a\"]}}", box(0, 9));
    assertThat(labels(collection(derived)).areaAt(1)).isEqualTo("V1: a");
    String multi =
        feature(
            "{\"classification\":{\"name\":\"V1\"}}",
            "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[2,0],[2,2],[0,2],[0,0]]],"
                + "[[[6,0],[8,0],[8,2],[6,2],[6,0]]]]}");
    assertThat(labels(collection(multi)).areaAt(7)).isEqualTo("V1");
    assertThat(labels(collection(multi)).areaAt(4)).isNull();
  }

  @Test
  void looksOnlyAtClassifiedPolygonsOfKindArea() throws IOException {
    String layer =
        feature(
            "{\"classification\":{\"name\":\"IV\"},\"cytostudy\":{\"kind\":\"layer\"}}",
            box(0, 20));
    String line =
        feature(
            "{\"classification\":{\"name\":\"L\"}}",
            "{\"type\":\"LineString\",\"coordinates\":[[0,0],[20,2]]}");
    RibbonLabels labels =
        labels(collection(layer, line, feature("{}", box(0, 20)), area("V1", 0, 20)));
    assertThat(labels.areaAt(1)).isEqualTo("V1");
  }

  @Test
  void letsTheSmallestOfOverlappingPolygonsCount() throws IOException {
    RibbonLabels labels = labels(collection(area("large", 0, 20), area("small", 5, 8)));
    assertThat(labels.areaAt(6)).isEqualTo("small");
    assertThat(labels.areaAt(10)).isEqualTo("large");
  }

  @Test
  void keepsWhatAnOutlineThatCrossesItselfEncloses() throws IOException {
    String bow =
        feature(
            "{\"classification\":{\"name\":\"V1\"}}",
            "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[10,2],[10,0],[0,2],[0,0]]]}");
    assertThat(labels(collection(bow)).areaAt(1)).isEqualTo("V1");
  }

  @Test
  void refusesWhatIsNoGeoJson() {
    for (String text :
        List.of(
            "nonsense",
            "7",
            collection(
                feature(
                    "{\"classification\":{\"name\":\"V1\"}}",
                    "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1]]]}")),
            collection(
                feature(
                    "{\"classification\":{\"name\":\"V1\"}}",
                    "{\"type\":\"Polygon\",\"coordinates\":[[[\"a\",0],[1,1],[2,2]]]}")))) {
      assertThatThrownBy(() -> read(text))
          .as(text)
          .isInstanceOfSatisfying(
              StepFailure.class,
              failure -> assertThat(failure.failure().code()).isEqualTo("annotations-invalid"));
    }
  }

  @Test
  void refusesARibbonThatIsNone() {
    RibbonPoint a = point(0, 1, 0);
    assertThatThrownBy(() -> new Ribbon(List.of(a))).hasMessageContaining("two points");
    assertThatThrownBy(() -> new Ribbon(List.of(a, a))).hasMessageContaining("point 1");
    RibbonPoint flat = point(0, 0, 1);
    assertThatThrownBy(() -> new Ribbon(List.of(a, flat))).hasMessageContaining("normal");
  }

  /** Two pieces of 10 and 6 mm, half a millimetre of arc apart, at 1 mm per pixel. */
  private static Ribbon twoPieces() {
    return new Ribbon(
        new SectionRibbon(
            1,
            null,
            null,
            List.of(2),
            List.of(point(0, 1, 0), point(10, 1, 10), point(30, 1, 10.5), point(36, 1, 16.5))));
  }

  @Test
  void anchorsKeepHalfAPatchAwayFromTheEndsOfEachPiece() {
    PatchGeometry geometry = new PatchGeometry(new SampleSpec(20, 100, 12, 0, List.of()));
    Ribbon ribbon = twoPieces();
    assertThat(geometry.count(ribbon)).isEqualTo(12);
    double[] arcs = new double[12];
    for (int i = 0; i < arcs.length; i++) {
      arcs[i] = geometry.anchorMm(ribbon, i);
    }
    // Patches of 2 mm leave 8 and 4 mm: twelve anchors, one a millimetre.
    assertThat(arcs)
        .containsExactly(
            new double[] {1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 12, 13, 14, 15}, within(1e-9));
    assertThat(ribbon.at(12).xPx()).isEqualTo(31.5, within(1e-9));
    PatchGeometry wide = new PatchGeometry(new SampleSpec(110, 100, 12, 0, List.of()));
    assertThat(wide.count(ribbon)).as("patches wider than either piece").isZero();
  }

  @Test
  void thereIsNoBorderBetweenTwoPieces() throws IOException {
    RibbonLabels labels =
        new RibbonLabels(twoPieces(), read(collection(area("V1", -1, 11), area("V2", 29, 37))), 1);
    assertThat(labels.areaAt(9)).isEqualTo("V1");
    assertThat(labels.areaAt(11)).isEqualTo("V2");
    assertThat(labels.borderMm(9)).isNull();
  }

  @Test
  void refusesPiecesOfOnePointAndCoordinatesOfTwoKinds() {
    assertThatThrownBy(
            () ->
                new Ribbon(
                    new SectionRibbon(
                        1,
                        null,
                        null,
                        List.of(2),
                        List.of(point(0, 1, 0), point(1, 1, 1), point(2, 1, 2)))))
        .hasMessageContaining("two points");
    RibbonPoint elsewhere =
        new RibbonPoint(1, 0, 0, 1, 1, 2, new Reference.Place(new PointMm(0, 0, 0), null), null);
    assertThatThrownBy(() -> new Ribbon(List.of(point(0, 1, 0), elsewhere)))
        .hasMessageContaining("another kind");
  }

  @Test
  void areasAreThoseAtMidDepthOfTheColumnWhereItIsKnown() throws IOException {
    // The column leans: its middle lies 3 mm to the right of the pial point's normal.
    List<RibbonPoint> leaning =
        List.of(
            new RibbonPoint(0, 0, 0, 1, 0, 2, new Reference.Sheet(0, 0), new Column(3, 1, 6, 2)),
            new RibbonPoint(
                20, 0, 0, 1, 20, 2, new Reference.Sheet(0, 0), new Column(23, 1, 26, 2)));
    RibbonLabels labels =
        new RibbonLabels(
            new Ribbon(leaning), read(collection(area("V1", 0, 10), area("V2", 10, 30))), 1);
    assertThat(labels.areaAt(6.5)).isEqualTo("V1");
    assertThat(labels.areaAt(7.5)).isEqualTo("V2");
  }
}
