package org.cytostudy.runner.agent;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
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
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.process.ProcessIdentity;
import org.cytostudy.core.runner.Device;
import org.cytostudy.core.runner.Lease;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An agent, the platform that it talks to and the folders in which it keeps its attempts. */
abstract class AgentLab {
  static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path temporary;
  private final List<Agent> agents = new ArrayList<>();
  private final List<Process> otherAgents = new ArrayList<>();
  private @Nullable FakePlatform fake;
  @Nullable Path store;

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

  Agent startAgent() {
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

  Process agentInAnotherJvm() throws IOException {
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

  static Lease lease(long behaviour, InputRef... inputs) {
    return lease(behaviour, List.of(0), inputs);
  }

  static Lease lease(long behaviour, List<Integer> devices, InputRef... inputs) {
    return new Lease(
        new AttemptId(UUID.randomUUID()),
        new RunId(UUID.randomUUID()),
        new StepId(UUID.randomUUID()),
        7,
        devices,
        new JobManifest(1, new EvaluateSpec(10), List.of(inputs), behaviour, 1),
        null);
  }

  static InputRef input(byte[] content) {
    return InputRef.stored(
        "patch-shard", "a", ArtefactKind.PATCH_SHARD, Sha256.of(content), content.length);
  }

  ProcessIdentity awaitWorker() {
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

  void letTheWorkerEnd() throws IOException {
    Files.createFile(folders().getFirst().out().resolve("go"));
  }

  List<AttemptFolder> folders() throws IOException {
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

  List<Long> iterations() {
    return platform().events.stream()
        .filter(WorkerEvent.Metric.class::isInstance)
        .map(event -> ((WorkerEvent.Metric) event).point().iteration())
        .toList();
  }

  static List<Long> range(long end) {
    return LongStream.range(0, end).boxed().toList();
  }

  FakePlatform platform() {
    return requireNonNull(fake);
  }
}
