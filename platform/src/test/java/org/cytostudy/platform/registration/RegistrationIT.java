package org.cytostudy.platform.registration;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.space.SpatialRegistration.DisplacementRef;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.NiftiBytes;
import org.cytostudy.platform.testing.Placements;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;
import org.cytostudy.platform.testing.SectionImages.Registered;
import org.cytostudy.platform.testing.Uploaded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Images are 700 × 500 px; expected millimetres are worked out by hand. */
@PlatformTest
class RegistrationIT {
  private static final String STACK = "stack@1";
  private static final String MNI = "mni@2009";

  /** Moves points of the fixed image by 10, 20, 30 mm in LPS: in RAS by −10, −20, 30. */
  private static final String ITK =
      """
      #Insight Transform File V1.0
      #Transform 0
      Transform: AffineTransform_double_3_3
      Parameters: 1 0 0 0 1 0 0 0 1 10 20 30
      FixedParameters: 0 0 0
      """;

  @Inject SectionImages images;

  private String project = "";
  private String brain = "";
  private String pseudonym = "";
  private Registered image;

  @BeforeEach
  void prepare() {
    project = Records.project();
    brain = Records.brain(project);
    pseudonym = Callers.researcher().get("/api/v1/brains/" + brain).path("pseudonym");
    image = images.register(brain, 1);
  }

  @Test
  void placementsOfOurOwnSayWhereASectionLies() {
    String id =
        own(STACK, 5)
            .statusCode(201)
            .body("version", equalTo(1))
            .body("current", equalTo(true))
            .body("sections", equalTo(1))
            .extract()
            .path("id");
    Callers.auditor()
        .get("/api/v1/sections/" + image.section() + "/placement?space=" + STACK)
        .then()
        .statusCode(200)
        .body("registrationId", equalTo(id))
        .body("newestImage", equalTo(true))
        .body("topLeft.yMm", equalTo(5f))
        .body("topLeft.zMm", equalTo(1f))
        .body("topRight.xMm.toDouble()", closeTo(1.4, 1e-9))
        .body("bottomRight.zMm.toDouble()", closeTo(0, 1e-9))
        .body("normal.yMm", equalTo(1f))
        .body("cuttingAngleDeg", equalTo(0f))
        .body("source.tool", equalTo("hand"));
    coordinates("coordinates?x=100&y=50")
        .statusCode(200)
        .body("space", equalTo(STACK))
        .body("xMm.toDouble()", closeTo(.2, 1e-9))
        .body("yMm.toDouble()", closeTo(5, 1e-9))
        .body("zMm.toDouble()", closeTo(.9, 1e-9));
    coordinates("pixel?space=" + STACK + "&x=0.2&y=5.3&z=0.9")
        .statusCode(200)
        .body("xPx.toDouble()", closeTo(100, 1e-6))
        .body("yPx.toDouble()", closeTo(50, 1e-6))
        .body("offSectionMm.toDouble()", closeTo(.3, 1e-9))
        .body("inImage", equalTo(true));
    coordinates("pixel?space=" + STACK + "&x=9&y=5&z=0.9").body("inImage", equalTo(false));
    coordinates("coordinates?x=701&y=50").statusCode(400);
    coordinates("coordinates?x=1").statusCode(400).body("errors[0].pointer", equalTo("?y"));
    coordinates("coordinates?x=1&y=1&space=" + MNI).statusCode(404);
    coordinates("coordinates?x=1&y=1&space=nowhere").statusCode(400);
  }

  @Test
  void theNewestVersionAppliesUntilAnotherIsChosenWithAReason() {
    String first = own(STACK, 5).extract().path("id");
    String second = own(STACK, 7).body("version", equalTo(2)).extract().path("id");
    coordinates("coordinates?x=0&y=0").body("yMm", equalTo(7f));
    apply(first, "it was the better one")
        .statusCode(200)
        .body("current", equalTo(true))
        .body("chosenBecause", equalTo("it was the better one"));
    coordinates("coordinates?x=0&y=0").body("yMm", equalTo(5f));
    apply(first, "again").statusCode(409);
    Callers.researcher()
        .get("/api/v1/brains/" + brain + "/registrations")
        .then()
        .body("items.id", equalTo(List.of(second, first)))
        .body("items.current", equalTo(List.of(false, true)))
        .body("items[0].chosenBy", nullValue());
    Callers.auditor()
        .get("/api/v1/audit?noun=registration&nounId=" + first)
        .then()
        .body("items.action", hasItem("imported"))
        .body("items.action", hasItem("chosen"));
  }

