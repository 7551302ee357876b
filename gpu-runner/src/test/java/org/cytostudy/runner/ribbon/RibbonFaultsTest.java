package org.cytostudy.runner.ribbon;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.RibbonReport.SectionResult;
import org.cytostudy.core.job.RibbonSpec.RibbonSection;
import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.SectionAffine;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpatialRegistration.DisplacementRef;
import org.cytostudy.core.space.SpatialRegistration.PlacedSection;
import org.cytostudy.core.space.SpatialRegistration.Source;
import org.cytostudy.runner.study.ByHand.Done;
import org.cytostudy.runner.surface.GiftiText;
import org.junit.jupiter.api.Test;

/** What the step does where a section, a brain or an input is not as it should be. */
class RibbonFaultsTest extends SlabOfCortex {
  @Test
  void aSectionThatFailsIsARowOfTheReportAndTheOthersGoOn() throws IOException {
    DisplacementRef nowhere = new DisplacementRef("warp.nii.gz", Sha256.of("warp"));
    List<InputRef> inputs =
        new ArrayList<>(
            List.of(
                surface,
                slab("slab.geojson"),
                contours(
                    "crossed.geojson",
                    line("Pial", 50, 100, 500, 300, 950, 100),
                    line("White", 50, 225, 950, 225)),
                contours("half.geojson", line("Pial", 50, 100, 950, 100)),
                placements(
                    SPACE,
                    placed(1, IMAGE, null),
                    placed(3, IMAGE, null),
                    placed(4, Sha256.of("rescan"), null),
                    placed(5, IMAGE, null),
                    placed(6, IMAGE, null),
                    placed(7, IMAGE, nowhere))));
    Done done =
        hand.work(
            spec(
                surfaceRef(),
                section(1, Hemisphere.LEFT, "slab.geojson"),
                section(2, Hemisphere.LEFT, "slab.geojson"),
                section(3, Hemisphere.LEFT, "crossed.geojson"),
                section(4, Hemisphere.LEFT, "slab.geojson"),
                section(5, Hemisphere.RIGHT, "slab.geojson"),
                section(6, Hemisphere.LEFT, "half.geojson"),
                section(7, Hemisphere.LEFT, "slab.geojson")),
            1,
            2,
            inputs);
    assertThat(registration(done).sections())
        .extracting(Registration.SectionRibbon::section)
        .containsExactly(1);
    List<SectionResult> sections = report(done).sections();
    assertThat(sections).extracting(SectionResult::section).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(sections)
        .extracting(result -> result.problem() == null ? "" : result.problem().code())
        .containsExactly(
            "",
            "section-not-placed",
            "ribbon-unsolvable",
            "placement-of-another-image",
            "hemisphere-missing",
            "geometry-corrupt",
            "displacement-missing");
    assertThat(requireNonNull(sections.get(2).problem()).title())
        .contains("crosses itself near pixel");
    assertThat(requireNonNull(sections.get(2).problem()).where()).contains("crossed.geojson");
    assertThat(done.output(ArtefactKind.RIBBON_REPORT).attributes())
        .containsEntry("found", "1")
        .containsEntry("failed", "6");
  }

  @Test
  void aBrainWithoutAnyRibbonGetsNoRegistration() throws IOException {
    Done done =
        hand.work(
            spec(null, section(2, Hemisphere.LEFT, "slab.geojson")),
            1,
            1,
            List.of(slab("slab.geojson"), placements(SPACE, placed(1, IMAGE, null))));
    assertThat(done.outputs(ArtefactKind.REGISTRATION)).isEmpty();
    assertThat(report(done).sections().getFirst().ribbon()).isNull();
    try (var files = Files.walk(done.out())) {
      assertThat(files.filter(file -> file.toString().contains("registrations/B1"))).isEmpty();
    }
  }

  @Test
  void stationsThatLieTooFarFromTheSurfaceHaveNoVertex() throws IOException {
    PlacedSection deep =
        new PlacedSection(
            7,
            IMAGE,
            List.of(),
            new SectionAffine(
                new PointMm(PIXEL_MM, 0, 0), new PointMm(0, 0, -PIXEL_MM), new PointMm(0, 5, 0)),
            null,
            new Source("hand", "by.json", IMAGE));
    Done done =
        hand.work(
            spec(surfaceRef(), section(7, Hemisphere.LEFT, "slab.geojson")),
            1,
            1,
            List.of(surface, slab("slab.geojson"), placements(SPACE, deep)));
    for (RibbonPoint point : registration(done).sections().getFirst().points()) {
      Reference.Place place = (Reference.Place) point.reference();
      // The surface ends at x = 10 mm, the slab goes on to 19 mm; 3 mm are allowed.
      if (Math.abs(place.point().xMm() - 13) > 0.01) {
        assertThat(place.surface() != null).isEqualTo(place.point().xMm() < 13);
      }
    }
    assertThat(requireNonNull(report(done).sections().getFirst().ribbon()).stationsOffSurface())
        .isGreaterThan(15);
  }

  @Test
  void refusesAnotherSpaceAndWhatIsNoInput() throws IOException {
    RibbonSection slab = section(7, Hemisphere.LEFT, "slab.geojson");
    InputRef placed = placements(SPACE, placed(7, IMAGE, null));
    InputRef drawn = slab("slab.geojson");
    assertThat(
            hand.fail(
                    spec(null, slab),
                    List.of(drawn, placements(Space.parse("other@1"), placed(7, IMAGE, null))))
                .code())
        .isEqualTo("space-differs");
    assertThat(hand.fail(spec(null, slab), List.of(drawn)).code())
        .isEqualTo("spatial-registration-missing");
    assertThat(hand.fail(spec(surfaceRef(), slab), List.of(drawn, placed)).code())
        .isEqualTo("surface-missing");
    assertThat(hand.fail(spec(null, slab), List.of(placed)).code()).isEqualTo("manifest-invalid");
    assertThat(hand.fail(spec(null, slab, slab), List.of(drawn, placed)).title())
        .contains("named twice");
  }

  @Test
  void refusesASurfaceThatIsNone() throws IOException {
    PointMm corner = new PointMm(0, 0, 0);
    Path file =
        GiftiText.write(
            folder.resolve("fan.surf.gii"),
            List.of(
                corner,
                new PointMm(1, 0, 0),
                new PointMm(0, 1, 0),
                new PointMm(0, 0, 1),
                new PointMm(0, -1, 0)),
            List.of(new int[] {0, 1, 2}, new int[] {0, 1, 3}, new int[] {0, 1, 4}));
    surface = hand.store("surface", "lh.surf.gii", ArtefactKind.SURFACE, file);
    assertThat(
            hand.fail(
                    spec(surfaceRef(), section(7, Hemisphere.LEFT, "slab.geojson")),
                    List.of(
                        surface, slab("slab.geojson"), placements(SPACE, placed(7, IMAGE, null))))
                .code())
        .isEqualTo("surface-invalid");
  }
}
