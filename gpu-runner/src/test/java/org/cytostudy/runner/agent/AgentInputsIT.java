package org.cytostudy.runner.agent;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.runner.HeartbeatAnswer;
import org.cytostudy.core.runner.HeartbeatAnswer.Kind;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.state.FailureCategory;
import org.junit.jupiter.api.Test;

class AgentInputsIT extends AgentLab {
  private static final byte[] CONTENT =
      "patches".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
  private static final int ALWAYS = Integer.MAX_VALUE;

  @Test
  void goesOnWithABrokenDownloadWhereItStoppedAndChecksTheHash() throws IOException {
    platform().cutDownloads.set(1);
    platform().ready.add(leaseOfAnInput());
    startAgent();
    await().atMost(LIMIT).until(() -> platform().finished != null);
    assertThat(platform().ranges).hasSize(2).startsWith("bytes=0-").doesNotHaveDuplicates();
    assertThat(cached()).hasBinaryContent(CONTENT);
  }

  @Test
  void goesOnWithADownloadThatFellSilent() throws Exception {
    platform().silentDownloads.set(1);
    Lease lease = leaseOfAnInput();
    InputRef input = lease.manifest().inputs().getFirst();
    InputCache cache =
        new InputCache(
            new PlatformClient(platform().address(), temporary.resolve("token")),
            temporary.resolve("agent/store"),
            null,
            Long.MAX_VALUE,
            Duration.ofSeconds(1));
    assertThatThrownBy(() -> cache.fetch(lease, input, () -> false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Nothing came for 1 s");
    cache.fetch(lease, input, () -> false);
    assertThat(platform().ranges).hasSize(2).doesNotHaveDuplicates();
    assertThat(cached()).hasBinaryContent(CONTENT);
  }

  @Test
  void fetchesAnInputAgainThatArrivedWrongOnce() {
    platform().wrongDownloads.set(1);
    platform().ready.add(leaseOfAnInput());
    startAgent();
    await().atMost(LIMIT).until(() -> platform().finished != null);
    assertThat(cached()).hasBinaryContent(CONTENT);
  }

  @Test
  void failsWhenAnInputArrivesWrongThreeTimes() throws IOException {
    platform().wrongDownloads.set(ALWAYS);
    platform().ready.add(leaseOfAnInput());
    startAgent();
    Failure failure = awaitFailure("input-corrupt");
    assertThat(failure.title()).contains("another hash", "3 times");
    assertThat(failure.where()).isEqualTo("input patch-shard/a");
    assertThat(platform().ranges).hasSize(3);
    await().atMost(LIMIT).until(() -> folders().isEmpty());
  }

  @Test
  void saysThatThePlatformLacksAnInput() throws IOException {
    platform().lostInputs.add(Sha256.of(CONTENT));
    platform().ready.add(leaseOfAnInput());
    startAgent();
    Failure failure = awaitFailure("input-missing");
    assertThat(failure.title()).contains("does not have input a");
    assertThat(failure.action()).contains(Sha256.of(CONTENT).hex());
    await().atMost(LIMIT).until(() -> folders().isEmpty());
  }

  @Test
  void saysThatItsOwnDiskKeepsNoInput() throws IOException {
    Files.createDirectories(temporary.resolve("agent/store"));
    // A folder cannot be made where a file is, whoever asks.
    Files.createFile(temporary.resolve("agent/store/sha256"));
    platform().ready.add(leaseOfAnInput());
    startAgent();
    Failure failure = awaitFailure("io-error");
    assertThat(failure.title()).contains("Node node", "sha256");
    assertThat(failure.action()).contains("disk");
  }

  @Test
  void stopsADownloadWhenItsAttemptIsCancelled() throws IOException {
    platform().silentDownloads.set(ALWAYS);
    Lease lease = leaseOfAnInput();
    platform().ready.add(lease);
    startAgent();
    await().atMost(LIMIT).until(() -> !platform().ranges.isEmpty());
    platform().orders.add(new HeartbeatAnswer.Order(lease.attemptId(), Kind.CANCEL));
    await().atMost(LIMIT).until(() -> platform().failed != null && folders().isEmpty());
    assertThat(requireNonNull(platform().failed).cancelled()).isTrue();
  }

  @Test
  void leavesNothingOfAnAttemptThatIsReplacedWhileItsInputsCome() throws IOException {
    platform().silentDownloads.set(ALWAYS);
    Lease lease = leaseOfAnInput();
    platform().ready.add(lease);
    startAgent();
    await().atMost(LIMIT).until(() -> !platform().ranges.isEmpty());
    platform().orders.add(new HeartbeatAnswer.Order(lease.attemptId(), Kind.ABANDON));
    await().atMost(LIMIT).until(() -> folders().isEmpty());
    assertThat(platform().failed).isNull();
  }

  @Test
  void givesAnAttemptBackWhoseInputsAreStillComingWhenTheAgentEnds() {
    platform().silentDownloads.set(ALWAYS);
    platform().ready.add(leaseOfAnInput());
    Agent agent = startAgent();
    await().atMost(LIMIT).until(() -> !platform().ranges.isEmpty());
    agent.stop(LIMIT);
    assertThat(requireNonNull(platform().failed).failure().category())
        .isEqualTo(FailureCategory.PREEMPTED);
  }

  @Test
  void linksInputsFromAStoreOnTheSameMachine() throws IOException {
    store = temporary.resolve("store");
    Path stored = store.resolve(Sha256.of(CONTENT).storePath());
    Files.createDirectories(stored.getParent());
    Files.write(stored, CONTENT);
    platform().ready.add(leaseOfAnInput());
    startAgent();
    await().atMost(LIMIT).until(() -> platform().finished != null);
    assertThat(platform().ranges).isEmpty();
    assertThat(Files.getAttribute(cached(), "unix:ino"))
        .isEqualTo(Files.getAttribute(stored, "unix:ino"));
  }

  private Lease leaseOfAnInput() {
    platform().inputs.put(Sha256.of(CONTENT), CONTENT);
    return lease(FakeWorker.QUICK, input(CONTENT));
  }

  private Path cached() {
    return temporary.resolve("agent/store").resolve(Sha256.of(CONTENT).storePath());
  }

  private Failure awaitFailure(String code) {
    await().atMost(LIMIT).until(() -> platform().failed != null);
    Failure failure = requireNonNull(platform().failed).failure();
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.category()).isEqualTo(FailureCategory.INFRASTRUCTURE);
    return failure;
  }
}
