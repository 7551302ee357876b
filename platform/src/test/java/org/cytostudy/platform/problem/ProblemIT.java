package org.cytostudy.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.Test;

@PlatformTest
class ProblemIT {
  private static final int ELEVEN_MEGABYTES = 11 << 20;

  @Test
  void refusesABodyOfElevenMegabytes() {
    problem(post("{\"name\":\"" + "x".repeat(ELEVEN_MEGABYTES) + "\"}"), 413, "body-too-large");
  }

  @Test
  void saysWhereAFieldIsWrong() {
    problem(post("{\"name\":\"\"}"), 400, "invalid-request")
        .body("errors.pointer", hasItem("/name"));
    problem(post("{\"name\":\"a\",\"colour\":1}"), 400, "malformed-json")
        .body("errors.pointer", hasItem("/colour"));
    problem(post("{\"name\":{}}"), 400, "malformed-json").body("errors.pointer", hasItem("/name"));
    problem(post("{\"name\":"), 400, "malformed-json")
        .body("errors[0].detail", containsString("line 1"));
    problem(post("[]"), 400, "malformed-json");
    problem(post(""), 400, "invalid-request");
  }

  @Test
  void namesTheAllowedValuesOfAChoice() {
    String project = Records.project();
    ValidatableResponse refused =
        Callers.researcher()
            .contentType(ContentType.JSON)
            .body(Map.of("pseudonym", "a", "species", "b", "accessTier", "SECRET"))
            .post("/api/v1/projects/" + project + "/brains")
            .then();
    problem(refused, 400, "malformed-json")
        .body("errors[0].pointer", equalTo("/accessTier"))
        .body("errors[0].detail", containsString("CONTROLLED"));
  }

  @Test
  void anUnknownAddressIsAProblemToo() {
    problem(Callers.researcher().get("/api/v1/nothing").then(), 404, "not-found");
    problem(Callers.researcher().get("/api/nothing").then(), 404, "not-found");
    problem(Callers.researcher().get("/api/v1/brains/not-a-uuid").then(), 404, "not-found");
    problem(Callers.researcher().delete("/api/v1/projects").then(), 405, "method-not-allowed");
    problem(
        Callers.researcher().contentType("text/csv").body("a").post("/api/v1/projects").then(),
        415,
        "unsupported-media-type");
  }

  @Test
  void refusesACursorThatNoListMade() {
    problem(
        Callers.researcher().get("/api/v1/projects?cursor=%21%21").then(), 400, "invalid-cursor");
    problem(Callers.researcher().get("/api/v1/projects?cursor=eHl6").then(), 400, "invalid-cursor");
    problem(Callers.researcher().get("/api/v1/projects?limit=0").then(), 400, "invalid-request");
  }

  @Test
  void textThatLooksLikeSqlOrHtmlComesBackAsItWas() {
    String nasty =
        "'); DROP TABLE project; -- <script>alert(1)</script> ${7*7} \u202e" + UUID.randomUUID();
    String id =
        post("{\"name\":\"" + nasty + "\",\"description\":\"" + nasty + "\"}")
            .statusCode(201)
            .extract()
            .path("id");
    Callers.researcher()
        .get("/api/v1/projects/" + id)
        .then()
        .header("Content-Type", startsWith("application/json"))
        .header("X-Content-Type-Options", "nosniff")
        .body("name", equalTo(nasty))
        .body("description", equalTo(nasty));
    Callers.auditor()
        .queryParam("subject", "' OR '1'='1")
        .get("/api/v1/audit")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(0));
    problem(
        Callers.researcher().get("/api/v1/projects/" + id + "'%20OR%20'1'='1").then(),
        404,
        "not-found");
  }

  @Test
  void aCharacterThatPostgresqlCannotKeepIsRefused() {
    int status = post("{\"name\":\"a\\u0000b\"}").extract().statusCode();
    assertThat(status).isEqualTo(400);
  }

  @Test
  void aPlatformFailureTellsNothingFromInside() {
    problem(Callers.admin().get("/api/v1/test/failure").then(), 500, "internal-error")
        .body("detail", not(containsString("secret")));
  }

  private static ValidatableResponse post(String body) {
    return Callers.researcher()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/projects")
        .then();
  }

  private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:cytostudy:problem:" + code))
        .body("status", equalTo(status))
        .body("instance", startsWith("urn:uuid:"));
  }
}
