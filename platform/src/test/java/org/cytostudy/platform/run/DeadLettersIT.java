package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.platform.deadletter.OpenLetters;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.OwnerSql;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.routes.DeadLetters;
import org.cytostudy.routes.IngestCollectRoute;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the moment that a letter is parked to the moment that it is closed. */
@PlatformTest
class DeadLettersIT {
  @Inject DeadLetters letters;
  @Inject OpenLetters open;

  private FakeRunner runner;
  private Demo demo;

  @BeforeEach
  void start() {
    runner = FakeRunner.idle();
    demo = new Demo(runner);
  }

  @Test
  void aRouteThatGivesUpAgainParksAgainAndTheReplayIsAnswered() {
    String preparation = preparationWithoutItsReport().toString();
    letters.park(IngestCollectRoute.ENDPOINT, preparation, "it was to fail");
    String letter = open(preparation);
    replay(letter).statusCode(200).body("closing", equalTo("REPLAYED"));
    assertThat(open(preparation)).isNotNull().isNotEqualTo(letter);
  }

  @Test
  void aReplayThatIsRefusedLeavesTheLetterOpen() {
    String nowhere = UUID.randomUUID().toString();
    letters.park("direct:run.retry", nowhere, "it was to fail");
    String letter = open(nowhere);
    replay(letter).statusCode(404);
    assertThat(open(nowhere)).isEqualTo(letter);
    Callers.admin()
        .post("/api/v1/dead-letters/" + letter + "/dismiss")
        .then()
        .statusCode(200)
        .body("closing", equalTo("DISMISSED"))
        .body("closedBy", equalTo("admin"))
        .body("closedAt", notNullValue());
    replay(letter).statusCode(409);
    assertThat(open(nowhere)).isNull();
  }

  @Test
  void whatIsGivenUpAgainAndAgainIsOneLetter() {
    String body = UUID.randomUUID().toString();
    letters.park("direct:step.ready", body, "first");
    String letter = open(body);
    letters.park("direct:step.ready", body, "second");
    assertThat(open(body)).isEqualTo(letter);
    JsonPath all = all();
    assertThat(all.getList("items.findAll { it.body == '" + body + "' }")).hasSize(1);
    assertThat(all.getString("items.find { it.body == '" + body + "' }.why")).isEqualTo("second");
    open.settle("direct:step.ready", body);
    assertThat(open(body)).isNull();
  }

  @Test
  void aRetryClosesTheLetterOfItsRun() {
    String run = demo.phantom();
    runner.fail(runner.lease(10).orElseThrow(), FailureCategory.CODE);
    assertThat(open(run)).isNotNull();
    Callers.researcher().post("/api/v1/runs/" + run + "/retry").then().statusCode(200);
    assertThat(open(run)).isNull();
    assertThat(all().getString("items.find { it.body == '" + run + "' }.closing"))
        .isEqualTo("SETTLED");
    runner.work(runner.lease(10).orElseThrow());
  }

  @Test
  void aCancelledRunLeavesNoLetter() {
    String run = demo.phantom();
    Lease lease = runner.lease(10).orElseThrow();
    Callers.researcher().post("/api/v1/runs/" + run + "/cancel").then().statusCode(200);
    runner.fail(lease, FailureCategory.CODE);
    assertThat(open(run)).isNull();
  }

  /** An ingest whose report is not in the store, so that collecting it fails each time. */
  private UUID preparationWithoutItsReport() {
    UUID id = UUID.randomUUID();
    UUID project = UUID.fromString(demo.project);
    BareRuns.insert(id, project, "ingest", "FAILED", "SUCCEEDED");
    OwnerSql.update(
        """
        INSERT INTO step (id, run_id, key, ordinal, type, state, spec, input_plan, seed, threads,
                          manifest)
        VALUES (?, ?, 'ingest', 0, 'ingest', 'SUCCEEDED', '{}', '[]', 1, 1, '{}')
        """,
        id,
        id);
    String lost = Sha256.of("never stored").hex();
    OwnerSql.update(
        """
        INSERT INTO artefact (sha256, kind, media_type, bytes, created_at)
        VALUES (?, 'ingest-report', 'application/json', 1, now())
        """,
        lost);
    OwnerSql.update(
        """
        INSERT INTO step_output (step_id, name, kind, sha256, bytes, media_type, attributes)
        VALUES (?, 'report', 'ingest-report', ?, 1, 'application/json', '{}')
        """,
        id,
        lost);
    return id;
  }

  private static ValidatableResponse replay(String letter) {
    return Callers.admin().post("/api/v1/dead-letters/" + letter + "/replay").then();
  }

  private static JsonPath all() {
    return Callers.admin().get("/api/v1/dead-letters?limit=200").then().extract().jsonPath();
  }

  /** The open letter about this; null if there is none. */
  private static String open(String body) {
    return all().getString("items.find { it.body == '" + body + "' && it.closing == null }.id");
  }
}
