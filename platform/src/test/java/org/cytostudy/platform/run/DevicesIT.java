package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cytostudy.core.job.StepType;
import org.cytostudy.core.runner.Device;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which step gets which devices of which node. Device 0 of each node is its CPU slot. */
@PlatformTest
class DevicesIT {
  private static final AtomicInteger SEEDS = new AtomicInteger();

  private final List<FakeRunner> gpuNodes = new ArrayList<>();
  private FakeRunner cpuNode;
  private Demo demo;
  private Demo.Frozen frozen;

  /** What all tests read: it takes its time. */
  private record Inputs(Demo demo, Demo.Frozen frozen) {}

  private static @Nullable Inputs inputs;

  @BeforeEach
  void start() {
    cpuNode = FakeRunner.idle();
    Inputs made = inputs;
    if (made == null) {
      Demo fresh = new Demo(cpuNode);
      made = new Inputs(fresh, fresh.freeze());
      inputs = made;
    }
    demo = made.demo();
    frozen = made.frozen();
  }

  /** Other tests have no GPU and nothing that waits for one. */
  @AfterEach
  void takeTheGpusAway() {
    demo.cancelRuns();
    gpuNodes.forEach(node -> node.register(List.of()));
    gpuNodes.clear();
    cpuNode.register();
  }

  private FakeRunner gpuNode(int gpus) {
    FakeRunner node = FakeRunner.added();
    gpuNodes.add(node);
    List<Device> devices = new ArrayList<>();
    devices.add(new Device(0, Device.Kind.CPU, "Made-up processor", 1L << 34));
    for (int i = 1; i <= gpus; i++) {
      devices.add(new Device(i, Device.Kind.NVIDIA, "Made-up accelerator", 1L << 34));
    }
    node.register(devices);
    return node;
  }

  /** A study of so many pretrainings that each hold so many devices at once. */
  private Map<String, Object> study(int devices, int pretrainings) {
    Map<String, Object> study = new HashMap<>(Demo.study(frozen));
    Map<?, ?> encoder =
        (Map<?, ?>) ((List<?>) Objects.requireNonNull(study.get("variants"))).getFirst();
    Map<String, Object> variant = new HashMap<>();
    encoder.forEach((key, value) -> variant.put(key.toString(), value));
    variant.put("devices", devices);
    study.put("variants", List.of(variant));
    study.put(
        "seeds",
        IntStream.range(0, pretrainings).map(i -> SEEDS.incrementAndGet()).boxed().toList());
    return study;
  }

  private static List<Integer> devices(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  private static String waitReason(JsonPath study, int run) {
    return Demo.get("/api/v1/runs/" + study.getString("runs[" + run + "].id"))
        .getString("steps[0].waitReason");
  }

  @Test
  void fourGpusAreLeasedTwoByTwoWhileAThirdWaits() {
    FakeRunner node = gpuNode(4);
    demo.submit(study(2, 3));
    Lease first = node.lease(10, devices(0, 4)).orElseThrow();
    Lease second = node.lease(10, List.of(0, 3, 4)).orElseThrow();
    assertThat(first.devices()).containsExactly(1, 2);
    assertThat(second.devices()).containsExactly(3, 4);
    assertThat(node.lease(1, List.of(0))).isEmpty();
    String waiting =
        Demo.get("/api/v1/runs?projectId=" + demo.project)
            .getList("items.id", String.class)
            .stream()
            .map(id -> Demo.get("/api/v1/runs/" + id).getString("steps[0].waitReason"))
            .filter(reason -> reason != null && reason.contains(node.name()))
            .findFirst()
            .orElseThrow();
    assertThat(waiting)
        .startsWith("No node with 2 free devices at once: ")
        .contains(node.name() + " is busy with run Areas")
        .contains("local has no GPU");
    JsonPath seen = Demo.get("/api/v1/nodes");
    assertThat(
            seen.getList(
                "find { it.name == '"
                    + node.name()
                    + "' }.devices.findAll { it.leasedBy != null }"
                    + ".index"))
        .isEqualTo(devices(1, 4));
    node.work(first);
    Lease third = node.lease(10, devices(0, 2)).orElseThrow();
    assertThat(third.manifest().spec().stepType()).isEqualTo(StepType.PRETRAIN);
    assertThat(third.devices()).containsExactly(1, 2);
  }

  @Test
  void theNodeThatIsClosestToHavingEnoughKeepsItsDevices() {
    FakeRunner node = gpuNode(2);
    demo.submit(study(1, 1));
    Lease small = node.lease(10, devices(0, 2)).orElseThrow();
    JsonPath large = demo.submit(study(2, 1));
    demo.submit(study(1, 1));
    assertThat(node.lease(1, List.of(0, 2))).as("kept for the older one").isEmpty();
    assertThat(waitReason(large, 0)).contains(node.name() + " has 1 of 2 GPUs free");
    FakeRunner other = gpuNode(1);
    Lease younger = other.lease(10, List.of(0, 1)).orElseThrow();
    assertThat(younger.devices()).as("it never has enough, so it keeps nothing").containsExactly(1);
    node.work(small);
    Lease both = node.lease(10, devices(0, 2)).orElseThrow();
    assertThat(both.devices()).containsExactly(1, 2);
    assertThat(both.runId().toString()).isEqualTo(large.getString("runs[0].id"));
  }

  @Test
  void nodesThatAskAtOnceGetStepsOfTheirOwn() throws InterruptedException, ExecutionException {
    List<FakeRunner> nodes = List.of(gpuNode(2), gpuNode(2));
    demo.submit(study(2, 2));
    List<Callable<Lease>> questions =
        nodes.stream()
            .map(node -> (Callable<Lease>) () -> node.lease(10, devices(0, 2)).orElseThrow())
            .toList();
    List<Lease> leases = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<Lease> lease : threads.invokeAll(questions)) {
        leases.add(lease.get());
      }
    }
    assertThat(leases).extracting(Lease::devices).containsOnly(List.of(1, 2));
    assertThat(leases).extracting(Lease::stepId).doesNotHaveDuplicates();
  }

  @Test
  void aPretrainingWaitsForAGpuOfAnotherNodeRatherThanTakeTheCpu() {
    FakeRunner node = gpuNode(1);
    demo.submit(study(1, 1));
    assertThat(cpuNode.lease(2)).isEmpty();
    assertThat(node.lease(10, List.of(0, 1)).orElseThrow().devices()).containsExactly(1);
  }

  @Test
  void whatNeedsNoGpuTakesNoneWhereTheNodeHasACpuSlot() {
    FakeRunner node = gpuNode(1);
    demo.phantom();
    assertThat(node.lease(2, List.of(1))).isEmpty();
    assertThat(node.lease(10, List.of(0, 1)).orElseThrow().devices()).containsExactly(0);
  }

  @Test
  void aDryRunWarnsOfMoreDevicesThanAnyNodeHas() {
    gpuNode(3);
    assertThat(dryRun(study(3, 1)).getList("warnings")).isEmpty();
    JsonPath dry = dryRun(study(40, 1));
    assertThat(dry.getList("problems")).isEmpty();
    assertThat(dry.getList("warnings", String.class))
        .containsExactly(
            "Variant 'SpatialNCE' asks for 40 devices at once, and no node has more than 3 of one"
                + " kind: its pretraining would wait until one has.");
  }

  private JsonPath dryRun(Map<String, Object> study) {
    return Callers.researcher()
        .contentType("application/json")
        .body(study)
        .post("/api/v1/projects/" + demo.project + "/studies/dry-run")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
