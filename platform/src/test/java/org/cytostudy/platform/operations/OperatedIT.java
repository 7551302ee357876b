package org.cytostudy.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.time.Duration;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.junit.jupiter.api.Test;

/** What is done here to a running platform, other tests must not see. */
@QuarkusTest
@TestProfile(OperatedProfile.class)
@WithTestResource(PlatformDatabase.class)
@WithTestResource(TraceCollector.class)
class OperatedIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void tracesAreSentToTheCollectorThatTheOperatorNamed() {
    Callers.researcher().get("/api/v1/projects").then().statusCode(200);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(TraceCollector.received()).contains("GET /api/v1/projects"));
    assertThat(TraceCollector.received())
        .as("and no token in them")
        .doesNotContain(Callers.token("researcher", "researcher"));
  }

  @Test
  void metricsAreForTheScraperThatHasTheToken() {
    for (String path : new String[] {"/q/metrics", "/q/metrics/", "/q//metrics"}) {
      assertThat(RestAssured.given().urlEncodingEnabled(false).get(path).statusCode())
          .isBetween(400, 499);
    }
    assertThat(metrics()).isEqualTo(200);
  }

  private static int metrics() {
    return RestAssured.given()
        .header("Authorization", "Bearer " + OperatedProfile.METRICS_TOKEN)
        .get("/q/metrics")
        .statusCode();
  }

  @Test
  void withoutItsDatabaseThePlatformLivesButIsNotReady() {
    PlatformDatabase.withoutServer(
        () -> {
          await()
              .atMost(PATIENCE)
              .untilAsserted(
                  () ->
                      RestAssured.get("/q/health/ready")
                          .then()
                          .statusCode(503)
                          .body("status", equalTo("DOWN")));
          RestAssured.get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
          assertThat(metrics()).as("who watches still gets an answer").isEqualTo(200);
        });
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> Callers.researcher().get("/api/v1/projects").then().statusCode(200));
  }
}
