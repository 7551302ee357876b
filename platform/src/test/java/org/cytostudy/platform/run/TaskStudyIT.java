package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Studies that ask tasks, on several data sets, and decide claims. */
@PlatformTest
class TaskStudyIT {
  private static final Map<String, Object> REGRESSION =
      Map.of(
          "name",
          "structure",
          "task",
          Map.of(
              "kind",
              "regression",
              "measures",
              List.of("thickness_mm"),
              "components",
              List.of(2, 4),
              "permutations",
              5));

  private FakeRunner runner;
  private Demo demo;
  private Demo.Frozen frozen;

  @BeforeEach
  void start() {
    runner = FakeRunner.idle();
    demo = new Demo(runner);
    frozen = demo.freeze();
  }

  @AfterEach
  void leaveNothing() {
    demo.cancelRuns();
  }

  @Test
  void tasksRunOnEachDataSetAndTheReportReadsThem() {
    Demo.Frozen other = demo.freeze();
    Map<String, Object> study = study(List.of(REGRESSION));
    study.put("datasets", List.of(dataset("other", other)));
    onBoth(study);
    String id = demo.submit(study).getString("id");
    runner.workUntilIdle(1);
    JsonPath done = Demo.get("/api/v1/studies/" + id);
    assertThat(done.getString("state")).isEqualTo("SUCCEEDED");
    assertThat(done.getList("runs.findAll { it.kind == 'experiment' }.dataset", String.class))
        .containsExactlyInAnyOrder("main", "main", "other", "other");
    String run =
        done.getString("runs.find { it.variant == 'SpatialNCE' && it.dataset == 'other' }.id");
    assertThat(Demo.get("/api/v1/runs/" + run).getList("steps.key", String.class))
        .containsExactly("pretrain", "embed", "probe", "evaluate", "measure", "task-structure");
    String manifests = "/api/v1/runs/" + run + "/manifests/";
    assertThat(Demo.get(manifests + "measure").getList("inputs.role", String.class))
        .containsExactlyInAnyOrder("patch-index", "truth");
    assertThat(Demo.get(manifests + "task-structure").getList("inputs.role", String.class))
        .containsExactlyInAnyOrder("embedding-tensor", "patch-index", "split", "patch-measures");
    assertThat(Demo.get(manifests + "pretrain").getList("inputs.role", String.class))
        .doesNotContain("truth", "patch-measures");
    JsonPath report =
        Demo.get("/api/v1/runs/" + done.getString("reportRunId") + "/manifests/report");
    assertThat(report.getList("inputs.role", String.class))
        .filteredOn("task-result"::equals)
        .hasSize(4);
    assertThat(report.getList("spec.datasets.looks", Integer.class)).containsExactly(0, 0);
    assertThat(report.getList("spec.rows.dataset", String.class))
        .containsExactly("main", "main", "other", "other");
  }

  @Test
  void aModelDescendsFromTheDataSetThatItWasTrainedOn() {
    Demo.Frozen other = demo.freeze();
    Map<String, Object> study = study(List.of());
    study.put("datasets", List.of(dataset("other", other)));
    onBoth(study);
    demo.submit(study);
    runner.workUntilIdle(1);
    assertThat(
            Demo.get("/api/v1/projects/" + demo.project + "/models")
                .getList("items.trainedOn.patchsetId", String.class))
        .containsExactlyInAnyOrder(frozen.patchset(), other.patchset());
  }

  @Test
  void aStudyCountsHowOftenItsTestWasLookedAt() {
    demo.submit(study(List.of()));
    runner.workUntilIdle(1);
    String again = demo.submit(study(List.of())).getString("id");
    runner.workUntilIdle(1);
    String report = Demo.get("/api/v1/studies/" + again).getString("reportRunId");
    assertThat(
            Demo.get("/api/v1/runs/" + report + "/manifests/report")
                .getList("spec.datasets.looks", Integer.class))
        .containsExactly(1);
  }

  @Test
  void withoutAPhantomNothingIsMeasuredAndTheTaskReadsTheIndex() {
    Map<String, Object> study = study(List.of(REGRESSION));
    study.remove("truthPreparationId");
    String id = demo.submit(study).getString("id");
    String run = Demo.get("/api/v1/studies/" + id).getString("runs[0].id");
    assertThat(Demo.get("/api/v1/runs/" + run).getList("steps.key", String.class))
        .contains("task-structure")
        .doesNotContain("measure");
  }

