package org.cytostudy.platform.operations;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.RestAssured;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For how long browsers and proxies keep what they were given; the files are stand-ins. */
@PlatformTest
class FilesIT {
  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/runs/42?tab=logs", "/?login=failed"})
  void aPageIsAskedForAnewSoThatAnUpgradeIsSeenAtOnce(String path) {
    RestAssured.get(path).then().statusCode(200).header("Cache-Control", equalTo("no-cache"));
  }

  @Test
  void aFileWithAHashInItsNameIsKeptForGood() {
    RestAssured.get("/assets/stand-in-0123abcd.js")
        .then()
        .statusCode(200)
        .contentType(containsString("javascript"))
        .header("Cache-Control", containsString("immutable"))
        .header("Cache-Control", containsString("max-age=31536000"));
  }

  @Test
  void aFileThatIsNotThereIsMissingAndNotRemembered() {
    RestAssured.get("/assets/gone-0123abcd.js")
        .then()
        .statusCode(404)
        .header("Cache-Control", not(containsString("immutable")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/nope", "/api/v1/runs/1/nope", "/api/nope", "/api/runner/v1/nope"})
  void anUnknownAddressOfTheApiIsAProblemAndNoPage(String path) {
    RestAssured.get(path)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:cytostudy:problem:not-found"));
  }
}
