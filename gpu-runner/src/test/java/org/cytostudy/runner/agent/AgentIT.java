package org.cytostudy.runner.agent;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.RunId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.process.ProcessIdentity;
import org.cytostudy.core.runner.Device;
import org.cytostudy.core.runner.Fail;
import org.cytostudy.core.runner.HeartbeatAnswer;
import org.cytostudy.core.runner.HeartbeatAnswer.Kind;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.state.FailureCategory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path temporary;
  private final List<Agent> agents = new ArrayList<>();
  private final List<Process> otherAgents = new ArrayList<>();
  private @Nullable FakePlatform fake;
  private @Nullable Path store;

  @BeforeEach
  void start() throws IOException {
    fake = new FakePlatform();
    Files.writeString(temporary.resolve("token"), FakePlatform.TOKEN + "\n");
  }

  @AfterEach
  void stopAll() throws IOException {
    otherAgents.forEach(Process::destroyForcibly);
    agents.forEach(agent -> agent.stop(LIMIT));
    for (AttemptFolder folder : folders()) {
      folder.worker().ifPresent(ProcessIdentity::kill);
    }
    platform().close();
  }

  @Test
  void forwardsEachEventOnceInOrderAndUploadsTheOutputsBeforeItFinishes() throws IOException {
    platform().cutEventAnswers.set(2);
    platform().ready.add(lease(FakeWorker.QUICK));
    startAgent();
    await().atMost(LIMIT).until(() -> platform().finished != null && folders().isEmpty());
    assertThat(platform().events.getFirst()).isInstanceOf(WorkerEvent.Started.class);
    assertThat(iterations()).containsExactlyElementsOf(range(FakeWorker.POINTS));
    for (OutputRef output : requireNonNull(platform().finished).outputs()) {
      byte[] uploaded = platform().artefacts.get(output.sha256());
      assertThat(Sha256.of(requireNonNull(uploaded))).isEqualTo(output.sha256());
    }
    WorkerEvent.Checkpointed checkpoint = (WorkerEvent.Checkpointed) platform().events.getLast();
    assertThat(platform().artefacts).containsKey(checkpoint.checkpoint().sha256());
  }

  @Test
  void saysWhichSignalKilledAWorker() throws IOException {
    platform().ready.add(lease(FakeWorker.WAITS));
    startAgent();
    awaitWorker().kill();
    await().atMost(LIMIT).until(() -> platform().failed != null);
    Fail fail = requireNonNull(platform().failed);
    assertThat(fail.cancelled()).isFalse();
    assertThat(fail.failure().category()).isEqualTo(FailureCategory.INFRASTRUCTURE);
    assertThat(fail.failure().code()).isEqualTo("worker-died");
    assertThat(fail.failure().title()).contains("killed by signal 9");
  }

  @Test
  void reportsTheExitCodeAndTheLastWordsOfAWorkerThatCrashed() {
    platform().ready.add(lease(FakeWorker.CRASHES));
    startAgent();
    await().atMost(LIMIT).until(() -> platform().failed != null);
    assertThat(requireNonNull(platform().failed).failure().title())
        .contains("exit code 7")
        .contains("something terrible happened");
  }

  @Test
  void aNewAgentAdoptsTheWorkerOfOneThatWasKilled() throws Exception {
    platform().ready.add(lease(FakeWorker.WAITS));
    Process killed = agentInAnotherJvm();
    ProcessIdentity worker = awaitWorker();
    await().atMost(LIMIT).until(() -> iterations().size() > 20);
    killed.destroyForcibly().waitFor();
    assertThat(worker.isAlive()).isTrue();
    startAgent();
    await().atMost(LIMIT).until(() -> platform().registrations.size() == 2);
    assertThat(platform().registrations.getLast().attempts()).hasSize(1);
    int before = iterations().size();
    await().atMost(LIMIT).until(() -> iterations().size() > before + 20);
    letTheWorkerEnd();
    await().atMost(LIMIT).until(() -> platform().finished != null);
    assertThat(iterations()).containsExactlyElementsOf(range(iterations().size()));
  }

  @Test
  void aResultWrittenWhileNoAgentLivedIsDelivered() throws Exception {
    platform().ready.add(lease(FakeWorker.WAITS));
    Process killed = agentInAnotherJvm();
    ProcessIdentity worker = awaitWorker();
    killed.destroyForcibly().waitFor();
    letTheWorkerEnd();
    await().atMost(LIMIT).until(() -> !worker.isAlive());
    assertThat(platform().finished).isNull();
    startAgent();
    await().atMost(LIMIT).until(() -> platform().finished != null);
    assertThat(iterations()).containsExactlyElementsOf(range(iterations().size()));
  }

  @Test
  void killsTheWorkerOfAnAttemptThatWasReplacedMeanwhile() throws Exception {
    platform().ready.add(lease(FakeWorker.WAITS));
    Process killed = agentInAnotherJvm();
    ProcessIdentity worker = awaitWorker();
    killed.destroyForcibly().waitFor();
    platform().abandonAtRegistration.add(folders().getFirst().lease().attemptId());
    startAgent();
    await().atMost(LIMIT).until(() -> !worker.isAlive() && folders().isEmpty());
    assertThat(platform().finished).isNull();
    assertThat(platform().failed).isNull();
  }

  @Test
  void losesAndDoublesNothingWhileTheNetworkIsDown() throws IOException {
    platform().ready.add(lease(FakeWorker.WAITS));
    startAgent();
    awaitWorker();
    await().atMost(LIMIT).until(() -> iterations().size() > 20);
    platform().networkIsDown = true;
    long written = Files.size(folders().getFirst().events());
    await().atMost(LIMIT).until(() -> Files.size(folders().getFirst().events()) > written + 2000);
    await().atMost(LIMIT).until(() -> platform().lostBeats.get() > 0);
    letTheWorkerEnd();
    platform().networkIsDown = false;
    await().atMost(LIMIT).until(() -> platform().finished != null);
    assertThat(iterations()).containsExactlyElementsOf(range(iterations().size()));
    await().atMost(LIMIT).until(() -> platform().registrations.size() > 1);
  }

  @Test
  void waitsUntilAFullStoreHasRoomAgain() throws IOException {
    platform().storeIsFull = true;
    platform().ready.add(lease(FakeWorker.QUICK));
    startAgent();
    await().atMost(LIMIT).until(() -> platform().refusedForWantOfRoom.get() > 1);
    assertThat(platform().finished).isNull();
    assertThat(platform().failed).isNull();
    platform().storeIsFull = false;
    await().atMost(LIMIT).until(() -> platform().finished != null);
    assertThat(iterations()).containsExactlyElementsOf(range(FakeWorker.POINTS));
    for (OutputRef output : requireNonNull(platform().finished).outputs()) {
      assertThat(Sha256.of(requireNonNull(platform().artefacts.get(output.sha256()))))
          .isEqualTo(output.sha256());
    }
  }

  @Test
  void saysThatAnAttemptCannotBeginWhereItsFolderCannotBeMade() throws IOException {
    Lease lease = lease(FakeWorker.QUICK);
    Path attempts = Files.createDirectories(temporary.resolve("agent/attempts"));
    Agent agent = startAgent();
    await().atMost(LIMIT).until(() -> !platform().registrations.isEmpty());
    // A folder cannot be made where a file is, whoever asks; on a full disk it cannot either.
    Files.createFile(attempts.resolve(lease.attemptId().toString()));
    platform().ready.add(lease);
    await().atMost(LIMIT).until(() -> platform().failed != null);
    assertThat(requireNonNull(platform().failed).failure())
        .satisfies(
            failure -> {
              assertThat(failure.category()).isEqualTo(FailureCategory.INFRASTRUCTURE);
              assertThat(failure.code()).isEqualTo("attempt-cannot-begin");
              assertThat(failure.title()).contains("node");
              assertThat(failure.where()).contains("agent");
              assertThat(failure.action()).contains("space");
            });
    Files.delete(attempts.resolve(lease.attemptId().toString()));
    platform().ready.add(lease(FakeWorker.QUICK));
    await().atMost(LIMIT).until(() -> platform().finished != null);
    agent.stop(LIMIT);
  }

  @Test
  void dropsAnAttemptWhoseTokenIsOld() throws IOException {
    platform().ready.add(lease(FakeWorker.WAITS));
    startAgent();
    ProcessIdentity worker = awaitWorker();
    platform().superseded.add(folders().getFirst().lease().attemptId());
    await().atMost(LIMIT).until(() -> !worker.isAlive() && folders().isEmpty());
    assertThat(platform().finished).isNull();
  }

  @Test
  void stopsACancelledWorkerAndKillsItWhenItDoesNotListen() throws IOException {
    platform().ready.add(lease(FakeWorker.DEAF));
    startAgent();
    ProcessIdentity worker = awaitWorker();
    AttemptId attempt = folders().getFirst().lease().attemptId();
    platform().orders.add(new HeartbeatAnswer.Order(attempt, Kind.CANCEL));
    await().atMost(LIMIT).until(() -> platform().failed != null);
    assertThat(requireNonNull(platform().failed).cancelled()).isTrue();
    assertThat(worker.isAlive()).isFalse();
  }

  @Test
  void endsItsWorkersWhenItIsToldToAndSaysThatTheyWerePreempted() throws IOException {
    platform().ready.add(lease(FakeWorker.WAITS));
    Agent agent = startAgent();
    ProcessIdentity worker = awaitWorker();
    agent.stop(LIMIT);
    assertThat(worker.isAlive()).isFalse();
    assertThat(requireNonNull(platform().failed).failure().category())
        .isEqualTo(FailureCategory.PREEMPTED);
  }

  @Test
  void asksForACheckpointThroughAFile() throws IOException {
    platform().ready.add(lease(FakeWorker.WAITS));
    startAgent();
    awaitWorker();
    AttemptFolder folder = folders().getFirst();
    platform()
        .orders
        .add(new HeartbeatAnswer.Order(folder.lease().attemptId(), Kind.CHECKPOINT_NOW));
    await().atMost(LIMIT).until(() -> Files.exists(folder.checkpointRequest()));
  }

  @Test
  void goesOnWithABrokenDownloadWhereItStoppedAndChecksTheHash() throws IOException {
    byte[] content = "patches".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
    platform().inputs.put(Sha256.of(content), content);
    platform().cutDownloads.set(1);
    platform().ready.add(lease(FakeWorker.QUICK, input(content)));
    startAgent();
    await().atMost(LIMIT).until(() -> platform().finished != null);
    assertThat(platform().ranges).hasSize(2).startsWith("bytes=0-").doesNotHaveDuplicates();
    Path cached = temporary.resolve("agent/store").resolve(Sha256.of(content).storePath());
    assertThat(cached).hasBinaryContent(content);
  }

  @Test
  void linksInputsFromAStoreOnTheSameMachine() throws IOException {
    byte[] content = "shard".getBytes(StandardCharsets.UTF_8);
    store = temporary.resolve("store");
    Path stored = store.resolve(Sha256.of(content).storePath());
    Files.createDirectories(stored.getParent());
    Files.write(stored, content);
    platform().ready.add(lease(FakeWorker.QUICK, input(content)));
    startAgent();
    await().atMost(LIMIT).until(() -> platform().finished != null);
    assertThat(platform().ranges).isEmpty();
    Path cached = temporary.resolve("agent/store").resolve(Sha256.of(content).storePath());
    assertThat(Files.getAttribute(cached, "unix:ino"))
        .isEqualTo(Files.getAttribute(stored, "unix:ino"));
  }

  @Test
  void keepsTheTokenOffTheWorkersCommandLine() throws IOException {
    platform().ready.add(lease(FakeWorker.WAITS));
    startAgent();
    ProcessIdentity worker = awaitWorker();
    assertThat(worker.find().orElseThrow().info().commandLine().orElse(""))
        .doesNotContain(FakePlatform.TOKEN);
  }

  private Agent startAgent() {
    Agent agent = new Agent(config(), List.of(new Device(0, Device.Kind.CPU, "test", 1L << 30)));
    agents.add(agent);
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                agent.run();
              } catch (IOException | RefusedException e) {
                throw new IllegalStateException(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    return agent;
  }

  private Process agentInAnotherJvm() throws IOException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherAgent.class.getName(),
                platform().address().toString(),
                temporary.toString())
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("other-agent.log").toFile())
            .start();
    otherAgents.add(other);
    return other;
  }

  private AgentConfig config() {
    return OtherAgent.config(platform().address().toString(), temporary, store);
  }

  private static Lease lease(long behaviour, InputRef... inputs) {
    return new Lease(
        new AttemptId(UUID.randomUUID()),
        new RunId(UUID.randomUUID()),
        new StepId(UUID.randomUUID()),
        7,
        List.of(0),
        new JobManifest(1, new EvaluateSpec(10), List.of(inputs), behaviour, 1),
        null);
  }

  private static InputRef input(byte[] content) {
    return InputRef.stored(
        "patch-shard", "a", ArtefactKind.PATCH_SHARD, Sha256.of(content), content.length);
  }

  private ProcessIdentity awaitWorker() {
    await()
        .atMost(LIMIT)
        .until(
            () ->
                platform().events.stream().anyMatch(WorkerEvent.Started.class::isInstance)
                    && !folders().isEmpty());
    try {
      return folders().getFirst().worker().orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void letTheWorkerEnd() throws IOException {
    Files.createFile(folders().getFirst().out().resolve("go"));
  }

  private List<AttemptFolder> folders() throws IOException {
    Path parent = temporary.resolve("agent/attempts");
    if (!Files.exists(parent)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(path -> Files.exists(path.resolve("lease.json")))
          .map(AttemptFolder::new)
          .toList();
    }
  }

  private List<Long> iterations() {
    return platform().events.stream()
        .filter(WorkerEvent.Metric.class::isInstance)
        .map(event -> ((WorkerEvent.Metric) event).point().iteration())
        .toList();
  }

  private static List<Long> range(long end) {
    return LongStream.range(0, end).boxed().toList();
  }

  private FakePlatform platform() {
    return requireNonNull(fake);
  }
}
