package org.cytostudy.platform.ribbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.RibbonSpec.RibbonSection;
import org.cytostudy.core.space.Space;
import org.cytostudy.platform.geometry.GeometryFixture;
import org.cytostudy.platform.run.InputPlan;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.Placed;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;
import org.junit.jupiter.api.Test;

@PlatformTest
class RibbonIT {
  @Inject GeometryFixture geometry;
  @Inject SectionImages images;
  @Inject Sections sections;
  @Inject RibbonPlans plans;

  @Test
  void aViewerGetsTheLinesAndStationsOfTheNewestRibbon() {
    Map<String, String> made = geometry.prepare(Records.project());
    // 2 µm a pixel: a thickness of 2.5 mm is 1250 px straight inward.
    Callers.researcher()
        .get("/api/v1/images/" + made.get("geoImage") + "/ribbon")
        .then()
        .statusCode(200)
        .body("origin", equalTo("estimated"))
        .body("contoursVersion", nullValue())
        .body("space", equalTo("sheet/1"))
        .body("lines.features", hasSize(3))
        .body("lines.features[0].properties.line", equalTo("PIAL"))
        .body(
            "lines.features[0].geometry.coordinates",
            equalTo(List.of(List.of(10f, 20f), List.of(60f, 20f))))
        .body("lines.features[1].properties.line", equalTo("MID"))
        .body("lines.features[1].geometry.coordinates[0]", equalTo(List.of(10f, 645f)))
        .body("lines.features[2].geometry.coordinates[1]", equalTo(List.of(60f, 1270f)))
        .body("stations.thicknessMm", equalTo(List.of(2.5f, 2.5f)))
        .body("stations[1].arcMm", equalTo(.1f))
        .body("depthMap.pixelSizeUm", equalTo(50f));
  }

  @Test
  void theDepthMapPassesTheGateOfThePixelsAndKeepsItsTag() {
    Map<String, String> made = geometry.prepare(Records.project());
    String depth = "/api/v1/images/" + made.get("geoImage") + "/depth";
    String etag =
        Callers.researcher()
            .get(depth)
            .then()
            .statusCode(200)
            .contentType("image/png")
            .extract()
            .header("ETag");
    Callers.researcher().header("If-None-Match", etag).get(depth).then().statusCode(304);
    Callers.researcher()
        .contentType("application/json")
        .body(Map.of("reason", "asked for"))
        .post("/api/v1/brains/" + made.get("geoBrain") + "/consents/withdraw")
        .then()
        .statusCode(201);
    Callers.researcher().header("If-None-Match", etag).get(depth).then().statusCode(403);
    Callers.auditor()
        .get("/api/v1/audit?noun=image&nounId=" + made.get("geoImage"))
        .then()
        .body("items.action", hasItem("refused"));
  }

  @Test
  void anImageWithoutARibbonHasNone() {
    String brain = Records.brain(Records.project());
    Records.consent(brain, "OPEN", "DISPLAY");
    String image = images.register(brain, 1).image().toString();
    Callers.researcher().get("/api/v1/images/" + image + "/ribbon").then().statusCode(404);
    Callers.researcher().get("/api/v1/images/" + image + "/depth").then().statusCode(404);
  }

  @Test
  void estimatesFromThePyramidOfAnImageWithoutLevels() {
    Map<String, String> made = geometry.prepare(Records.project());
    Placed image =
        sections
            .image(ImageId.fromString(Objects.requireNonNull(made.get("geoImage"))))
            .orElseThrow();
    RibbonRequest request =
        new RibbonRequest(Space.parse("matrix@1"), null, null, null, null, null, null, null);
    Sha256 levels = image.sha256();
    RibbonPlans.Planned planned =
        plans.plan(image.project(), List.of(withPyramid(image, levels)), request);
    RibbonSection section = planned.spec().sections().getFirst();
    assertThat(section.contours()).isNull();
    assertThat(planned.inputs())
        .filteredOn(input -> input instanceof InputPlan.Fixed)
        .map(input -> ((InputPlan.Fixed) input).input())
        .filteredOn(ref -> ref.kind() == ArtefactKind.PYRAMID)
        .singleElement()
        .satisfies(
            ref -> {
              assertThat(ref.name()).isEqualTo(section.pyramid());
              assertThat(ref.sha256()).isEqualTo(levels);
              assertThat(ref.bytes()).isEqualTo(image.bytes());
            });
    assertThat(plans.plan(image.project(), List.of(image), request).spec().sections())
        .extracting(RibbonSection::pyramid)
        .containsOnlyNulls();
  }

  private static Placed withPyramid(Placed image, Sha256 levels) {
    return new Placed(
        image.image(),
        image.section(),
        image.brain(),
        image.project(),
        image.pseudonym(),
        image.hemisphere(),
        image.block(),
        image.number(),
        image.sha256(),
        image.bytes(),
        image.pixelSizeUm(),
        image.location(),
        image.plane(),
        levels);
  }
}
