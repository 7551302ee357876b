package org.cytostudy.platform.contour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.imaging.ribbon.ContourFile;
import org.cytostudy.imaging.ribbon.RibbonContours;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;
import org.cytostudy.platform.testing.SectionImages.Registered;
import org.junit.jupiter.api.Test;

@PlatformTest
class ContourIT {
  private static final String DRAWN =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"classification": {"name": "pia"}},
         "geometry": {"type": "LineString", "coordinates": [[10, 10], [200, 10], [300, 40]]}},
        {"type": "Feature", "properties": {"classification": {"name": "wm"}},
         "geometry": {"type": "Polygon",
          "coordinates": [[[10, 90], [200, 90], [200, 200], [10, 90]]]}},
        {"type": "Feature", "properties": {"classification": {"name": "Vessel"}},
         "geometry": {"type": "LineString", "coordinates": [[1, 1], [2, 2]]}}]}
      """;

  @Inject SectionImages images;
  @Inject ArtefactStore store;
  @Inject Contours contours;

  @Test
  void contoursAreVersionsOfWhichTheNewestAppliesAsAFileForSteps() throws IOException {
    Registered image = image();
    String sha256 =
        post(image, DRAWN, "&annotator=KB&reason=first")
            .statusCode(201)
            .body("version", equalTo(1))
            .body("current", equalTo(true))
            .body("pialContours", equalTo(1))
            .body("passedOver", equalTo(List.of("Vessel")))
            .body("annotator", equalTo("KB"))
            .body("author", equalTo("researcher"))
            .extract()
            .path("sha256");
    RibbonContours kept =
        ContourFile.read(store.find(new Sha256(sha256)).orElseThrow(), 2, "Pial", "White")
            .contours();
    assertThat(kept.pial().getFirst().closed()).isFalse();
    assertThat(kept.pial().getFirst().xPx()).containsExactly(10, 200, 300);
    assertThat(kept.white().getFirst().closed()).isTrue();
    assertThat(kept.white().getFirst().yPx()).containsExactly(90, 90, 200);
    post(image, DRAWN.replace("300, 40", "310, 45"), "").statusCode(201);
    Callers.auditor()
        .get("/api/v1/images/" + image.image() + "/contours")
        .then()
        .body("items.version", equalTo(List.of(2, 1)))
        .body("items.current", equalTo(List.of(true, false)));
    assertThat(contours.current(new ImageId(image.image())).orElseThrow().version()).isEqualTo(2);
    String id =
        Callers.researcher()
            .get("/api/v1/images/" + image.image() + "/contours")
            .path("items[0].id");
    Callers.auditor()
        .get("/api/v1/audit?noun=contours&nounId=" + id)
        .then()
        .body("items.action", hasItem("imported"));
  }

  @Test
  void refusesABorderThatIsMissingAndOneOfAnotherLevel() {
    Registered image = image();
    post(image, DRAWN.replace("wm", "White matter"), "")
        .statusCode(422)
        .body("errors[0].detail", containsString("0 of class 'wm'"));
    post(image, DRAWN.replace("300, 40", "3000, 40"), "")
        .statusCode(422)
        .body("errors[0].detail", containsString("700 × 500 px"));
    post(image, DRAWN.replace("[200, 10]", "[200, \"x\"]"), "")
        .statusCode(422)
        .body("errors[0].detail", containsString("/features/0/geometry/coordinates/1"));
    post(image, "{", "").statusCode(422).body("errors[0].detail", containsString("line 1"));
    Callers.researcher()
        .get("/api/v1/images/" + image.image() + "/contours")
        .then()
        .body("items", hasSize(0));
  }

  private Registered image() {
    return images.register(Records.brain(Records.project()), 1);
  }

  private static ValidatableResponse post(Registered image, String geoJson, String query) {
    return Callers.researcher()
        .contentType("application/geo+json")
        .body(geoJson)
        .post("/api/v1/images/" + image.image() + "/contours?pialClass=pia&whiteClass=wm" + query)
        .then();
  }
}
