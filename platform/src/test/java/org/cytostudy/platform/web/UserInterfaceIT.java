package org.cytostudy.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PlatformTest
class UserInterfaceIT {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/runs",
        "/compare?runs=a,b",
        "/brains/0193c000-0002-7000-8000-000000000000/sections/0193c000-0005-7000-8000-000000000001"
      })
  void anAddressOfTheUserInterfaceSurvivesAReload(String address) {
    given()
        .get(address)
        .then()
        .statusCode(200)
        .contentType(ContentType.HTML)
        .header("Content-Security-Policy", containsString("default-src 'self'"))
        .header("Cache-Control", "no-cache")
        .body(containsString("<div id=\"root\">"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/missing.js", "/api/nothing", "/api/v1/nothing", "/q/nothing"})
  void aMissingFileAndAnUnknownAddressOfTheApiAreNoPage(String address) {
    given().get(address).then().statusCode(404).body(not(containsString("<div id=\"root\">")));
  }

  @Test
  void aPageIsReadAndNeverWritten() {
    given().contentType(ContentType.JSON).body("{}").post("/runs").then().statusCode(404);
  }
}
