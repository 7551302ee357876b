package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.metric.LogLine;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.runner.HeartbeatAnswer;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.runner.RunnerApi;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.OwnerSql;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.routes.StepQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PlatformTest
class RunnerProtocolIT {
  @Inject StepQueue queue;

  private FakeRunner runner;
  private Demo demo;

  @BeforeEach
  void start() {
    runner = FakeRunner.idle();
    demo = new Demo(runner);
  }

  private String phantom() {
    return demo.phantom();
  }

  private Lease lease() {
    return runner.lease(10).orElseThrow();
  }

  private static String state(String run) {
    return Demo.get("/api/v1/runs/" + run).getString("state");
  }

  private static WorkerEvent metric(String key, long iteration, double value) {
    return new WorkerEvent.Metric(new MetricPoint(key, iteration, value));
  }

  @Test
  void anOpenQuestionForWorkIsAnsweredWhenWorkComesUp() {
    Instant before = Instant.now();
    String run = phantom();
    Lease lease = lease();
    assertThat(lease.runId().toString()).isEqualTo(run);
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));
    runner.work(lease);
  }

  @Test
  void aNodeTellsWhatItDoesOnlyToThoseWhoSeeTheProject() {
    String held = phantom();
    Lease lease = lease();
    String other =
        Callers.stranger()
            .contentType(ContentType.JSON)
            .body(Map.of("name", "Strange " + UUID.randomUUID()))
            .post("/api/v1/projects")
            .path("id");
    String waiting =
        Callers.stranger()
            .contentType(ContentType.JSON)
            .body(Demo.phantomBody())
            .post("/api/v1/projects/" + other + "/preparations")
            .then()
            .statusCode(201)
            .extract()
            .path("runId");
    String device = "find { it.name == 'local' }.devices[0]";
    assertThat(Demo.get("/api/v1/nodes").getString(device + ".leasedBy.runId")).isEqualTo(held);

    JsonPath nodes = Callers.stranger().get("/api/v1/nodes").jsonPath();
    assertThat(nodes.getBoolean(device + ".leased")).isTrue();
    assertThat(nodes.getMap(device)).containsEntry("leasedBy", null);
    String node = nodes.getString("find { it.name == 'local' }.id");
    JsonPath one = Callers.stranger().get("/api/v1/nodes/" + node).jsonPath();
    assertThat(one.getMap("devices[0]")).containsEntry("leasedBy", null);
    JsonPath run = Callers.stranger().get("/api/v1/runs/" + waiting).jsonPath();
    assertThat(run.getString("steps[0].waitReason"))
        .contains("local is busy with a run of another project");
    assertThat(Callers.stranger().get("/api/v1/runs").jsonPath().getList("items.projectId"))
        .isNotEmpty()
        .containsOnly(other);
    runner.work(lease);
    runner.workUntilIdle(2);
  }

  @Test
  void linesOfALogWhoseFileWasNotRestoredAreSaidToBeLost() throws IOException {
    String run = phantom();
    Lease lease = lease();
    runner.accepted(
        lease,
        0,
        List.of(
            new WorkerEvent.Log(new LogLine(Instant.now(), LogLine.Severity.INFO, "one")),
            new WorkerEvent.Log(new LogLine(Instant.now(), LogLine.Severity.INFO, "two"))));
    String name = lease.attemptId().toString();
    Path file =
        PlatformDatabase.dataFolder()
            .resolve("run-logs")
            .resolve(name.substring(name.length() - 2))
            .resolve(name + ".ndjson");
    Files.delete(file);
    String logs = "/api/v1/runs/" + run + "/logs";
    JsonPath page = Demo.get(logs);
    assertThat(page.getList("lines.line.text", String.class))
        .singleElement()
        .asString()
        .startsWith("2 lines were logged here and lost");
    assertThat(Demo.get(logs + "?cursor=" + page.getString("nextCursor")).getList("lines"))
        .isEmpty();
    runner.finishWork(lease);
  }

  @Test
  void aBatchThatComesTwiceIsTakenOnce() {
    String run = phantom();
    Lease lease = lease();
    List<WorkerEvent> batch =
        List.of(
            new WorkerEvent.Started(1, 0),
            metric("loss", 0, 3),
            metric("loss", 1, 2),
            metric("loss", 2, Double.NaN),
            new WorkerEvent.Log(
                new LogLine(Instant.now(), LogLine.Severity.INFO, "hello <b>'; DROP TABLE run")));
    assertThat(runner.accepted(lease, 0, batch).nextSequence()).isEqualTo(5);
    assertThat(runner.accepted(lease, 0, batch).nextSequence()).isEqualTo(5);
    assertThat(runner.accepted(lease, 7, batch).nextSequence())
        .as("a gap is not taken")
        .isEqualTo(5);
    JsonPath series = Demo.get("/api/v1/runs/" + run + "/series");
    assertThat(series.getInt("[0].count")).isEqualTo(3);
    assertThat(series.getDouble("[0].min")).isEqualTo(2);
    JsonPath points = Demo.get("/api/v1/series/" + series.getLong("[0].id") + "/points");
    assertThat(points.getList("points")).hasSize(3);
    assertThat(points.getBoolean("sampled")).isFalse();
    assertThat(Demo.get("/api/v1/runs/" + run + "/logs").getList("lines.line.text", String.class))
        .containsExactly("hello <b>'; DROP TABLE run");
    runner.finishWork(lease);
  }

  @Test
  void aResumedAttemptOverwritesTheTailOfTheOneBefore() {
    String run = phantom();
    Lease first = lease();
    List<WorkerEvent> events = new ArrayList<>();
    events.add(new WorkerEvent.Started(1, 0));
    for (int i = 0; i < 10; i++) {
      events.add(metric("loss", i, 100 + i));
    }
    runner.accepted(first, 0, events);
    assertThat(runner.fail(first, FailureCategory.PREEMPTED).status()).isEqualTo(204);
    Lease second = lease();
    assertThat(second.token()).isGreaterThan(first.token());
    runner.accepted(
        second,
        0,
        List.of(new WorkerEvent.Started(2, 6), metric("loss", 6, 1), metric("loss", 7, 1)));
    JsonPath series = Demo.get("/api/v1/runs/" + run + "/series");
    assertThat(series.getInt("[0].count")).isEqualTo(8);
    assertThat(series.getDouble("[0].last")).isEqualTo(1);
    assertThat(series.getDouble("[0].max")).isEqualTo(105);
    runner.finishWork(second);
  }

  @Test
  void anOldAttemptChangesNothing() {
    String run = phantom();
    Lease old = lease();
    runner.fail(old, FailureCategory.PREEMPTED);
    Lease current = lease();
    FakeRunner.Answer late = runner.events(old, 0, List.of(new WorkerEvent.Started(1, 0)));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.problem()).isEqualTo("attempt-superseded");
    byte[] bytes = "late".getBytes(StandardCharsets.UTF_8);
    assertThat(runner.patch(old, Sha256.of(bytes), 0, 4, bytes).status()).isEqualTo(409);
    assertThat(runner.finish(old, List.of()).problem()).isEqualTo("attempt-superseded");
    assertThat(runner.fail(old, FailureCategory.CODE).problem()).isEqualTo("attempt-superseded");
    assertThat(runner.beat(old).orders())
        .extracting(HeartbeatAnswer.Order::kind)
        .containsExactly(HeartbeatAnswer.Kind.ABANDON);
    assertThat(state(run)).isEqualTo("RUNNING");
    runner.work(current);
    await().untilAsserted(() -> assertThat(state(run)).isEqualTo("SUCCEEDED"));
  }

  @Test
  void uploadsGoOnWhereTheyEndedAndAreVerified() {
    phantom();
    Lease lease = lease();
    byte[] bytes = ("content " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    Sha256 sha256 = Sha256.of(bytes);
    byte[] head = Arrays.copyOf(bytes, 10);
    byte[] tail = Arrays.copyOfRange(bytes, 10, bytes.length);
    assertThat(runner.patch(lease, sha256, 0, bytes.length, head).status()).isEqualTo(204);
    assertThat(runner.offset(lease, sha256).response().headers().firstValue("Upload-Offset"))
        .contains("10");
    assertThat(runner.patch(lease, sha256, 3, bytes.length, tail).problem())
        .isEqualTo("upload-offset-mismatch");
    assertThat(runner.patch(lease, sha256, 10, bytes.length, tail).status()).isEqualTo(204);
    assertThat(runner.patch(lease, Sha256.of("other"), 0, bytes.length, bytes).problem())
        .isEqualTo("hash-mismatch");
    OutputRef missing =
        new OutputRef("x", ArtefactKind.TRUTH, Sha256.of("never"), 5, "text/plain", Map.of());
    FakeRunner.Answer refused = runner.finish(lease, List.of(missing));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("output-missing");
    runner.work(lease);
  }

  @Test
  void aNodeReadsItsOwnInputsOnly() {
    Demo.Frozen frozen = demo.freeze();
    demo.submit(Demo.study(frozen));
    Lease lease = lease();
    var input = lease.manifest().inputs().getFirst();
    FakeRunner.Answer part = runner.input(lease, input.sha256(), "bytes=0-3");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).hasSize(4);
    FakeRunner.Answer foreign = runner.input(lease, Sha256.of("not mine"), "bytes=0-3");
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.problem()).isEqualTo("input-missing");
    String token =
        Callers.admin()
            .contentType(ContentType.JSON)
            .body(Map.of("name", "other-" + UUID.randomUUID()))
            .post("/api/v1/nodes")
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    assertThat(new FakeRunner("other", token).input(lease, input.sha256(), "bytes=0-3").status())
        .isEqualTo(404);
    runner.work(lease);
    runner.workUntilIdle(2);
  }

  @Test
  void infrastructureIsTriedAgainAndOtherFailuresAreNot() {
    String run = phantom();
    Lease first = lease();
    runner.fail(first, FailureCategory.INFRASTRUCTURE);
    JsonPath waiting = Demo.get("/api/v1/runs/" + run);
    assertThat(waiting.getString("state")).isEqualTo("RUNNING");
    assertThat(waiting.getString("steps[0].waitReason")).startsWith("Is tried again at ");
    Lease second = lease();
    assertThat(second.stepId()).isEqualTo(first.stepId());
    runner.fail(second, FailureCategory.DATA);
    assertThat(state(run)).isEqualTo("FAILED");
    JsonPath failed = Demo.get("/api/v1/runs/" + run);
    assertThat(failed.getString("steps[0].failure.code")).isEqualTo("made-up");
    assertThat(failed.getList("steps[0].attempts")).hasSize(2);
  }

  @Test
  void aFailedRunIsRetriedByItsOwnerOrByItsDeadLetter() {
    String run = phantom();
    runner.fail(lease(), FailureCategory.CODE);
    Callers.researcher().post("/api/v1/runs/" + run + "/retry").then().statusCode(200);
    runner.fail(lease(), FailureCategory.CODE);
    assertThat(state(run)).isEqualTo("FAILED");
    String letter =
        Callers.admin()
            .get("/api/v1/dead-letters")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getString("items.find { it.body == '" + run + "' }.id");
    Callers.admin().post("/api/v1/dead-letters/" + letter + "/replay").then().statusCode(200);
    Callers.admin().post("/api/v1/dead-letters/" + letter + "/replay").then().statusCode(409);
    runner.work(lease());
    await().untilAsserted(() -> assertThat(state(run)).isEqualTo("SUCCEEDED"));
    Callers.researcher().get("/api/v1/dead-letters").then().statusCode(403);
  }

  @Test
  void aCancelledRunStopsItsWorker() {
    String run = phantom();
    Lease lease = lease();
    runner.accepted(lease, 0, List.of(new WorkerEvent.Started(1, 0)));
    Callers.researcher().post("/api/v1/runs/" + run + "/cancel").then().statusCode(200);
    assertThat(runner.beat(lease).orders())
        .extracting(HeartbeatAnswer.Order::kind)
        .containsExactly(HeartbeatAnswer.Kind.CANCEL);
    assertThat(runner.cancelled(lease).status()).isEqualTo(204);
    JsonPath cancelled = Demo.get("/api/v1/runs/" + run);
    assertThat(cancelled.getString("state")).isEqualTo("CANCELLED");
    assertThat(cancelled.getString("steps[0].state")).isEqualTo("CANCELLED");
    Callers.researcher().post("/api/v1/runs/" + run + "/cancel").then().statusCode(409);
  }

  @Test
  void anAttemptThatFellSilentIsUnreachableAndThenReplaced() {
    phantom();
    Lease lost = lease();
    OwnerSql.update(
        "UPDATE attempt SET last_beat_at = now() - interval '15 seconds' WHERE id = ?",
        lost.attemptId().value());
    await().atMost(Duration.ofSeconds(60)).until(() -> attempt(lost).equals("UNREACHABLE"));
    assertThat(runner.beat(lost).orders()).isEmpty();
    assertThat(attempt(lost)).isEqualTo("RUNNING");
    OwnerSql.update(
        "UPDATE attempt SET last_beat_at = now() - interval '10 minutes' WHERE id = ?",
        lost.attemptId().value());
    await().atMost(Duration.ofSeconds(60)).until(() -> attempt(lost).equals("FAILED"));
    Lease replacement = runner.lease(20).orElseThrow();
    assertThat(replacement.stepId()).isEqualTo(lost.stepId());
    assertThat(replacement.token()).isGreaterThan(lost.token());
    runner.work(replacement);
  }

  private static String attempt(Lease lease) {
    return Demo.get("/api/v1/runs/" + lease.runId())
        .getString("steps[0].attempts.find { it.id == '" + lease.attemptId() + "' }.state");
  }

  @Test
  void aClaimThatWasNeverOfferedExpires() {
    String run = phantom();
    await().until(() -> step(run).equals("PLACED"));
    OwnerSql.update(
        "UPDATE step SET claim_expires_at = now() - interval '1 minute', lane = NULL"
            + " WHERE run_id = ?",
        UUID.fromString(run));
    Lease lease = runner.lease(20).orElseThrow();
    assertThat(lease.runId().toString()).isEqualTo(run);
    runner.work(lease);
  }

  @Test
  void anOfferThatNobodyTakesStandsWithoutAWord() {
    String run = phantom();
    await().until(() -> step(run).equals("PLACED"));
    OwnerSql.update(
        "UPDATE step SET claim_expires_at = now() - interval '1 minute' WHERE run_id = ?",
        UUID.fromString(run));
    assertThat(queue.releaseExpiredClaims()).isZero();
    assertThat(step(run)).isEqualTo("PLACED");
    runner.work(lease());
  }

  private static String step(String run) {
    return Demo.get("/api/v1/runs/" + run).getString("steps[0].state");
  }

  @Test
  void aDrainingNodeGetsNothingNew() {
    String node = Demo.get("/api/v1/nodes").getString("find { it.name == 'local' }.id");
    drain(node, true);
    String run = phantom();
    assertThat(runner.lease(1)).isEmpty();
    assertThat(runner.beat().drain()).isTrue();
    assertThat(Demo.get("/api/v1/runs/" + run).getString("steps[0].waitReason"))
        .contains("local is draining (new disk)");
    drain(node, false);
    runner.work(lease());
  }

  @Test
  void theWorkersOfADrainingNodeAreToldToWriteACheckpointUntilOneComes() {
    String node = Demo.get("/api/v1/nodes").getString("find { it.name == 'local' }.id");
    phantom();
    Lease lease = lease();
    runner.accepted(lease, 0, List.of(new WorkerEvent.Started(1, 0)));
    assertThat(runner.beat(lease).orders()).isEmpty();
    drain(node, true);
    for (int beat = 0; beat < 2; beat++) {
      assertThat(runner.beat(lease).orders())
          .extracting(HeartbeatAnswer.Order::kind)
          .containsExactly(HeartbeatAnswer.Kind.CHECKPOINT_NOW);
    }
    OutputRef checkpoint =
        new OutputRef(
            "it.checkpoint",
            ArtefactKind.CHECKPOINT,
            Sha256.of("checkpoint"),
            1,
            "application/octet-stream",
            Map.of());
    runner.accepted(lease, 1, List.of(new WorkerEvent.Checkpointed(7, checkpoint)));
    assertThat(runner.beat(lease).orders()).isEmpty();
    drain(node, false);
    runner.finishWork(lease);
  }

  private static void drain(String node, boolean draining) {
    String etag = Callers.admin().get("/api/v1/nodes/" + node).header("ETag");
    Callers.admin()
        .contentType(ContentType.JSON)
        .header("If-Match", etag)
        .body(Map.of("draining", draining, "reason", "new disk"))
        .patch("/api/v1/nodes/" + node)
        .then()
        .statusCode(200);
  }

  @Test
  void aNodeThatComesBackWithoutItsWorkerGetsTheStepAgain() {
    phantom();
    Lease lost = lease();
    assertThat(runner.register().abandon()).isEmpty();
    Lease again = lease();
    assertThat(again.stepId()).isEqualTo(lost.stepId());
    assertThat(
            runner.register(new AttemptId(again.attemptId().value()), lost.attemptId()).abandon())
        .containsExactly(lost.attemptId());
    runner.work(again);
  }

  @Test
  void onlyANodesTokenOpensTheProtocol() {
    Callers.admin()
        .contentType(ContentType.JSON)
        .body("{}")
        .post(RunnerApi.REGISTER)
        .then()
        .statusCode(403);
    Callers.nobody()
        .contentType(ContentType.JSON)
        .body("{}")
        .post(RunnerApi.REGISTER)
        .then()
        .statusCode(401);
  }
}
