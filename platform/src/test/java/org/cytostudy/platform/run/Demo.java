package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.cytostudy.platform.testing.Callers;

/** A demo-shaped study through the API: phantom, ingest, sample, split, study. */
final class Demo {
  private static final AtomicInteger SEEDS = new AtomicInteger(1000);

  private final FakeRunner runner;
  final String project;

  Demo(FakeRunner runner, String project) {
    this.runner = runner;
    this.project = project;
  }

  Demo(FakeRunner runner) {
    this(
        runner,
        Callers.researcher()
            .contentType(ContentType.JSON)
            .body(Map.of("name", "Project " + SEEDS.incrementAndGet()))
            .post("/api/v1/projects")
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  /** A patchset, a split of it, and the phantom that they are of. */
  record Frozen(String patchset, String split, String phantom) {}

  static JsonPath post(String path, Object body) {
    return Callers.researcher()
        .contentType(ContentType.JSON)
        .body(body)
        .post(path)
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  static JsonPath get(String path) {
    return Callers.researcher().get(path).then().statusCode(200).extract().jsonPath();
  }

  String prepare(Map<String, Object> body) {
    return post("/api/v1/projects/" + project + "/preparations", body).getString("id");
  }

  /** Asks for one synthetic section; gives the run. */
  String phantom() {
    return get("/api/v1/preparations/" + prepare(phantomBody())).getString("runId");
  }

  /** The body of a preparation that draws one synthetic section. */
  static Map<String, Object> phantomBody() {
    return Map.of(
        "kind",
        "phantom",
        "name",
        "One section",
        "seed",
        System.nanoTime(),
        "phantom",
        phantomSpec(1, 1));
  }

  private static Map<String, Object> phantomSpec(int brains, int sectionsPerBrain) {
    return Map.of(
        "generatorVersion", 1,
        "brains", brains,
        "sectionsPerBrain", sectionsPerBrain,
        "pixelSizeUm", 40,
        "sheetWidthMm", 120,
        "sheetHeightMm", 60,
        "borderJitterMm", 8,
        "registrationErrorMm", 1,
        "sectionThicknessUm", 20);
  }

  /** Waits until the preparation is over, doing its steps; gives it. */
  JsonPath finish(String preparation) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              runner.workUntilIdle(0);
              String state = get("/api/v1/preparations/" + preparation).getString("state");
              return state.equals("SUCCEEDED") || state.equals("FAILED");
            });
    return get("/api/v1/preparations/" + preparation);
  }

  /** Three brains of four sections; the third is unseen. */
  Frozen freeze() {
    int seed = SEEDS.incrementAndGet();
    String phantom =
        prepare(
            Map.of(
                "kind",
                "phantom",
                "name",
                "Synthetic cortex",
                "seed",
                seed,
                "phantom",
                phantomSpec(3, 4)));
    assertThat(finish(phantom).getString("state")).isEqualTo("SUCCEEDED");
    String ingest =
        prepare(
            Map.of("kind", "ingest", "name", "Ingest", "source", Map.of("preparationId", phantom)));
    JsonPath ingested = finish(ingest);
    assertThat(ingested.getString("state")).as(ingested.prettify()).isEqualTo("SUCCEEDED");
    assertThat(ingested.getInt("report.accepted")).isEqualTo(12);
    List<String> brains =
        get("/api/v1/projects/" + project + "/brains")
            .getList("items.findAll { it.pseudonym.startsWith('B" + seed + "-') }.id");
    assertThat(brains).hasSize(3);
    String sample = prepare(sampling(brains));
    JsonPath sampled = finish(sample);
    assertThat(sampled.getString("state")).as(sampled.prettify()).isEqualTo("SUCCEEDED");
    String patchset = sampled.getString("patchsetId");
    String split =
        post(
                "/api/v1/patchsets/" + patchset + "/splits",
                Map.of(
                    "name",
                    "Split",
                    "unseenBrains",
                    List.of("B" + seed + "-3"),
                    "heldOutEveryNthSection",
                    4))
            .getString("id");
    return new Frozen(patchset, split, phantom);
  }

  /** Does all steps that are ready, and those that become so. */
  void finishStudy() {
    runner.workUntilIdle(1);
  }

  /** Leaves no step of the project to other tests' nodes. */
  void cancelRuns() {
    for (String state : List.of("PENDING", "RUNNING")) {
      get("/api/v1/runs?projectId=" + project + "&state=" + state)
          .getList("items.id", String.class)
          .forEach(run -> Callers.researcher().post("/api/v1/runs/" + run + "/cancel"));
    }
  }

  /** The body of a preparation that cuts patches of the brains. */
  static Map<String, Object> sampling(List<String> brains) {
    return Map.of(
        "kind",
        "sample",
        "name",
        "Patches",
        "patchPx",
        64,
        "pixelSizeUm",
        80,
        "patchesPerSection",
        5,
        "topMarginMm",
        0.3,
        "brainIds",
        brains);
  }

  /** The body of a study with a trained and a computed variant. */
  static Map<String, Object> study(Frozen frozen) {
    Map<String, Object> template =
        get("/api/v1/study-templates").getMap("find { it.name == 'area-classification' }");
    List<?> variants = (List<?>) Objects.requireNonNull(template.get("variants"));
    return Map.of(
        "name", "Areas",
        "question", "Which features tell areas?",
        "patchsetId", frozen.patchset(),
        "splitId", frozen.split(),
        "variants", List.of(variants.get(0), variants.get(3)),
        "seeds", List.of(1),
        "evaluate", template.get("evaluate"),
        "threads", 2,
        "comparisons", List.of());
  }

  JsonPath submit(Map<String, Object> study) {
    return post("/api/v1/projects/" + project + "/studies", study);
  }
}
