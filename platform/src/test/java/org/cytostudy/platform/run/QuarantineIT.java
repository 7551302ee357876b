package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.runner.HeartbeatAnswer;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A withdrawn consent takes everything that descends from the brain out of use, until a new one.
 */
@PlatformTest
class QuarantineIT {
  private static final String QUARANTINED = "urn:cytostudy:problem:quarantined";

  @Inject Sql sql;
  @Inject StepRelease release;
  @Inject Ids ids;

  private FakeRunner runner;
  private Demo demo;

  @BeforeEach
  void start() {
    runner = FakeRunner.idle();
    demo = new Demo(runner);
  }

  /** A finished study over three brains, the first of which is withdrawn later. */
  private record Done(Demo.Frozen frozen, String run, String model, List<String> brains) {}

  private Done study() {
    Demo.Frozen frozen = demo.freeze();
    JsonPath study = demo.submit(Demo.study(frozen));
    runner.workUntilIdle(2);
    String run = study.getString("runs.find { it.variant == 'SpatialNCE' }.id");
    assertThat(Demo.get("/api/v1/runs/" + run).getString("state")).isEqualTo("SUCCEEDED");
    return new Done(
        frozen,
        run,
        Demo.get("/api/v1/projects/" + demo.project + "/models").getString("items[0].id"),
        Demo.get("/api/v1/patchsets/" + frozen.patchset()).getList("brains.brainId"));
  }

  @Test
  void aWithdrawalIsToldByAllThatDescendsFromTheBrainUntilANewConsent() {
    Done done = study();
    String brain = done.brains().getFirst();
    String section = Demo.get("/api/v1/brains/" + brain + "/sections").getString("items[0].id");
    withdraw(brain);
    model(done).body("quarantine.brainId", equalTo(List.of(brain)));
    model(done).body("quarantine[0].reason", equalTo("The family asked for it"));
    Callers.auditor()
        .get("/api/v1/models/" + done.model() + "/lineage")
        .then()
        .body("quarantine", hasSize(1));
    Callers.researcher()
        .get("/api/v1/sections/" + section)
        .then()
        .body("quarantine.consentVersion", equalTo(2));
    Callers.researcher()
        .get("/api/v1/brains/" + brain + "/descendants")
        .then()
        .body("kind", hasItem("model"))
        .body("quarantined", everyItem(is(true)));
    audited("model", done.model()).body("items.action", hasItem("quarantined"));
    audited("section", section).body("items.action", hasItem("quarantined"));
    audited("patchset", done.frozen().patchset()).body("items.action", hasItem("quarantined"));

    Records.consent(brain, "OPEN", "TRAINING", "EVALUATION", "DISPLAY", "EXPORT");
    model(done).body("quarantine", empty());
    Callers.researcher().get("/api/v1/sections/" + section).then().body("quarantine", nullValue());
    download(contentOf(done)).statusCode(200);
    audited("model", done.model()).body("items.action", hasItem("quarantine-lifted"));
  }

  @Test
  void aBrainTakesItsOwnShardWithItAndNoOther() {
    Done done = study();
    String withdrawn = done.brains().get(0);
    String other = done.brains().get(1);
    withdraw(withdrawn);
    download(shard(done, withdrawn)).statusCode(403).body("type", equalTo(QUARANTINED));
    download(shard(done, other)).statusCode(200);
    Callers.researcher()
        .get("/api/v1/patchsets/" + done.frozen().patchset())
        .then()
        .body("brains.findAll { it.quarantined }.brainId", equalTo(List.of(withdrawn)));
  }

  @Test
  void aBrainThatAModelWasNotTrainedOnDoesNotTakeTheModelWithIt() {
    Done done = study();
    withdraw(done.brains().getLast());
    model(done).body("quarantine", empty());
    String embedding =
        Demo.get("/api/v1/runs/" + done.run())
            .getString("steps.find { it.type == 'embed' }.outputs[0].sha256");
    download(embedding).statusCode(403).body("type", equalTo(QUARANTINED));
    download(contentOf(done)).statusCode(200);
  }

