package org.cytostudy.platform.map;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.GiftiText;
import org.cytostudy.platform.testing.NiftiBytes;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.Uploaded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PlatformTest
class MapIT {
  private String project = "";

  @BeforeEach
  void prepare() {
    project = Records.project();
  }

  @Test
  void aVolumeIsKeptWithItsSpaceUnitCitationAndLicence() {
    String id =
        post(volume("5-HT1A", NiftiBytes.volume()))
            .statusCode(201)
            .body("space", equalTo("mni@2009"))
            .body("unit", equalTo("fmol/mg"))
            .body("maps", equalTo(1))
            .body("files[0].values", equalTo(8))
            .body("files[0].maximum", equalTo(7f))
            .body("files[0].hemisphere", nullValue())
            .extract()
            .path("id");
    Callers.auditor().get("/api/v1/maps/" + id).then().body("licence", equalTo("CC0"));
    post(volume("5-HT1A", NiftiBytes.volume())).statusCode(201).body("id", equalTo(id));
    byte[] other = NiftiBytes.volume();
    other[360] = 1;
    post(volume("5-HT1A", other)).statusCode(409);
    Callers.auditor()
        .get("/api/v1/audit?noun=map&nounId=" + id)
        .then()
        .body("items.action", hasItem("imported"));
  }

  @Test
  void refusesAVolumeThatIsNotPlacedOrBreaksOffAndSaysWhere() {
    post(volume("v", NiftiBytes.unplaced()))
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/volume"))
        .body("errors[0].detail", containsString("geometry-unplaced"))
        .body("errors[0].detail", containsString("v.nii, offset 252"));
    post(volume("v", Arrays.copyOf(NiftiBytes.volume(), 370)))
        .statusCode(422)
        .body("errors[0].detail", containsString("offset 370"));
    Callers.researcher()
        .get("/api/v1/projects/" + project + "/maps")
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void aMapOverVerticesHasOneValueForEachOfItsSurface() {
    String surface = surface();
    post(over(surface, "LEFT", GiftiText.map(4, "1 2 NaN 4")))
        .statusCode(201)
        .body("surface", equalTo("mid@1"))
        .body("space", equalTo("mni@2009"))
        .body("files[0].missing", equalTo(1))
        .body("files[0].minimum", equalTo(1f));
    Map<String, Object> five = over(surface, "LEFT", GiftiText.map(5, "1 2 3 4 5"));
    five.put("version", "2");
    post(five)
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/hemispheres/0/file"))
        .body("errors[0].detail", containsString("has 5 values, mid@1 has 4 vertices"));
    Map<String, Object> right = over(surface, "RIGHT", GiftiText.map(4, "1 2 3 4"));
    right.put("version", "3");
    post(right).statusCode(400).body("errors[0].pointer", equalTo("/hemispheres/0/hemisphere"));
  }

  @Test
  void refusesAMapThatIsBothAndOneOfAnotherProjectsSurface() {
    Map<String, Object> both = over(surface(), "LEFT", GiftiText.map(4, "1 2 3 4"));
    both.put("space", "mni@2009");
    post(both).statusCode(400).body("errors[0].pointer", equalTo("/volume"));
    String foreign = surface();
    project = Records.project();
    post(over(foreign, "LEFT", GiftiText.map(4, "1 2 3 4")))
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/surfaceId"));
  }

  private String surface() {
    return Callers.researcher()
        .contentType("application/json")
        .body(
            Map.of(
                "name",
                "mid",
                "version",
                "1",
                "space",
                "mni@2009",
                "kind",
                "MID",
                "hemispheres",
                List.of(
                    Map.of(
                        "hemisphere",
                        "LEFT",
                        "file",
                        Uploaded.named(project, "lh.gii", GiftiText.tetrahedron(3))))))
        .post("/api/v1/projects/" + project + "/surfaces")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private Map<String, Object> map(String name) {
    return new HashMap<>(
        Map.of(
            "name",
            name,
            "version",
            "1",
            "kind",
            "RECEPTOR",
            "unit",
            "fmol/mg",
            "citation",
            "somebody 2020",
            "licence",
            "CC0"));
  }

  private Map<String, Object> volume(String name, byte[] nifti) {
    Map<String, Object> map = map(name);
    map.put("space", "mni@2009");
    map.put("volume", Uploaded.named(project, name + ".nii", nifti));
    return map;
  }

  private Map<String, Object> over(String surface, String side, String gifti) {
    Map<String, Object> map = map("myelin");
    map.put("surfaceId", surface);
    map.put(
        "hemispheres",
        List.of(Map.of("hemisphere", side, "file", Uploaded.named(project, side + ".gii", gifti))));
    return map;
  }

  private ValidatableResponse post(Map<String, Object> map) {
    return Callers.researcher()
        .contentType("application/json")
        .body(map)
        .post("/api/v1/projects/" + project + "/maps")
        .then();
  }
}