  @Test
  void aTaskWithoutItsDataIsRefusedOrLeftOutWhereThatIsAskedFor() {
    Map<String, Object> shortcuts =
        Map.of("name", "shortcuts", "task", Map.of("kind", "shortcuts"));
    Map<String, Object> study = study(List.of(shortcuts));
    refused(study)
        .body("errors[0].pointer", equalTo("/tasks/0/task"))
        .body("errors[0].detail", containsString("counterfactuals"));
    Map<String, Object> ifPossible = new HashMap<>(shortcuts);
    ifPossible.put("ifPossible", true);
    study.put("tasks", List.of(ifPossible));
    String id = demo.submit(study).getString("id");
    String run = Demo.get("/api/v1/studies/" + id).getString("runs[0].id");
    assertThat(Demo.get("/api/v1/runs/" + run).getList("steps.key", String.class))
        .doesNotContain("task-shortcuts");
  }

  @Test
  void refusesATruthThatIsNoPhantom() {
    Map<String, Object> study = study(List.of(REGRESSION));
    study.put("truthPreparationId", frozen.patchset());
    refused(study).body("errors.pointer", hasItem("/truthPreparationId"));
  }

  @Test
  void refusesAClaimAboutWhatNoRunWillHave() {
    Map<String, Object> study = study(List.of(REGRESSION));
    study.put(
        "claims",
        List.of(
            claim("first", reading("SpatialNCE", "structure")),
            claim("first", reading("SpatialNCE", "structure")),
            claim("second", reading("DINO", "structure")),
            claim("third", reading("SpatialNCE", "layers"))));
    refused(study)
        .body(
            "errors.pointer",
            equalTo(
                List.of(
                    "/claims/1/id",
                    "/claims/2/demands/0/of/variant",
                    "/claims/3/demands/0/of/task")));
  }

  @Test
  void refusesAClaimThatDemandsNothing() {
    Map<String, Object> study = study(List.of(REGRESSION));
    Map<String, Object> claim = new HashMap<>(claim("idle", reading("SpatialNCE", "structure")));
    claim.put("demands", List.of());
    study.put("claims", List.of(claim));
    refused(study).body("errors[0].detail", containsString("demands nothing"));
  }

  private ValidatableResponse refused(Map<String, Object> study) {
    return Callers.researcher()
        .contentType(ContentType.JSON)
        .body(study)
        .post("/api/v1/projects/" + demo.project + "/studies")
        .then()
        .statusCode(400);
  }

  private Map<String, Object> study(List<Map<String, Object>> tasks) {
    Map<String, Object> study = new HashMap<>(Demo.study(frozen));
    study.put("truthPreparationId", frozen.phantom());
    study.put("tasks", tasks);
    return study;
  }

  @SuppressWarnings("unchecked")
  private static void onBoth(Map<String, Object> study) {
    study.put(
        "variants",
        ((List<Map<String, Object>>) Objects.requireNonNull(study.get("variants")))
            .stream()
                .map(
                    variant -> {
                      Map<String, Object> copy = new HashMap<>(variant);
                      copy.put("datasets", List.of("main", "other"));
                      return copy;
                    })
                .toList());
  }

  private static Map<String, Object> dataset(String name, Demo.Frozen frozen) {
    return Map.of(
        "name", name,
        "patchsetId", frozen.patchset(),
        "splitId", frozen.split(),
        "truthPreparationId", frozen.phantom());
  }

  private static Map<String, Object> claim(String id, Map<String, Object> reading) {
    return Map.of(
        "id",
        id,
        "statement",
        "Thickness is in the features",
        "protocol",
        "Ridge regression",
        "demands",
        List.of(Map.of("of", reading, "atLeast", 0.5)),
        "beside",
        List.of());
  }

  private static Map<String, Object> reading(String variant, String task) {
    return Map.of(
        "variant", variant, "task", task, "figure", "r2/thickness_mm", "part", "unseen-brain");
  }
}
