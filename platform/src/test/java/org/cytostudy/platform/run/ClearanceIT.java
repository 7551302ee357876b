package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work on a brain goes to nodes that are cleared for its access tier, and to no others. */
@PlatformTest
class ClearanceIT {
  private FakeRunner runner;
  private Demo demo;
  private Demo.Frozen frozen;

  @BeforeEach
  void start() {
    runner = FakeRunner.idle();
    demo = new Demo(runner);
    frozen = demo.freeze();
  }

  @AfterEach
  void leaveNothingBehind() {
    demo.cancelRuns();
    nodes().forEach(node -> clear(node, "INTERNAL"));
  }

  @Test
  void aStepWaitsForANodeThatIsCleared() {
    JsonPath study = demo.submit(Demo.study(frozen));
    String run = study.getString("runs.find { it.variant == 'SpatialNCE' }.id");
    clear(local(), "CONTROLLED");
    consent("INTERNAL");
    assertThat(runner.lease(0)).isEmpty();
    assertThat(waits(run)).contains("local is given no work of the access tier INTERNAL");
    consent("CONTROLLED");
    assertThat(runner.lease(5)).isPresent();
  }

  @Test
  void aNodeThatIsNotClearedStillGetsOtherWork() {
    demo.submit(Demo.study(frozen));
    consent("INTERNAL");
    clear(local(), "OPEN");
    assertThat(runner.lease(0)).isEmpty();
    String open = demo.phantom();
    assertThat(runner.lease(5).orElseThrow().runId()).hasToString(open);
  }

  @Test
  void aStudyOrSampleThatNoNodeIsClearedForIsRefused() {
    consent("INTERNAL");
    nodes().forEach(node -> clear(node, "REGISTERED"));
    refused("/studies", Demo.study(frozen));
    refused("/preparations", Demo.sampling(List.of(brain())));
    clear(local(), "INTERNAL");
    demo.submit(Demo.study(frozen));
  }

  private void refused(String path, Map<String, Object> body) {
    ValidatableResponse answer =
        Callers.researcher()
            .contentType(ContentType.JSON)
            .body(body)
            .post("/api/v1/projects/" + demo.project + path)
            .then();
    answer
        .statusCode(403)
        .body("type", equalTo("urn:cytostudy:problem:access-tier-forbids"))
        .body("detail", containsString("INTERNAL"));
  }

  private String waits(String run) {
    return Demo.get("/api/v1/runs/" + run)
        .getString("steps.find { it.key == 'pretrain' }.waitReason");
  }

  private String brain() {
    return Demo.get("/api/v1/projects/" + demo.project + "/brains")
        .getString("items.find { it.pseudonym.endsWith('-1') }.id");
  }

  private void consent(String tier) {
    Records.consent(brain(), tier, "TRAINING", "EVALUATION", "DISPLAY");
  }

  private static String local() {
    return Demo.get("/api/v1/nodes").getString("find { it.name == 'local' }.id");
  }

  private static List<String> nodes() {
    return Demo.get("/api/v1/nodes").getList("id");
  }

  private static void clear(String node, String tier) {
    String version = Callers.admin().get("/api/v1/nodes/" + node).then().extract().header("ETag");
    Callers.admin()
        .contentType(ContentType.JSON)
        .header("If-Match", version)
        .body(Map.of("accessTier", tier))
        .patch("/api/v1/nodes/" + node)
        .then()
        .statusCode(200)
        .body("accessTier", equalTo(tier));
  }
}
