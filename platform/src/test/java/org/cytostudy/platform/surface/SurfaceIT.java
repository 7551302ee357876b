package org.cytostudy.platform.surface;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.GiftiText;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.Uploaded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PlatformTest
class SurfaceIT {
  private static final String LEFT = GiftiText.tetrahedron(-9);
  private static final String RIGHT = GiftiText.tetrahedron(9);

  private String project = "";

  @BeforeEach
  void prepare() {
    project = Records.project();
  }

  @Test
  void aSurfaceIsKeptWithWhatItsMeshesAreMadeOf() {
    String id =
        post(surface("colin27-mid", "2008", side("LEFT", LEFT), side("RIGHT", RIGHT)))
            .statusCode(201)
            .body("hemispheres", hasSize(2))
            .body("hemispheres[0].vertices", equalTo(4))
            .body("hemispheres[0].triangles", equalTo(4))
            .body("hemispheres[0].eulerCharacteristic", equalTo(2))
            .body("hemispheres[0].borderEdges", equalTo(0))
            // Four triangles with sides of √8: 4 · (√3/4) · 8.
            .body("hemispheres[0].areaMm2.toDouble()", closeTo(8 * Math.sqrt(3), 1e-6))
            .body("importedBy", equalTo("researcher"))
            .extract()
            .path("id");
    Callers.auditor()
        .get("/api/v1/projects/" + project + "/surfaces")
        .then()
        .body("items.id", equalTo(List.of(id)));
    Callers.auditor()
        .get("/api/v1/audit?noun=surface&nounId=" + id)
        .then()
        .body("items.action", hasItem("imported"));
    Callers.researcher()
        .get("/api/v1/artefacts/" + Sha256.of(LEFT) + "/content")
        .then()
        .statusCode(200)
        .body(equalTo(LEFT));
  }

  @Test
  void aVersionStaysAsItIs() {
    String id = post(surface("s", "1", side("LEFT", LEFT))).statusCode(201).extract().path("id");
    post(surface("s", "1", side("LEFT", LEFT))).statusCode(201).body("id", equalTo(id));
    post(surface("s", "1", side("LEFT", RIGHT)))
        .statusCode(409)
        .body("detail", containsString("another version"));
    post(surface("s", "2", side("LEFT", RIGHT))).statusCode(201);
  }

  @Test
  void refusesAFileThatBreaksOffAndSaysWhere() {
    String whole = GiftiText.tetrahedron(1);
    post(surface("cut", "1", side("LEFT", whole.substring(0, whole.length() - 200))))
        .statusCode(422)
        .body("type", equalTo("urn:cytostudy:problem:invalid-geometry"))
        .body("errors[0].pointer", equalTo("/hemispheres/0/file"))
        .body("errors[0].detail", containsString("LEFT.surf.gii, line "));
    nothingIsThere();
  }

  @Test
  void refusesAMeshOnWhichNothingCanBeMeasuredAndSaysWhere() {
    String fins = GiftiText.mesh("0 0 0  1 0 0  0 1 0  0 0 1  1 1 1", 5, "0 1 2 1 0 3 0 1 4", 3);
    post(surface("fins", "1", side("RIGHT", RIGHT), side("LEFT", fins)))
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/hemispheres/1/file"))
        .body(
            "errors[0].detail",
            containsString("more than two triangles, the first between vertices 0 and 1"));
    nothingIsThere();
  }

  @Test
  void refusesTheSameSideTwiceAndAFileThatNobodyUploaded() {
    post(surface("two", "1", side("LEFT", LEFT), side("LEFT", RIGHT)))
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/hemispheres/1/hemisphere"));
    Map<String, Object> unknown =
        Map.of(
            "hemisphere",
            "LEFT",
            "file",
            Map.of("fileName", "lh.gii", "sha256", Sha256.of("unknown").hex()));
    post(surface("none", "1", unknown))
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/hemispheres/0/file/sha256"));
    nothingIsThere();
  }

  @Test
  void aFileOfAnotherProjectIsNotThereByItsHash() {
    String secret = GiftiText.tetrahedron(77);
    post(surface("own", "1", side("LEFT", secret))).statusCode(201);
    String other = Records.project();
    Map<String, Object> guessed =
        Map.of(
            "hemisphere",
            "LEFT",
            "file",
            Map.of("fileName", "lh.gii", "sha256", Sha256.of(secret).hex()));
    Callers.researcher()
        .contentType("application/json")
        .body(surface("guessed", "1", guessed))
        .post("/api/v1/projects/" + other + "/surfaces")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/hemispheres/0/file/sha256"));
  }

  @Test
  void aSurfaceOfABrainFollowsItsConsent() {
    String brain = Records.brain(project);
    String mesh = GiftiText.tetrahedron(31);
    Map<String, Object> request = new HashMap<>(surface("own-brain", "1", side("LEFT", mesh)));
    request.put("brainId", brain);
    post(request).statusCode(201).body("brainId", equalTo(brain));
    String content = "/api/v1/artefacts/" + Sha256.of(mesh) + "/content";
    Callers.researcher().get(content).then().statusCode(403);
    Records.consent(brain, "OPEN", "EXPORT");
    Callers.researcher().get(content).then().statusCode(200);
  }

  private void nothingIsThere() {
    Callers.researcher()
        .get("/api/v1/projects/" + project + "/surfaces")
        .then()
        .body("items", hasSize(0));
  }

  private Map<String, Object> side(String hemisphere, String gifti) {
    return Map.of(
        "hemisphere", hemisphere, "file", Uploaded.named(project, hemisphere + ".surf.gii", gifti));
  }

  @SafeVarargs
  private static Map<String, Object> surface(
      String name, String version, Map<String, Object>... hemispheres) {
    return Map.of(
        "name",
        name,
        "version",
        version,
        "space",
        "mni-colin27@2008",
        "kind",
        "MID",
        "hemispheres",
        List.of(hemispheres));
  }

  private ValidatableResponse post(Map<String, Object> surface) {
    return Callers.researcher()
        .contentType("application/json")
        .body(surface)
        .post("/api/v1/projects/" + project + "/surfaces")
        .then();
  }
}
