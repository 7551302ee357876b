package org.cytostudy.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.Registration.Column;
import org.cytostudy.core.job.Registration.OnSurface;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.Registration.SectionRibbon;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.core.space.DepthModel;
import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SurfaceRef;
import org.junit.jupiter.api.Test;

class RegistrationTest {
  private static final ObjectMapper JSON = CytostudyJson.mapper();
  private static final SurfaceRef SURFACE =
      new SurfaceRef(
          "mid",
          "1",
          Space.parse("lab@1"),
          List.of(new SurfaceRef.HemisphereMesh(Hemisphere.LEFT, "lh.gii", Sha256.of("mesh"))));

  private static final String OLD_POINT =
      "{\"xPx\":1.0,\"yPx\":2.0,\"inwardX\":0.0,\"inwardY\":1.0,\"arcMm\":0.5,\"uMm\":3.0,\"vMm\":4.0,"
          + "\"thicknessMm\":2.5}";

  private static RibbonPoint read(String point) throws Exception {
    return JSON.readValue(point, RibbonPoint.class);
  }

  @Test
  void readsRegistrationsFromBeforeThereWereSpaces() throws Exception {
    Registration old =
        JSON.readValue(
            "{\"brain\":\"B1\",\"space\":\"phantom-sheet/1\",\"sections\":[{\"section\":3,\"points\":["
                + OLD_POINT
                + "]}]}",
            Registration.class);
    assertThat(old.formatVersion()).isEqualTo(1);
    assertThat(old.surface()).isNull();
    assertThat(old.sections().getFirst().points().getFirst())
        .isEqualTo(new RibbonPoint(1, 2, 0, 1, 0.5, 2.5, new Reference.Sheet(3, 4), null));
  }

  @Test
  void writesAPointOfASheetAsItAlwaysDid() throws Exception {
    assertThat(JSON.writeValueAsString(read(OLD_POINT))).isEqualTo(OLD_POINT);
  }

  @Test
  void readsBackVerticesColumnsAndPieces() throws Exception {
    RibbonPoint off =
        new RibbonPoint(
            1, 2, 0, 1, 0, 2, new Reference.Place(new PointMm(-40.5, 10, 7), null), null);
    RibbonPoint on =
        new RibbonPoint(
            1,
            2,
            0,
            1,
            0.25,
            2,
            new Reference.Place(new PointMm(-40, 10, 7), new OnSurface(81234, 0.3, 17.5)),
            new Column(1, 3, 1, 4));
    Registration registration =
        new Registration(
            2,
            "B1",
            "lab@1",
            SURFACE,
            DepthModel.EQUIVOLUMETRIC,
            List.of(
                new SectionRibbon(
                    7, Sha256.of("image"), ContourOrigin.ESTIMATED, List.of(1), List.of(off, on))));
    String text = JSON.writeValueAsString(registration);
    assertThat(text)
        .contains("\"vertex\":81234", "\"origin\":\"estimated\"", "\"hemisphere\":\"left\"")
        .doesNotContain("null", "uMm");
    assertThat(JSON.readValue(text, Registration.class)).isEqualTo(registration);
  }

  @Test
  void refusesPointsThatAreHalfSomewhere() {
    String rest = "{\"xPx\":1,\"yPx\":2,\"inwardX\":0,\"inwardY\":1,\"arcMm\":0,\"thicknessMm\":2";
    assertThatThrownBy(() -> read(rest + "}")).hasMessageContaining("on a sheet");
    assertThatThrownBy(() -> read(rest + ",\"uMm\":1}")).hasMessageContaining("uMm, vMm");
    assertThatThrownBy(() -> read(rest + ",\"xMm\":1,\"yMm\":2}"))
        .hasMessageContaining("xMm, yMm, zMm");
    assertThatThrownBy(
            () ->
                read(
                    rest
                        + ",\"uMm\":1,\"vMm\":1,\"vertex\":1,\"offSurfaceMm\":1,"
                        + "\"cuttingAngleDeg\":1}"))
        .hasMessageContaining("vertex");
  }

  @Test
  void aSheetMayTellHowItIsFolded() throws Exception {
    RibbonPoint point =
        new RibbonPoint(1, 2, 0, 1, 0, 2, new Reference.Sheet(3, 4, new PointMm(-5, 4, 6)), null);
    String text = JSON.writeValueAsString(point);
    assertThat(text).contains("\"uMm\":3.0", "\"zMm\":6.0").doesNotContain("null");
    assertThat(JSON.readValue(text, RibbonPoint.class)).isEqualTo(point);
  }

  @Test
  void refusesPiecesThatDoNotAscendAndVersionsThatNobodyKnows() {
    RibbonPoint point = new RibbonPoint(1, 2, 0, 1, 0, 2, new Reference.Sheet(0, 0), null);
    for (List<Integer> pieces : List.of(List.of(0), List.of(2), List.of(1, 1))) {
      assertThatThrownBy(() -> new SectionRibbon(7, null, null, pieces, List.of(point, point)))
          .hasMessageContaining("pieces of section 7");
    }
    assertThatThrownBy(() -> new Registration(3, "B1", "lab@1", null, null, List.of()))
        .hasMessageContaining("formatVersion");
  }

  @Test
  void refusesASurfaceOfAnotherSpaceAndAHemisphereTwice() {
    assertThatThrownBy(() -> RibbonSpec.usual(Space.parse("other@1"), SURFACE, List.of()))
        .hasMessageContaining("mid@1")
        .hasMessageContaining("lab@1");
    SurfaceRef.HemisphereMesh left = SURFACE.hemispheres().getFirst();
    assertThatThrownBy(() -> new SurfaceRef("mid", "1", Space.parse("lab@1"), List.of(left, left)))
        .hasMessageContaining("each once");
  }

  @Test
  void readsObjectivesAndStepsOfBothGenerations() throws Exception {
    String old =
        "{\"kind\":\"spatial-nce\",\"temperature\":0.1,\"positiveRadiusMm\":5,\"negativeRadiusMm\":10,"
            + "\"crossBrainFraction\":0.5,\"excludeSameSection\":true,\"shuffleCoordinates\":false}";
    assertThat(JSON.readValue(old, ObjectiveSpec.class)).isEqualTo(ObjectiveSpec.demoSpatialNce());
    for (StepSpec spec :
        List.of(
            RibbonSpec.usual(Space.parse("lab@1"), SURFACE, List.of()),
            new TargetsSpec(
                "5-HT1A", "fmol/mg", new TargetsSpec.Volume(Space.parse("lab@1"), "a.nii", 0)),
            new TargetsSpec(
                "myelin",
                "ratio",
                new TargetsSpec.Surface(
                    SURFACE,
                    List.of(new TargetsSpec.HemisphereMap(Hemisphere.LEFT, "lh.shape.gii")),
                    0)))) {
      assertThat(JSON.readValue(JSON.writeValueAsString(spec), StepSpec.class)).isEqualTo(spec);
    }
  }
}
