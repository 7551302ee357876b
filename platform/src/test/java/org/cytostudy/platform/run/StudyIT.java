package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PlatformTest
class StudyIT {
  private FakeRunner runner;
  private Demo demo;

  @BeforeEach
  void start() {
    runner = FakeRunner.local();
    runner.register();
    demo = new Demo(runner);
  }

  @Test
  void aStudyRunsFromSectionsToItsReport() {
    Demo.Frozen frozen = demo.freeze();
    JsonPath study = demo.submit(Demo.study(frozen));
    String id = study.getString("id");
    assertThat(study.getString("state")).isIn("PENDING", "RUNNING");
    assertThat(study.getList("runs")).hasSize(3);

    int steps = runner.workUntilIdle(2);

    assertThat(steps).isEqualTo(4 + 3 + 1);
    JsonPath done = Demo.get("/api/v1/studies/" + id);
    assertThat(done.getString("state")).isEqualTo("SUCCEEDED");
    assertThat(done.getList("runs.state", String.class)).containsOnly("SUCCEEDED");
    assertThat(done.getList("report.warnings", String.class)).containsExactly("made up");
    String encoder = done.getString("runs.find { it.variant == 'SpatialNCE' }.id");
    JsonPath run = Demo.get("/api/v1/runs/" + encoder);
    assertThat(run.getList("steps.key", String.class))
        .containsExactly("pretrain", "embed", "probe", "evaluate");
    assertThat(run.getList("steps[2].dependsOn", String.class)).containsExactly("embed");
    assertThat(run.getList("consents")).hasSize(3);
    JsonPath manifest = Demo.get("/api/v1/runs/" + encoder + "/manifests/probe");
    assertThat(manifest.getList("inputs.role", String.class))
        .containsExactlyInAnyOrder("embedding-tensor", "patch-index", "split");
  }

  @Test
  void aDryRunShowsThePlanAndWritesNothing() {
    Demo.Frozen frozen = demo.freeze();
    JsonPath dry =
        Callers.researcher()
            .contentType(ContentType.JSON)
            .body(Demo.study(frozen))
            .post("/api/v1/projects/" + demo.project + "/studies/dry-run")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(dry.getList("plan")).hasSize(3);
    assertThat(dry.getList("problems")).isEmpty();
    assertThat(dry.getLong("totalInputBytes")).isPositive();
    assertThat(dry.getBoolean("leakage.leaks")).isFalse();
    assertThat(Demo.get("/api/v1/projects/" + demo.project + "/studies").getList("items"))
        .isEmpty();
  }

  @Test
  void anEqualFinishedStepIsTakenOver() {
    Demo.Frozen frozen = demo.freeze();
    demo.submit(Demo.study(frozen));
    runner.workUntilIdle(2);
    JsonPath again = demo.submit(Demo.study(frozen));
    // Only the report is new: its inputs are named after it, its title is the same, so it too.
    assertThat(runner.workUntilIdle(1)).isZero();
    JsonPath done = Demo.get("/api/v1/studies/" + again.getString("id"));
    assertThat(done.getString("state")).isEqualTo("SUCCEEDED");
    JsonPath run = Demo.get("/api/v1/runs/" + done.getString("runs[0].id"));
    assertThat(run.getList("steps.cachedFromStep", String.class)).doesNotContainNull();
  }

  @Test
  void refusesPipelinesThatCannotBe() {
    Demo.Frozen frozen = demo.freeze();
    assertThat(refusal(frozen, step("embed", "embed", "probe"), step("probe", "probe", "embed")))
        .isEqualTo("urn:cytostudy:problem:pipeline-cyclic");
    assertThat(refusal(frozen, step("segment", "segment")))
        .isEqualTo("urn:cytostudy:problem:step-type-unknown");
  }

  private static Map<String, Object> step(String key, String type, String... before) {
    return Map.of("key", key, "type", type, "dependsOn", List.of(before));
  }

  @SafeVarargs
  private String refusal(Demo.Frozen frozen, Map<String, Object>... pipeline) {
    Map<String, Object> study = new HashMap<>(Demo.study(frozen));
    Map<?, ?> variant =
        (Map<?, ?>) ((List<?>) Objects.requireNonNull(study.get("variants"))).get(1);
    Map<String, Object> changed = new HashMap<>();
    variant.forEach((key, value) -> changed.put(key.toString(), value));
    changed.put("pipeline", List.of(pipeline));
    study.put("variants", List.of(changed));
    return Callers.researcher()
        .contentType(ContentType.JSON)
        .body(study)
        .post("/api/v1/projects/" + demo.project + "/studies")
        .then()
        .statusCode(422)
        .extract()
        .path("type");
  }

  @Test
  void refusesAStudyOverABrainWhoseConsentEnded() {
    Demo.Frozen frozen = demo.freeze();
    String brain =
        Demo.get("/api/v1/projects/" + demo.project + "/brains").getString("items[0].id");
    Callers.researcher()
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "The family asked for it"))
        .post("/api/v1/brains/" + brain + "/consents/withdraw");
    Callers.researcher()
        .contentType(ContentType.JSON)
        .body(Demo.study(frozen))
        .post("/api/v1/projects/" + demo.project + "/studies")
        .then()
        .statusCode(403)
        .body(
            "type",
            org.hamcrest.Matchers.equalTo("urn:cytostudy:problem:consent-excludes-purpose"));
  }
}
