package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taking up a failed run again. */
@PlatformTest
class RetryIT {
  private FakeRunner runner;
  private Demo demo;

  @BeforeEach
  void start() {
    runner = FakeRunner.idle();
    demo = new Demo(runner);
  }

  @Test
  void aSkippedStepIsReadyAtOnceWhereWhatItWaitedForSucceededMeanwhile() {
    String run = submitted(twoProbes(demo.freeze()));
    runner.work(leased(run, "embed"));
    runner.fail(leased(run, "lone-probe"), FailureCategory.CODE);
    assertThat(state(run, "evaluate")).isEqualTo("SKIPPED");
    runner.work(leased(run, "probe"));
    assertThat(Demo.get("/api/v1/runs/" + run).getString("state")).isEqualTo("FAILED");

    Callers.researcher().post("/api/v1/runs/" + run + "/retry").then().statusCode(200);

    assertThat(state(run, "evaluate")).isIn("READY", "PLACED");
    assertThat(runner.workUntilIdle(2)).as("lone-probe, evaluate, report").isEqualTo(3);
    assertThat(Demo.get("/api/v1/runs/" + run).getString("state")).isEqualTo("SUCCEEDED");
  }

  private String submitted(Map<String, Object> study) {
    return demo.submit(study).getString("runs.find { it.kind == 'experiment' }.id");
  }

  private Lease leased(String run, String key) {
    Lease lease = runner.lease(10).orElseThrow();
    JsonPath steps = Demo.get("/api/v1/runs/" + run);
    assertThat(steps.getString("steps.find { it.id == '" + lease.stepId() + "' }.key"))
        .isEqualTo(key);
    return lease;
  }

  private static String state(String run, String key) {
    return Demo.get("/api/v1/runs/" + run)
        .getString("steps.find { it.key == '" + key + "' }.state");
  }

  /** A study of one run in which a probe that nothing reads stands beside the one that is read. */
  private static Map<String, Object> twoProbes(Demo.Frozen frozen) {
    Map<String, Object> study = new HashMap<>(Demo.study(frozen));
    Map<?, ?> computed =
        (Map<?, ?>) ((List<?>) Objects.requireNonNull(study.get("variants"))).get(1);
    Map<String, Object> variant = new HashMap<>();
    computed.forEach((key, value) -> variant.put(key.toString(), value));
    variant.put(
        "pipeline",
        List.of(
            step("embed", "embed"),
            step("lone-probe", "probe", "embed"),
            step("probe", "probe", "embed"),
            step("evaluate", "evaluate", "embed", "probe")));
    study.put("variants", List.of(variant));
    return study;
  }

  private static Map<String, Object> step(String key, String type, String... before) {
    return Map.of("key", key, "type", type, "dependsOn", List.of(before));
  }
}
