package org.cytostudy.runner.agent;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.process.ProcessIdentity;
import org.cytostudy.core.runner.Fail;
import org.cytostudy.core.runner.HeartbeatAnswer;
import org.cytostudy.core.runner.HeartbeatAnswer.Kind;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.state.FailureCategory;
import org.junit.jupiter.api.Test;

class AgentIT extends AgentLab {
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
  void findsAWorkerWhoseAgentDiedBeforeItNotedIt() throws Exception {
    platform().ready.add(lease(FakeWorker.WAITS));
    Process killed = agentInAnotherJvm();
    ProcessIdentity worker = awaitWorker();
    killed.destroyForcibly().waitFor();
    Files.delete(folders().getFirst().path().resolve("worker.json"));
    startAgent();
    await().atMost(LIMIT).until(() -> platform().registrations.size() == 2);
    int before = iterations().size();
    await().atMost(LIMIT).until(() -> iterations().size() > before + 20);
    assertThat(folders().getFirst().worker()).contains(worker);
    letTheWorkerEnd();
    await().atMost(LIMIT).until(() -> platform().finished != null);
    assertThat(platform().events).filteredOn(WorkerEvent.Started.class::isInstance).hasSize(1);
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
  void keepsItsAttemptsWhenSomethingElseAnswersForThePlatform() throws IOException {
    platform().ready.add(lease(FakeWorker.WAITS));
    startAgent();
    ProcessIdentity worker = awaitWorker();
    platform().somethingElseAnswers = true;
    await().atMost(LIMIT).until(() -> platform().lostBeats.get() > 2);
    assertThat(worker.isAlive()).isTrue();
    platform().somethingElseAnswers = false;
    letTheWorkerEnd();
    await().atMost(LIMIT).until(() -> platform().finished != null);
    assertThat(iterations()).containsExactlyElementsOf(range(iterations().size()));
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
  void showsAWorkerTheGpusOfItsLeaseInTheDriversOrder() throws IOException {
    platform().ready.add(lease(FakeWorker.WAITS, List.of(1, 3)));
    startAgent();
    Path environment = Path.of("/proc", Long.toString(awaitWorker().pid()), "environ");
    assumeThat(environment).exists();
    assertThat(Files.readString(environment).split("\0"))
        .contains("CUDA_VISIBLE_DEVICES=0,2", "CUDA_DEVICE_ORDER=PCI_BUS_ID", "OMP_NUM_THREADS=1");
  }

  @Test
  void keepsTheTokenOffTheWorkersCommandLine() throws IOException {
    platform().ready.add(lease(FakeWorker.WAITS));
    startAgent();
    ProcessIdentity worker = awaitWorker();
    assertThat(worker.find().orElseThrow().info().commandLine().orElse(""))
        .doesNotContain(FakePlatform.TOKEN);
  }
}
