package org.cytostudy.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.Test;

/** The document that is checked in is the one that the code gives. */
@PlatformTest
class OpenApiIT {
  private static final Path CHECKED_IN = Path.of("api", "openapi.yaml");

  @Test
  void theDocumentThatIsCheckedInIsTheOneThatTheCodeGives() throws IOException {
    String generated =
        Callers.nobody().get("/q/openapi?format=yaml").then().statusCode(200).extract().asString();
    if (Boolean.getBoolean("openapi.update")) {
      Files.createDirectories(CHECKED_IN.getParent());
      Files.writeString(CHECKED_IN, generated);
    }
    assertThat(generated)
        .as("after a change of the API: run this test with -Dopenapi.update=true")
        .isEqualTo(Files.readString(CHECKED_IN));
  }

  @Test
  void theDocumentIsOpenApi31() {
    assertThat(Callers.nobody().get("/q/openapi?format=json").path("openapi").toString())
        .startsWith("3.1");
  }

  @Test
  void numbersOfSpecificationsTellTheirRangeUnitAndDemoSetting() {
    JsonPath document = Callers.nobody().get("/q/openapi?format=json").jsonPath();
    document.setRootPath("components.schemas.PhantomSpec.properties");
    assertThat(document.getInt("brains.minimum")).isEqualTo(1);
    assertThat(document.getInt("brains.maximum")).isEqualTo(64);
    assertThat(document.getInt("brains.default")).isEqualTo(PhantomSpec.demo().brains());
    assertThat(document.getString("pixelSizeUm.'x-unit'")).isEqualTo("µm");
    document.setRootPath("components.schemas.ObjectiveSpec");
    assertThat(document.getList("oneOf")).hasSize(6);
    document.setRootPath("components.schemas.SpatialNce");
    assertThat(document.getList("required"))
        .contains("positiveRadiusMm")
        .doesNotContain("softSigmaMm", "distance");
    assertThat(document.getList("properties.softSigmaMm.type")).contains("number", "null");
    document.setRootPath("components.schemas.Supervised.properties");
    assertThat(document.getString("labelsPerArea.type")).isEqualTo("integer");
  }

  @Test
  void headersOfKeysVersionsAndSessionsAreDocumented() {
    JsonPath document = Callers.nobody().get("/q/openapi?format=json").jsonPath();
    document.setRootPath("paths.'/api/v1/projects'.post");
    assertThat(document.getList("parameters.name")).contains("Idempotency-Key", "X-CSRF-Token");
    assertThat(document.getMap("responses.'201'.headers")).containsKey("Idempotency-Replayed");
    document.setRootPath("paths.'/api/v1/projects/{id}'");
    assertThat(document.getMap("get.responses.'200'.headers")).containsKey("ETag");
    assertThat(document.getMap("patch.responses.'200'.headers")).containsKey("ETag");
    document.setRootPath("paths");
    assertThat(document.getList("'/login'.get.security")).isEmpty();
    assertThat(document.getList("'/api/v1/sign-in'.get.security")).isEmpty();
    assertThat(document.getMap("'/api/v1/events'.get.responses.'200'.content"))
        .containsKey("text/event-stream");
  }

  @Test
  void refusesANumberOutsideTheRangeOfTheSpecificationThatItBecomesPartOf() {
    Callers.researcher()
        .contentType(ContentType.JSON)
        .body(Map.of("kind", "sample", "name", "Too small", "patchPx", 8))
        .post("/api/v1/projects/" + Records.project() + "/preparations")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/patchPx"))
        .body("errors[0].detail", equalTo("must be between 16 and 4096"));
  }
}
