package org.cytostudy.cli.faults;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.faults.SmallStudy.Result;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.process.ProcessIdentity;
import org.cytostudy.core.runner.EventBatch;
import org.cytostudy.core.runner.Finish;
import org.cytostudy.core.runner.RunnerApi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills each process in the middle of a training that {@code up} looks after. Every run has the
 * manifest of the first, which nothing disturbed, and must give its bytes.
 */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int STORE_MEGABYTES = 96;
  private static final int BREAKING_CONNECTIONS = 3;
  private static final int BREAKING_AFTER_BYTES = 20_000;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private @Nullable SmallDisk disk;
  private @Nullable RunningSystem system;
  private @Nullable SmallStudy study;
  private @Nullable Result undisturbed;

  @BeforeAll
  void runOnceUndisturbed() throws IOException {
    Files.createDirectories(folder.resolve("scans"));
    disk = SmallDisk.mount(folder.resolve("store"), STORE_MEGABYTES);
    system =
        RunningSystem.start(
            folder,
            Map.of("CYTOSTUDY_RUN_CACHE", "false", "CYTOSTUDY_ARTEFACT_MIN_FREE_BYTES", "65536"),
            "--image-root",
            "scans=" + folder.resolve("scans"));
    study = new SmallStudy(system.client("researcher"));
    study.prepareInputs();
    undisturbed = study.awaitResult(study.submit("undisturbed"));
    String everyIteration =
        LongStream.range(0, SmallStudy.ITERATIONS)
            .mapToObj(iteration -> iteration + " ")
            .collect(Collectors.joining());
    assertThat(undisturbed.curves().get("throughput_views_per_s")).isEqualTo(everyIteration);
    assertThat(undisturbed.curves()).containsKeys("loss", "learning_rate", "gradient_norm");
  }

  @AfterAll
  void stop() throws IOException {
    try (SmallDisk store = disk) {
      if (system != null) {
        system.close();
        assertThat(system.data().upState()).isEmpty();
      }
    }
  }

  @Test
  void aKilledWorkersStepGoesOnFromItsCheckpointAndItsLateWordsAreRefused() throws Exception {
    String run = study().submit("worker killed");
    study().awaitMiddleOfTraining(run);
    Path attempt = system().attempts().getFirst();
    JsonNode lease = CytostudyJson.mapper().readTree(attempt.resolve("lease.json").toFile());
    RunningSystem.worker(attempt).kill();
    Result result = study().awaitResult(run);
    assertSameAsUndisturbed(result);
    assertThat(result.attempts()).isEqualTo(2);
    assertLateWordsAreRefused(lease);
  }

  @Test
  void aKilledRunnersWorkerIsAdoptedByTheNextRunner() throws IOException {
    String run = study().submit("runner killed");
    study().awaitMiddleOfTraining(run);
    ProcessIdentity worker = RunningSystem.worker(system().attempts().getFirst());
    system().kill("runner");
    Result result = study().awaitResult(run);
    assertSameAsUndisturbed(result);
    assertThat(result.attempts()).as("the worker that trained first").isEqualTo(1);
    assertThat(worker.isAlive()).isFalse();
  }

  @Test
  void trainingGoesOnWhileTheKilledPlatformStartsAgain() {
    String run = study().submit("platform killed");
    study().awaitMiddleOfTraining(run);
    system().kill("platform");
    Result result = study().awaitResult(run);
    assertSameAsUndisturbed(result);
    assertThat(result.attempts()).isEqualTo(1);
  }

  @Test
  void trainingGoesOnWhileTheKilledDatabaseStartsAgain() throws IOException {
    String run = study().submit("database killed");
    study().awaitMiddleOfTraining(run);
    system().killDatabase();
    Result result = study().awaitResult(run);
    assertSameAsUndisturbed(result);
    assertThat(result.attempts()).isEqualTo(1);
  }

  @Test
  void aKilledSupervisorsWorkGoesOnWhenItIsStartedAgain() throws Exception {
    String run = study().submit("supervisor killed");
    study().awaitMiddleOfTraining(run);
    system().killUpAndStartItAgain();
    assertSameAsUndisturbed(study().awaitResult(run));
  }

  @Test
  void anotherUpIsToldThatFolderAndPortAreTaken() throws Exception {
    assertThat(system().runAnotherUp(folder, RunningSystem.freePort()))
        .startsWith("1 Cytostudy already runs on " + folder)
        .contains("./cytostudy status");
    assertThat(system().runAnotherUp(folder.resolve("other"), system().port()))
        .startsWith("1 Port " + system().port() + " is in use")
        .contains("--port");
  }

  @Test
  void aCutNetworkLosesAndDoublesNothing() throws Exception {
    ApiClient admin = system().client("admin");
    String token = admin.post("/nodes", Map.of("name", "remote")).path("token").asText();
    Path remote = folder.resolve("remote");
    drainOwnRunner(admin, true);
    try (TcpProxy network = TcpProxy.to(system().port())) {
      Process runner = system().startRunner("remote", token, network.port());
      try {
        String run = study().submit("network cut");
        study().awaitMiddleOfTraining(run);
        Path out = RunningSystem.attempts(remote).getFirst().resolve("out");
        network.cut();
        Set<String> then = checkpoints(out);
        await("the worker trains on").atMost(LIMIT).until(() -> isApart(checkpoints(out), then));
        network.mend(BREAKING_CONNECTIONS, BREAKING_AFTER_BYTES);
        Result result = study().awaitResult(run);
        assertSameAsUndisturbed(result);
        assertThat(result.attempts()).isEqualTo(1);
        assertThat(network.toBreak()).as("connections that did not break").isZero();
      } finally {
        runner.destroy();
        assertThat(runner.waitFor(1, TimeUnit.MINUTES)).isTrue();
      }
    } finally {
      drainOwnRunner(admin, false);
    }
  }

  private static void drainOwnRunner(ApiClient admin, boolean draining) {
    for (JsonNode node : admin.array("/nodes")) {
      if (node.path("name").asText().equals("local")) {
        admin.patch(
            "/nodes/" + node.path("id").asText(), Map.of("draining", draining, "reason", "test"));
      }
    }
  }

  private static Set<String> checkpoints(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("checkpoint-.*safetensors"))
          .collect(Collectors.toSet());
    }
  }

  /** Two are kept, so that two newer ones have replaced them. */
  private static boolean isApart(Set<String> now, Set<String> then) {
    return !now.isEmpty() && Collections.disjoint(now, then);
  }

  @Test
  void trainingGoesOnWhileTheStoreIsFull() throws IOException {
    SmallDisk store = requireNonNull(disk);
    assumeThat(store.mounted()).as("this user may mount a small disk").isTrue();
    String run = study().submit("store full");
    study().awaitMiddleOfTraining(run);
    store.fill();
    try {
      Path out = system().attempts().getFirst().resolve("out");
      await("the training is over")
          .atMost(LIMIT)
          .until(() -> Files.exists(out.resolve("outcome.json")));
      assertThat(system().client("researcher").get("/runs/" + run).path("state").asText())
          .isEqualTo("RUNNING");
    } finally {
      store.empty();
    }
    Result result = study().awaitResult(run);
    assertSameAsUndisturbed(result);
    assertThat(result.attempts()).isEqualTo(1);
  }

  @Test
  void badImagesAreRowsOfTheIngestReportAndGoodOnesPass() throws IOException {
    Scans.write(folder.resolve("scans/export"), study().registerBrain("scanned"));
    JsonNode report = study().ingest("scans", "export/mapping.json");
    assertThat(report.path("accepted").asInt()).isEqualTo(2);
    assertThat(report.path("refused").asInt()).isEqualTo(3);
    Map<String, String> codes = new TreeMap<>();
    for (JsonNode row : report.path("rows")) {
      codes.put(row.path("file").asText(), row.path("code").asText());
      for (String key : List.of("problem", "where", "action")) {
        assertThat(row.path(key).asText()).as(key + " of " + row).isNotBlank();
      }
    }
    assertThat(codes)
        .isEqualTo(
            Map.of(
                "cut.tif", "image-truncated",
                "unsized.tif", "image-pixel-size-missing",
                "empty.tif", "image-empty"));
    assertThat(study().sectionsWithImage("scanned")).isEqualTo(2);
  }

  private void assertSameAsUndisturbed(Result result) {
    Result expected = requireNonNull(undisturbed);
    assertThat(result.manifest()).isEqualTo(expected.manifest());
    assertThat(result.curves()).isEqualTo(expected.curves());
    assertThat(result.checkpointSha256()).isEqualTo(expected.checkpointSha256());
    assertThat(result.modelSha256()).isEqualTo(expected.modelSha256());
  }

  private void assertLateWordsAreRefused(JsonNode lease) throws Exception {
    byte[] late = "late".getBytes(StandardCharsets.UTF_8);
    String attempt = RunnerApi.ATTEMPTS + "/" + lease.path("attemptId").asText();
    String upload = attempt + "/artefacts/" + Sha256.of(late) + "?offset=0&length=" + late.length;
    String fencing = lease.path("token").asText();
    for (HttpRequest.Builder request :
        List.of(
            post(attempt + "/events", new EventBatch(0, List.of())),
            post(attempt + "/finish", new Finish(List.of())),
            HttpRequest.newBuilder(system().url().resolve(upload))
                .method("PATCH", BodyPublishers.ofByteArray(late)))) {
      HttpResponse<String> refused =
          HttpClient.newHttpClient()
              .send(
                  request
                      .header("Authorization", "Bearer " + runnerToken())
                      .header(RunnerApi.TOKEN_HEADER, fencing)
                      .build(),
                  BodyHandlers.ofString());
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
      assertThat(CytostudyJson.mapper().readTree(refused.body()).path("type").asText())
          .isEqualTo("urn:cytostudy:problem:attempt-superseded");
    }
  }

  private HttpRequest.Builder post(String path, Object body) throws IOException {
    return HttpRequest.newBuilder(system().url().resolve(path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(CytostudyJson.mapper().writeValueAsBytes(body)));
  }

  private String runnerToken() throws IOException {
    return Files.readString(system().data().runnerToken()).strip();
  }

  private RunningSystem system() {
    return requireNonNull(system);
  }

  private SmallStudy study() {
    return requireNonNull(study);
  }
}
