package org.cytostudy.imaging.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpacePoint;
import org.cytostudy.core.space.SpatialRegistration.PlacedSection;
import org.cytostudy.core.space.SpatialRegistration.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Golden points: scipy's LinearNDInterpolator over scipy.spatial.Delaunay of the markers' places in
 * the image, with VisuAlign's frame, then {@code o + x/w·u + y/h·v} in NumPy.
 */
class QuickNiiSeriesTest {
  private static final Space ATLAS = Space.parse("waxholm-rat@4");
  private static final Affine3 ATLAS_TO_MM =
      Affine3.ofRows(0.025, 0, 0, -5.7, 0, 0.025, 0, -6.6, 0, 0, 0.025, -4);
  private static final Sha256 HASH = Sha256.of("image");
  private static final Source SOURCE = new Source("visualign", "a.json", HASH);
  private static final String SLICE =
      """
      {"filename": "s001.png", "nr": 1, "width": 200, "height": 100,
       "anchoring": [300, 250, 310, -290, 3, 1, 2, 10, -300],
       "markers": [[40,30,44,28],[150,20,146,25],[100,80,105,77],[60,70,57,72]]}""";

  @TempDir Path folder;

  private QuickNiiSeries read(String slices) throws IOException {
    return QuickNiiSeries.read(
        Files.writeString(
            folder.resolve("a.json"),
            "{\"name\":\"x\",\"target\":\"WHS.cutlas\",\"slices\":" + slices + "}"));
  }

  private static SectionTransform transform(QuickNiiSeries.Slice slice) {
    PlacedSection placed = slice.place(1, HASH, 2000, 1000, ATLAS_TO_MM, SOURCE);
    return new SectionTransform(ATLAS, placed, null);
  }

  @Test
  void placesPixelsOfTheWholeSectionThroughMarkersAndAnchoring() throws IOException {
    QuickNiiSeries series = read("[" + SLICE + "]");
    assertThat(series.target()).isEqualTo("WHS.cutlas");
    SectionTransform transform = transform(series.slices().getFirst());
    assertThat(
            transform
                .at(700, 500)
                .in(ATLAS)
                .distanceMm(
                    new PointMm(-0.5595920859794825, -0.1946042989741077, -0.16324377137274126)))
        .isLessThan(1e-9);
    SpacePoint other = transform.at(1200, 400);
    assertThat(
            other
                .in(ATLAS)
                .distanceMm(
                    new PointMm(-2.543195329087049, -0.2092781316348189, 0.8972080679405527)))
        .isLessThan(1e-9);
    SectionTransform.OnSection back = transform.locate(other);
    assertThat(Math.hypot(back.xPx() - 1200, back.yPx() - 400)).isLessThan(1e-6);
    assertThat(back.offSectionMm()).isLessThan(1e-9);
  }

  @Test
  void placesByAnchoringAloneWithoutMarkers() throws IOException {
    String plain = SLICE.replaceAll(",\\s+\"markers.*]]", "");
    SectionTransform transform = transform(read("[" + plain + "]").slices().getFirst());
    // o at the outer corner, o + u + v at the opposite one
    assertThat(transform.at(0, 0).in(ATLAS))
        .isEqualTo(ATLAS_TO_MM.apply(new PointMm(300, 250, 310)));
    assertThat(
            transform
                .at(2000, 1000)
                .in(ATLAS)
                .distanceMm(ATLAS_TO_MM.apply(new PointMm(12, 263, 11))))
        .isLessThan(1e-12);
  }

  @Test
  void listsSlicesThatNobodyAnchored() throws IOException {
    QuickNiiSeries series = read("[{\"filename\":\"s9.png\",\"nr\":9}," + SLICE + "]");
    assertThat(series.notAnchored()).containsExactly("s9.png");
    assertThat(series.slices()).hasSize(1);
  }

  @Test
  void refusesWithThePointerOfTheFault() {
    assertRefused("{}", "/slices", "no list of slices");
    assertRefused("[{\"nr\":1}]", "/slices/0/filename", "no file name");
    assertRefused("[" + SLICE.replace("-300]", "]") + "]", "line", "no JSON");
    assertRefused("[" + SLICE.replace(", -300]", "]") + "]", "/slices/0/anchoring", "9 numbers");
    assertRefused("[" + SLICE.replace("310", "\"a\"") + "]", "/slices/0/anchoring/2", "no number");
    assertRefused("[" + SLICE.replace("2, 10, -300", "-580, 6, 2") + "]", "/anchoring", "span");
    assertRefused(
        "[" + SLICE.replace("\"width\": 200", "\"width\": 0") + "]", "/width", "no width");
    assertRefused("[" + SLICE.replace("[40,30,44,28]", "[40,30]") + "]", "/markers/0", "4 numbers");
  }

  private void assertRefused(String slices, String where, String what) {
    assertThatThrownBy(() -> read(slices))
        .isInstanceOf(GeometryFileException.class)
        .hasMessageContaining(where)
        .hasMessageContaining(what);
  }

  @Test
  void refusesAnImageOfOtherProportionsAndMarkersThatFold() throws IOException {
    QuickNiiSeries.Slice slice = read("[" + SLICE + "]").slices().getFirst();
    assertThatThrownBy(() -> slice.place(1, HASH, 2000, 1100, ATLAS_TO_MM, SOURCE))
        .hasMessageContaining("other proportions");
    String crossed = SLICE.replace("[40,30,44,28]", "[170,30,44,28]");
    QuickNiiSeries.Slice folding = read("[" + crossed + "]").slices().getFirst();
    assertThatThrownBy(() -> transform(folding)).hasMessageContaining("fold the plane");
  }
}