  @Test
  void aTransformOfItkCarriesTheBrainIntoTheFixedImagesSpace() {
    String from = own(STACK, 5).extract().path("id");
    itk(ITK)
        .statusCode(201)
        .body("space", equalTo(MNI))
        .body("carriedFrom", equalTo(from))
        .body("fileName", equalTo("0GenericAffine.mat"));
    // The transform leads from the fixed to the moving image; the section goes the other way.
    coordinates("coordinates?x=0&y=0&space=" + MNI)
        .body("xMm.toDouble()", closeTo(10, 1e-9))
        .body("yMm.toDouble()", closeTo(25, 1e-9))
        .body("zMm.toDouble()", closeTo(-29, 1e-9));
    coordinates("coordinates?x=0&y=0").statusCode(400).body("errors[0].pointer", equalTo("?space"));
  }

  @Test
  void anInverseWarpIsAddedInTheFixedImagesSpace() {
    own(STACK, 5);
    Map<String, Object> request = new HashMap<>(itkRequest(ITK));
    request.put(
        "displacements",
        List.of(Uploaded.named(project, "1InverseWarp.nii.gz", NiftiBytes.field(1, 2, 3))));
    post(request).statusCode(201);
    Callers.researcher()
        .get("/api/v1/sections/" + image.section() + "/placement?space=" + MNI)
        .then()
        .body("displaced", equalTo(true))
        .body("topLeft.xMm.toDouble()", closeTo(10, 1e-9));
    // LPS 1, 2, 3 is RAS −1, −2, 3.
    coordinates("coordinates?x=0&y=0&space=" + MNI)
        .body("xMm.toDouble()", closeTo(9, 1e-6))
        .body("yMm.toDouble()", closeTo(23, 1e-6))
        .body("zMm.toDouble()", closeTo(-26, 1e-6));
    coordinates("pixel?x=9&y=23&z=-26&space=" + MNI)
        .body("xPx.toDouble()", closeTo(0, .01))
        .body("offSectionMm.toDouble()", closeTo(0, 1e-5));
  }

  @Test
  void refusesATransformWithoutAPlaceToGoOnFromAndDamagedFiles() {
    itk(ITK).statusCode(400).body("errors[0].pointer", equalTo("/from"));
    own(STACK, 5);
    itk(ITK.replace("0 0 1 10 20 30", "0 0"))
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/file"))
        .body("errors[0].detail", containsString("0GenericAffine.mat"));
    itk(ITK.replace("1 0 0 0 1 0 0 0 1", "1 0 0 0 1 0 0 0 0"))
        .statusCode(422)
        .body("errors[0].detail", containsString("singular"));
    byte[] field = NiftiBytes.field(1, 2, 3);
    for (Map.Entry<String, byte[]> bad :
        Map.of(
                "geometry-truncated", java.util.Arrays.copyOf(field, field.length - 9),
                "geometry-unplaced", NiftiBytes.unplaced(),
                "geometry-unsupported", NiftiBytes.volume())
            .entrySet()) {
      Map<String, Object> request = new HashMap<>(itkRequest(ITK));
      request.put("displacements", List.of(Uploaded.named(project, "warp.nii", bad.getValue())));
      post(request)
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/displacements/0"))
          .body("errors[0].detail", containsString(bad.getKey()))
          .body("errors[0].detail", containsString("warp.nii, offset "));
    }
    Callers.researcher()
        .get("/api/v1/brains/" + brain + "/registrations")
        .then()
        .body("items", hasSize(1));
  }

