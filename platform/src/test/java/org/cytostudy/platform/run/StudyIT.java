package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
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
    runner = FakeRunner.idle();
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
    assertThat(done.getString("variants[0].encoder.type")).isEqualTo("pretrain");
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
  void aModelsLineageReachesEverySectionAndABrainAllThatDescendsFromIt() {
    Demo.Frozen frozen = demo.freeze();
    demo.submit(Demo.study(frozen));
    runner.workUntilIdle(2);
    JsonPath models = Demo.get("/api/v1/projects/" + demo.project + "/models");
    assertThat(models.getList("items")).hasSize(1);
    assertThat(models.getList("items[0].trainedOn.brains")).hasSize(2);
    assertThat(models.getList("items[0].trainedOn.withheldBrains")).hasSize(1);
    assertThat(models.getList("items[0].trainedOn.brains"))
        .doesNotContainAnyElementsOf(models.getList("items[0].trainedOn.withheldBrains"));
    JsonPath lineage = Demo.get("/api/v1/models/" + models.getString("items[0].id") + "/lineage");
    assertThat(lineage.getList("sections")).hasSize(12);
    assertThat(lineage.getList("sections.imageSha256", String.class))
        .doesNotHaveDuplicates()
        .allMatch(sha256 -> sha256.matches("[0-9a-f]{64}"));
    assertThat(lineage.getList("sections.role", String.class))
        .containsOnly("train", "held-out-section", "unseen-brain");
    assertThat(lineage.getList("nodes.kind", String.class))
        .contains("model", "step", "artefact", "patchset", "split", "section", "brain");
    assertThat(lineage.getList("consents.purpose", String.class))
        .containsExactlyInAnyOrder("TRAINING", "TRAINING", "EVALUATION");
    List<String> ids = lineage.getList("nodes.id", String.class);
    assertThat(lineage.getList("edges.from", String.class)).allMatch(ids::contains);
    assertThat(lineage.getList("edges.to", String.class)).allMatch(ids::contains);
    String brain =
        Demo.get("/api/v1/projects/" + demo.project + "/brains").getString("items[0].id");
    assertThat(Demo.get("/api/v1/brains/" + brain + "/descendants").getList("kind", String.class))
        .containsExactlyInAnyOrder("patchset", "model", "report");
    String section = Demo.get("/api/v1/brains/" + brain + "/sections").getString("items[0].id");
    assertThat(
            Demo.get("/api/v1/sections/" + section + "/descendants").getList("name", String.class))
        .contains(models.getString("items[0].name"));
    String unseen =
        Demo.get("/api/v1/projects/" + demo.project + "/brains").getString("items[2].id");
    assertThat(Demo.get("/api/v1/brains/" + unseen + "/descendants").getList("kind", String.class))
        .as("no model was trained on the unseen brain")
        .containsExactlyInAnyOrder("patchset", "report");
    String runs =
        String.join(",", Demo.get("/api/v1/runs?projectId=" + demo.project).getList("items.id"));
    JsonPath compared = Demo.get("/api/v1/compare?runs=" + runs);
    assertThat(compared.getList("parameters.path", String.class))
        .contains("embed.feature", "pretrain.objective.kind");
  }

  @Test
  void noShardOfAnUnseenBrainIsGivenToPretraining() {
    String id = demo.submit(Demo.study(demo.freeze())).getString("id");
    runner.workUntilIdle(2);
    JsonPath study = Demo.get("/api/v1/studies/" + id);
    String run = study.getString("runs.find { it.variant == 'SpatialNCE' }.id");
    String manifests = "/api/v1/runs/" + run + "/manifests/";
    String shards = "inputs.findAll { it.role == 'patch-shard' }.sha256";
    List<String> trained = Demo.get(manifests + "pretrain").getList(shards, String.class);
    List<String> embedded = Demo.get(manifests + "embed").getList(shards, String.class);
    assertThat(embedded).hasSize(3).doesNotHaveDuplicates().containsAll(trained);
    assertThat(trained).hasSize(2);
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
  void aStudyAnswersAllThatWasSubmittedSoThatItCanBeCloned() {
    Map<String, Object> asked = new HashMap<>(Demo.study(demo.freeze()));
    asked.put("note", "Synthetic cortex");
    asked.put("threads", 3);
    asked.put("seeds", List.of(5));
    asked.put("evaluate", Map.of("type", "evaluate", "bootstrapDraws", 250));
    List<String> names =
        Demo.get("/api/v1/study-templates")
            .getList("find { it.name == 'area-classification' }.variants.name");
    asked.put("comparisons", List.of(Map.of("better", names.get(0), "worse", names.get(3))));

    Map<String, Object> answered = demo.submit(asked).getMap("");

    assertThat(answered).containsAllEntriesOf(asked);
  }

  @Test
  void refusesMoreRunsThanAStudyMayHave() {
    String nowhere = UUID.randomUUID().toString();
    Map<String, Object> study =
        new HashMap<>(Demo.study(new Demo.Frozen(nowhere, nowhere, nowhere)));
    Map<?, ?> variant =
        (Map<?, ?>) ((List<?>) Objects.requireNonNull(study.get("variants"))).get(1);
    study.put(
        "variants",
        IntStream.range(0, 11)
            .mapToObj(
                i -> {
                  Map<Object, Object> named = new HashMap<>(variant);
                  named.put("name", "Variant " + i);
                  return named;
                })
            .toList());
    study.put("seeds", IntStream.range(0, 100).boxed().toList());
    Callers.researcher()
        .contentType(ContentType.JSON)
        .body(study)
        .post("/api/v1/projects/" + demo.project + "/studies")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/seeds"))
        .body(
            "errors[0].detail",
            equalTo("makes 1100 runs with the variants and data sets; a study has at most 1000"));
  }

  @Test
  void anEqualFinishedStepIsTakenOver() {
    Demo.Frozen frozen = demo.freeze();
    demo.submit(Demo.study(frozen));
    runner.workUntilIdle(2);
    JsonPath again = demo.submit(Demo.study(frozen));
    // Only the report is new: it says that its test was looked at before.
    assertThat(runner.workUntilIdle(1)).isEqualTo(1);
    JsonPath done = Demo.get("/api/v1/studies/" + again.getString("id"));
    assertThat(done.getString("state")).isEqualTo("SUCCEEDED");
    JsonPath run = Demo.get("/api/v1/runs/" + done.getString("runs[0].id"));
    assertThat(run.getList("steps.cachedFromStep", String.class)).doesNotContainNull();
    Callers.auditor()
        .get("/api/v1/audit?noun=step&nounId=" + run.getString("steps[0].id"))
        .then()
        .body("items.action", hasItem("reused"))
        .body("items.detail.from", hasItem(run.getString("steps[0].cachedFromStep")));
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
        .body("type", equalTo("urn:cytostudy:problem:quarantined"));
  }
}
