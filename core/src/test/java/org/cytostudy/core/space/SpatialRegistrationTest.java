package org.cytostudy.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.space.SpatialRegistration.DisplacementRef;
import org.cytostudy.core.space.SpatialRegistration.PlacedSection;
import org.cytostudy.core.space.SpatialRegistration.PlaneMarker;
import org.cytostudy.core.space.SpatialRegistration.Source;
import org.junit.jupiter.api.Test;

class SpatialRegistrationTest {
  private static final ObjectMapper MAPPER = CytostudyJson.mapper();
  private static final Sha256 HASH = Sha256.of(new byte[] {1});
  private static final SectionAffine OBLIQUE =
      new SectionAffine(
          new PointMm(0.001, 0, 0.0002),
          new PointMm(0.0001, 0.0003, -0.001),
          new PointMm(-40, -12, 30));

  private static SpatialRegistration registration(int formatVersion, int... numbers) {
    List<PlacedSection> sections = new ArrayList<>();
    for (int number : numbers) {
      sections.add(
          new PlacedSection(
              number,
              HASH,
              List.of(new PlaneMarker(1, 2, 3, 4)),
              OBLIQUE,
              new DisplacementRef("1Warp.nii.gz", HASH),
              new Source("ants", "a.mat", HASH)));
    }
    return new SpatialRegistration(formatVersion, "B01", Space.parse("mni-colin27@2008"), sections);
  }

  @Test
  void comesBackFromJsonAsItWas() throws JsonProcessingException {
    SpatialRegistration written = registration(1, 3, 7);
    String json = MAPPER.writeValueAsString(written);
    assertThat(json)
        .contains("\"space\":\"mni-colin27@2008\"", "[0.001,1.0E-4,-40.0]", "\"formatVersion\":1");
    assertThat(MAPPER.readValue(json, SpatialRegistration.class)).isEqualTo(written);
  }

  @Test
  void refusesAnotherFormatVersionAndASectionThatIsPlacedTwice() {
    assertThatThrownBy(() -> registration(2, 3))
        .hasMessageContaining("formatVersion must be 1, got 2");
    assertThatThrownBy(() -> registration(1, 3, 3)).hasMessageContaining("Section 3");
    assertThatThrownBy(() -> registration(1, 0)).hasMessageContaining("at least 1");
    assertThatThrownBy(
            () ->
                MAPPER.readValue(
                    "{\"formatVersion\":1,\"brain\":\"B\",\"sections\":[]}",
                    SpatialRegistration.class))
        .hasMessageContaining("space is missing");
  }

  @Test
  void refusesASpaceWithoutAVersion() {
    assertThatThrownBy(() -> Space.parse("mni-colin27")).hasMessageContaining("name@version");
    assertThatThrownBy(() -> Space.parse("a@b@c")).hasMessageContaining("name@version");
    assertThatThrownBy(() -> Space.parse("a b@1")).hasMessageContaining("name@version");
    assertThat(Space.parse("phantom-sheet@1")).isEqualTo(new Space("phantom-sheet", "1"));
  }

  @Test
  void refusesAnAffineThatSpansNoPlane() {
    PointMm x = new PointMm(1, 0, 0);
    PointMm zero = new PointMm(0, 0, 0);
    assertThatThrownBy(() -> new SectionAffine(x, x.times(2), zero))
        .hasMessageContaining("does not span a plane");
    assertThatThrownBy(() -> new SectionAffine(x, zero, zero))
        .hasMessageContaining("does not span a plane");
    assertThatThrownBy(() -> new SectionAffine(x, new PointMm(0, Double.NaN, 0), zero))
        .hasMessageContaining("no number");
    assertThatThrownBy(() -> MAPPER.readValue("[[1,2,3],[4,5,6]]", SectionAffine.class))
        .hasMessageContaining("three rows of three numbers");
  }

  @Test
  void findsTheFootOfAPointOffThePlane() {
    PointMm point = OBLIQUE.at(1234.5, 77.5).plus(OBLIQUE.normal().times(-0.25));
    SectionAffine.Foot foot = OBLIQUE.footOf(point);
    assertThat(foot.xPx()).isEqualTo(1234.5, within(1e-6));
    assertThat(foot.yPx()).isEqualTo(77.5, within(1e-6));
    assertThat(foot.offPlaneMm()).isEqualTo(-0.25, within(1e-9));
  }

  @Test
  void refusesAPointOfAnotherSpace() {
    SpacePoint point = new SpacePoint(new Space("a", "1"), new PointMm(1, 2, 3));
    assertThat(point.in(new Space("a", "1"))).isEqualTo(new PointMm(1, 2, 3));
    assertThatThrownBy(() -> point.in(new Space("a", "2")))
        .hasMessage("A point of a@1 was given where one of a@2 is needed");
  }
}
