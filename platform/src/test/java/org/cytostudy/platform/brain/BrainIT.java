package org.cytostudy.platform.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.RefusedException;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.Test;

@PlatformTest
class BrainIT {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  @Inject ConsentCheck consent;

  @Test
  void aBrainShowsItsConsentItsHemispheresAndHowManySectionsItHas() {
    String brain = Records.brain(Records.project());
    Records.consent(brain, "OPEN", "TRAINING", "DISPLAY");
    String block = Records.block(brain);
    Records.section(block, 1);
    Records.section(block, 2);
    Callers.researcher()
        .get("/api/v1/brains/" + brain)
        .then()
        .statusCode(200)
        .body("consent.version", equalTo(1))
        .body("hemispheres.side", equalTo(List.of("LEFT")))
        .body("sectionCount", equalTo(2));
  }

  @Test
  void sectionsArePagedByNumber() {
    String brain = Records.brain(Records.project());
    String block = Records.block(brain);
    for (int number : new int[] {3, 1, 2}) {
      Records.section(block, number);
    }
    String cursor =
        Callers.researcher()
            .get("/api/v1/brains/" + brain + "/sections?limit=2")
            .then()
            .body("items.number", equalTo(List.of(1, 2)))
            .extract()
            .path("nextCursor");
    Callers.researcher()
        .get("/api/v1/brains/" + brain + "/sections?limit=2&cursor=" + cursor)
        .then()
        .body("items.number", equalTo(List.of(3)))
        .body("nextCursor", nullValue());
  }

  @Test
  void aPseudonymIsUniqueWithinItsProject() {
    String project = Records.project();
    Map<String, ?> body =
        Map.of("pseudonym", "twice", "species", "Homo sapiens", "accessTier", "OPEN");
    for (int status : new int[] {201, 409}) {
      Callers.researcher()
          .contentType(ContentType.JSON)
          .body(body)
          .post("/api/v1/projects/" + project + "/brains")
          .then()
          .statusCode(status);
    }
  }

  @Test
  void refusesTheUseOfABrainWhoseConsentExcludesIt() {
    String brain = Records.brain(Records.project());
    BrainId id = new BrainId(UUID.fromString(brain));
    assertThatThrownBy(() -> consent.require(List.of(id), Purpose.TRAINING, NOW))
        .hasMessageContaining("no consent");
    Records.consent(brain, "CONTROLLED", "DISPLAY");
    assertThatThrownBy(() -> consent.require(List.of(id), Purpose.TRAINING, NOW))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.type()).isEqualTo(ProblemType.CONSENT_EXCLUDES_PURPOSE))
        .hasMessageContaining("version 1");
    Records.consent(brain, "OPEN", "DISPLAY", "TRAINING");
    assertThat(consent.require(List.of(id), Purpose.TRAINING, NOW))
        .singleElement()
        .satisfies(allowed -> assertThat(allowed.version()).isEqualTo(2));
  }

  @Test
  void aWithdrawalIsAVersionThatAllowsNothing() {
    String brain = Records.brain(Records.project());
    Records.consent(brain, "OPEN", "DISPLAY");
    Callers.researcher()
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "The family asked for it."))
        .post("/api/v1/brains/" + brain + "/consents/withdraw")
        .then()
        .statusCode(201)
        .body("version", equalTo(2))
        .body("withdrawn", equalTo(true));
    assertThatThrownBy(
            () ->
                consent.require(
                    List.of(new BrainId(UUID.fromString(brain))),
                    Purpose.DISPLAY,
                    Instant.now().plusSeconds(5)))
        .hasMessageContaining("withdraws");
    Callers.researcher()
        .get("/api/v1/brains/" + brain + "/consents")
        .then()
        .body("$", hasSize(2))
        .body("[0].version", equalTo(2));
  }

  @Test
  void aMemberMayRegisterABrainButNotRecordItsConsent() {
    String project = Records.project();
    String brain = Records.brain(project);
    Records.member(project, "viewer", "member");
    Callers.viewer()
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "purposes",
                List.of("TRAINING"),
                "validFrom",
                "2020-01-01T00:00:00Z",
                "documentSha256",
                "ab".repeat(32),
                "accessTier",
                "OPEN"))
        .post("/api/v1/brains/" + brain + "/consents")
        .then()
        .statusCode(403)
        .body("type", containsString("membership-not-allowed"));
  }

  @Test
  void aSectionChangesOnlyOnTopOfTheVersionThatWasSeen() {
    String section = Records.section(Records.block(Records.brain(Records.project())), 1);
    String path = "/api/v1/sections/" + section;
    Map<String, ?> damaged = Map.of("state", "DAMAGED");
    Callers.researcher()
        .contentType(ContentType.JSON)
        .body(damaged)
        .patch(path)
        .then()
        .statusCode(428);
    String etag = Callers.researcher().get(path).then().extract().header("ETag");
    Callers.researcher()
        .contentType(ContentType.JSON)
        .header("If-Match", etag)
        .body(damaged)
        .patch(path)
        .then()
        .statusCode(200)
        .body("state", equalTo("DAMAGED"));
    Callers.researcher()
        .contentType(ContentType.JSON)
        .header("If-Match", etag)
        .body(damaged)
        .patch(path)
        .then()
        .statusCode(412);
  }
}