  @Test
  void refusesDownloadsAndTilesOfWhatIsInQuarantine() {
    Done done = study();
    String brain = done.brains().getFirst();
    download(contentOf(done)).statusCode(200);
    JsonPath sections = Demo.get("/api/v1/brains/" + brain + "/sections");
    withdraw(brain);
    download(contentOf(done)).statusCode(403).body("type", equalTo(QUARANTINED));
    download(sections.getString("items[0].image.sha256"))
        .statusCode(403)
        .body("type", equalTo(QUARANTINED));
    String tiles = "/api/v1/images/" + sections.getString("items[0].image.id") + "/deepzoom";
    for (String path : List.of(tiles + ".dzi", tiles + "_files/0/0_0.jpg")) {
      Callers.researcher().get(path).then().statusCode(403).body("type", equalTo(QUARANTINED));
    }
    Callers.researcher()
        .get("/api/v1/sections/" + sections.getString("items[0].id") + "/thumbnail")
        .then()
        .statusCode(403);
  }

  @Test
  void refusesASubmissionOverABrainInQuarantineAndNoOther() {
    Done done = study();
    withdraw(done.brains().getFirst());
    Map<String, Object> study = new HashMap<>(Demo.study(done.frozen()));
    study.put("seeds", List.of(2));
    submit("/studies", study).statusCode(403).body("type", equalTo(QUARANTINED));
    submit("/preparations", sample(done.brains().get(0)))
        .statusCode(403)
        .body("type", equalTo(QUARANTINED));
    submit("/preparations", sample(done.brains().get(1))).statusCode(201);
    runner.workUntilIdle(0);
  }

  @Test
  void cancelsARunningStepAndGivesItNoMoreInput() {
    Demo.Frozen frozen = demo.freeze();
    JsonPath study = demo.submit(Demo.study(frozen));
    Lease lease = runner.lease(2).orElseThrow();
    InputRef shard = lease.manifest().inputs("patch-shard").getFirst();
    assertThat(runner.input(lease, shard.sha256(), "bytes=0-1").status()).isEqualTo(206);
    withdraw(
        sql.first(
                "SELECT brain_id FROM patchset_shard WHERE sha256 = ?",
                row -> row.uuid("brain_id").toString(),
                shard.sha256())
            .orElseThrow());
    assertThat(runner.beat(lease).orders())
        .extracting(HeartbeatAnswer.Order::kind)
        .containsExactly(HeartbeatAnswer.Kind.CANCEL);
    assertThat(runner.input(lease, shard.sha256(), "bytes=0-1").problem()).isEqualTo("quarantined");
    assertThat(runner.cancelled(lease).status()).isEqualTo(204);
    assertThat(Demo.get("/api/v1/studies/" + study.getString("id")).getList("runs.state"))
        .containsOnly("CANCELLED");
    assertThat(runner.lease(0)).isEmpty();
  }

  @Test
  void refusesTheLeaseOfAStepThatIsTakenUpAgain() {
    Demo.Frozen frozen = demo.freeze();
    demo.submit(Demo.study(frozen));
    Lease lease = runner.lease(2).orElseThrow();
    runner.fail(lease, FailureCategory.CODE);
    runner.workUntilIdle(0);
    withdraw(Demo.get("/api/v1/patchsets/" + frozen.patchset()).getString("brains[0].brainId"));
    String run = "/api/v1/runs/" + lease.runId();
    Callers.researcher().post(run + "/retry").then().statusCode(200);
    assertThat(runner.lease(2)).isEmpty();
    JsonPath step = Demo.get(run);
    step.setRootPath("steps.find { it.id == '" + lease.stepId() + "' }");
    assertThat(step.getString("state")).isEqualTo("FAILED");
    assertThat(step.getString("failure.code")).isEqualTo("quarantined");
  }