  @Test
  void refusesPlacementsOfAnotherBrainSpaceOrImageWithTheirPointers() {
    String of = Placements.json("SOMEBODY", MNI, Placements.coronal(1, Sha256.of("x"), 1, null));
    post(ownRequest(STACK, of))
        .statusCode(422)
        .body("errors", hasSize(3))
        .body("errors[0].detail", containsString("placements.json, /brain"))
        .body("errors[2].detail", containsString("/sections/0/image"));
    post(ownRequest(STACK, "{\"formatVersion\": 1,"))
        .statusCode(422)
        .body("errors[0].detail", containsString("line 1"));
    DisplacementRef field = new DisplacementRef("w.nii", Sha256.of("w"));
    post(ownRequest(
            STACK,
            Placements.json(pseudonym, STACK, Placements.coronal(1, image.sha256(), 1, field))))
        .statusCode(422)
        .body("errors[0].detail", containsString("/sections/0/displacement"));
  }

  @Test
  void aSeriesOfQuickNiiPlacesTheSectionsOfItsNumbersAndListsTheOthers() {
    String slices =
        """
        {"target": "atlas", "slices": [
          {"filename": "a_s001.png", "nr": 1, "width": 70, "height": 50,
           "anchoring": [1, 2, 3, 7, 0, 0, 0, 0, -5]},
          {"filename": "a_s009.png", "nr": 9, "width": 70, "height": 50,
           "anchoring": [1, 2, 3, 7, 0, 0, 0, 0, -5]},
          {"filename": "a_s010.png", "nr": 10, "width": 70, "height": 50}]}
        """;
    post(quickNii(slices))
        .statusCode(201)
        .body("sections", equalTo(1))
        .body("unmatched", hasSize(2))
        .body("unmatched", hasItem(containsString("number 9")))
        .body("unmatched", hasItem(containsString("a_s010.png")));
    Callers.researcher()
        .get("/api/v1/sections/" + image.section() + "/placement")
        .then()
        .body("topLeft.xMm.toDouble()", closeTo(1, 1e-9))
        .body("topRight.xMm.toDouble()", closeTo(8, 1e-9))
        .body("bottomLeft.zMm.toDouble()", closeTo(-2, 1e-9))
        .body("source.tool", equalTo("quicknii"));
    post(quickNii(slices.replaceFirst("\"width\": 70", "\"width\": 50")))
        .statusCode(422)
        .body("errors[0].detail", containsString("a_s001.png"))
        .body("errors[0].detail", containsString("proportions"));
    post(quickNii(slices.replace("\"nr\": 1,", "\"nr\": 99,"))).statusCode(422);
    Map<String, Object> nowhere = new HashMap<>(quickNii(slices));
    nowhere.remove("atlasToMm");
    post(nowhere).statusCode(400).body("errors[0].pointer", equalTo("/atlasToMm"));
  }

  private ValidatableResponse own(String space, double frontMm) {
    return post(
        ownRequest(
            space,
            Placements.json(
                pseudonym, space, Placements.coronal(1, image.sha256(), frontMm, null))));
  }

  private Map<String, Object> ownRequest(String space, String json) {
    return Map.of(
        "format",
        "CYTOSTUDY",
        "space",
        space,
        "reason",
        "by hand",
        "file",
        Uploaded.named(project, "placements.json", json));
  }

  private ValidatableResponse itk(String text) {
    return post(itkRequest(text));
  }

  private Map<String, Object> itkRequest(String text) {
    return Map.of(
        "format",
        "ITK",
        "space",
        MNI,
        "from",
        STACK,
        "reason",
        "antsRegistration",
        "file",
        Uploaded.named(project, "0GenericAffine.mat", text));
  }

  private Map<String, Object> quickNii(String json) {
    return Map.of(
        "format",
        "QUICKNII",
        "space",
        "ccf@3",
        "reason",
        "anchored",
        "file",
        Uploaded.named(project, "series.json", json),
        "atlasToMm",
        List.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0));
  }

  private ValidatableResponse post(Map<String, Object> request) {
    return Callers.researcher()
        .contentType("application/json")
        .body(request)
        .post("/api/v1/brains/" + brain + "/registrations")
        .then();
  }

  private static ValidatableResponse apply(String id, String reason) {
    return Callers.researcher()
        .contentType("application/json")
        .body(Map.of("reason", reason))
        .post("/api/v1/registrations/" + id + "/apply")
        .then();
  }

  private ValidatableResponse coordinates(String question) {
    return Callers.researcher().get("/api/v1/sections/" + image.section() + "/" + question).then();
  }
}
