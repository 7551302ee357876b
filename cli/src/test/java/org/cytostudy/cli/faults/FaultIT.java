package org.cytostudy.cli.faults;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.cli.faults.SmallStudy.Result;
import org.cytostudy.cli.supervise.DataFolder;
import org.cytostudy.cli.supervise.Installation;
import org.cytostudy.cli.supervise.Supervisor;
import org.cytostudy.cli.supervise.UpOptions;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.process.ProcessIdentity;
import org.cytostudy.core.runner.EventBatch;
import org.cytostudy.core.runner.Finish;
import org.cytostudy.core.runner.RunnerApi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Kills each process in the middle of a training that {@code up} looks after. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultIT {
  @TempDir Path folder;
  private @Nullable Supervisor supervisor;
  private @Nullable SmallStudy study;
  private @Nullable Result undisturbed;

  @BeforeAll
  void runOnceUndisturbed() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    UpOptions options = UpOptions.of(folder, port, true);
    options.preset("cytostudy.run.cache", "false");
    options.preset("cytostudy.run.heartbeat", "1s");
    Installation built = new Installation(Path.of("..").toAbsolutePath().normalize());
    supervisor = Supervisor.start(built, options.dataFolder(), options);
    study = new SmallStudy(client("researcher"));
    study.prepareInputs();
    undisturbed = study.awaitResult(study.submit("undisturbed"));
    assertThat(undisturbed.lossCurve()).contains("[" + (SmallStudy.ITERATIONS - 5) + ",");
  }

  @AfterAll
  void stop() {
    if (supervisor != null) {
      supervisor.close();
      assertThat(data().upState()).isEmpty();
      assertThat(folder.resolve("pg/data/postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void aKilledWorkersStepGoesOnFromItsCheckpointAndItsLateResultIsRefused() throws IOException {
    String run = study().submit("worker killed");
    study().awaitMiddleOfTraining(run);
    Path attempt = attemptFolders().getFirst();
    JsonNode lease = CytostudyJson.mapper().readTree(attempt.resolve("lease.json").toFile());
    worker(attempt).kill();
    Result result = study().awaitResult(run);
    assertThat(result.attempts()).isEqualTo(2);
    assertSameAsUndisturbed(result);
    assertLateWordsAreRefused(lease);
  }

  @Test
  void aKilledRunnersWorkerIsAdoptedByTheNextRunner() throws IOException {
    String run = study().submit("runner killed");
    study().awaitMiddleOfTraining(run);
    ProcessIdentity worker = worker(attemptFolders().getFirst());
    kill("runner");
    assertThat(worker.isAlive()).isTrue();
    Result result = study().awaitResult(run);
    assertThat(result.attempts()).isEqualTo(1);
    assertSameAsUndisturbed(result);
  }

  @Test
  void trainingGoesOnWhileTheKilledPlatformStartsAgain() {
    String run = study().submit("platform killed");
    study().awaitMiddleOfTraining(run);
    kill("platform");
    Result result = study().awaitResult(run);
    assertThat(result.attempts()).isEqualTo(1);
    assertSameAsUndisturbed(result);
  }

  @Test
  void trainingGoesOnWhileTheKilledDatabaseStartsAgain() throws IOException {
    String run = study().submit("database killed");
    study().awaitMiddleOfTraining(run);
    Path pidFile = folder.resolve("pg/data/postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    Result result = study().awaitResult(run);
    assertThat(result.attempts()).isEqualTo(1);
    assertSameAsUndisturbed(result);
  }

  private void assertSameAsUndisturbed(Result result) {
    Result expected = requireNonNull(undisturbed);
    assertThat(result.points()).isEqualTo(expected.points());
    assertThat(result.lossCurve()).isEqualTo(expected.lossCurve());
    assertThat(result.modelSha256()).isEqualTo(expected.modelSha256());
  }

  private void assertLateWordsAreRefused(JsonNode lease) throws IOException {
    String token = Files.readString(data().runnerToken()).strip();
    ApiClient node = new ApiClient(URI.create(supervisor().url()), token);
    String attempt = RunnerApi.ATTEMPTS + "/" + lease.path("attemptId").asText();
    String fencing = lease.path("token").asText();
    for (Map.Entry<String, Object> late :
        Map.<String, Object>of(
                "/events", new EventBatch(0, List.of()), "/finish", new Finish(List.of()))
            .entrySet()) {
      assertThatThrownBy(
              () ->
                  node.postRaw(
                      attempt + late.getKey(), late.getValue(), RunnerApi.TOKEN_HEADER, fencing))
          .isInstanceOfSatisfying(
              ApiException.class, refused -> assertThat(refused.status()).isEqualTo(409))
          .hasMessageContaining("attempt-superseded");
    }
  }

  private void kill(String child) {
    ProcessIdentity before = requireNonNull(supervisor().child(child));
    before.find().orElseThrow().destroyForcibly();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              ProcessIdentity now = supervisor().child(child);
              return now != null && now.pid() != before.pid();
            });
  }

  private List<Path> attemptFolders() throws IOException {
    try (Stream<Path> attempts = Files.list(data().runner().resolve("attempts"))) {
      return attempts.toList();
    }
  }

  private static ProcessIdentity worker(Path attempt) throws IOException {
    return CytostudyJson.mapper()
        .readValue(attempt.resolve("worker.json").toFile(), ProcessIdentity.class);
  }

  private ApiClient client(String role) throws IOException {
    String token = Files.readString(data().cliToken(role)).strip();
    return new ApiClient(URI.create(supervisor().url()), token);
  }

  private DataFolder data() {
    return supervisor().data();
  }

  private Supervisor supervisor() {
    return requireNonNull(supervisor);
  }

  private SmallStudy study() {
    return requireNonNull(study);
  }
}