  @Test
  void anEqualStepIsReusedUntilABrainGoesIntoQuarantine() {
    Done done = study();
    assertThat(releaseCopyOf(done)).isZero();
    withdraw(done.brains().getFirst());
    assertThat(releaseCopyOf(done)).isEqualTo(1);
    assertThat(runner.lease(0)).as("and is refused at its lease").isEmpty();
  }

  @Test
  void theTierOfABrainIsInheritedByDownloadsAndStopsNoWorkOfAClearedNode() {
    Done done = study();
    Records.consent(
        done.brains().getFirst(), "INTERNAL", "TRAINING", "EVALUATION", "DISPLAY", "EXPORT");
    download(contentOf(done))
        .statusCode(403)
        .body("type", equalTo("urn:cytostudy:problem:access-tier-forbids"));
    assertThat(releaseCopyOf(done)).as("the cache").isZero();
    Map<String, Object> again = new HashMap<>(Demo.study(done.frozen()));
    again.put("seeds", List.of(3));
    JsonPath study = demo.submit(again);
    assertThat(runner.workUntilIdle(2)).as("leases").isPositive();
    String run = study.getString("runs.find { it.variant == 'SpatialNCE' }.id");
    String model =
        Demo.get("/api/v1/runs/" + run)
            .getString("steps.collectMany { it.outputs }.find { it.kind == 'model' }.sha256");
    assertThat(model).isNotEqualTo(contentOf(done));
    download(model)
        .statusCode(403)
        .body("type", equalTo("urn:cytostudy:problem:access-tier-forbids"));
  }

  /** Writes a run of the finished pretraining once more and releases it; 0 is taken over. */
  private int releaseCopyOf(Done done) {
    UUID run = ids.next();
    UUID step = ids.next();
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              sql.update(
                  """
                  INSERT INTO run (id, project_id, kind, name, study_id, variant_id, dataset, seed,
                                   state, consents, submitter, created_at)
                  SELECT ?, project_id, kind, name, study_id, variant_id, dataset, seed,
                         'PENDING', consents, submitter, created_at FROM run WHERE id = ?
                  """,
                  run,
                  UUID.fromString(done.run()));
              sql.update(
                  """
                  INSERT INTO step (id, run_id, key, ordinal, type, state, spec, input_plan, seed,
                                    threads)
                  SELECT ?, ?, key, ordinal, type, 'BLOCKED', spec, input_plan, seed, threads
                  FROM step WHERE run_id = ? AND type = 'pretrain'
                  """,
                  step,
                  run,
                  UUID.fromString(done.run()));
              return release.release(step);
            });
  }

  private static void withdraw(String brain) {
    Demo.post(
        "/api/v1/brains/" + brain + "/consents/withdraw",
        Map.of("reason", "The family asked for it"));
  }

  private static Map<String, Object> sample(String brain) {
    return Map.of(
        "kind",
        "sample",
        "name",
        "One brain",
        "patchPx",
        64,
        "pixelSizeUm",
        80,
        "patchesPerSection",
        5,
        "brainIds",
        List.of(brain));
  }

  private ValidatableResponse submit(String path, Map<String, Object> body) {
    return Callers.researcher()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/projects/" + demo.project + path)
        .then();
  }

  private static ValidatableResponse model(Done done) {
    return Callers.researcher().get("/api/v1/models/" + done.model()).then().statusCode(200);
  }

  private static String contentOf(Done done) {
    return Demo.get("/api/v1/models/" + done.model()).getString("artefactSha256");
  }

  private String shard(Done done, String brain) {
    return sql.first(
            "SELECT sha256 FROM patchset_shard WHERE patchset_id = ? AND brain_id = ?",
            row -> row.sha256("sha256"),
            UUID.fromString(done.frozen().patchset()),
            UUID.fromString(brain))
        .map(Sha256::hex)
        .orElseThrow();
  }

  private static ValidatableResponse download(String sha256) {
    return Callers.researcher().get("/api/v1/artefacts/" + sha256 + "/content").then();
  }

  private static ValidatableResponse audited(String noun, String id) {
    return Callers.auditor().get("/api/v1/audit?noun=" + noun + "&nounId=" + id).then();
  }
}
