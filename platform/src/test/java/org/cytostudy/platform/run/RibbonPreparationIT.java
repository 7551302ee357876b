package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.core.space.SpatialRegistration.PlacedSection;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.GiftiText;
import org.cytostudy.platform.testing.Placements;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;
import org.cytostudy.platform.testing.SectionImages.Registered;
import org.cytostudy.platform.testing.Uploaded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From contours, registrations and a surface to ribbons, patches, and a model that used them. */
@PlatformTest
class RibbonPreparationIT {
  private static final String SPACE = "mni@2009";
  private static final String CONTOURS =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"classification": {"name": "Pial"}},
         "geometry": {"type": "LineString", "coordinates": [[10, 10], [200, 10]]}},
        {"type": "Feature", "properties": {"classification": {"name": "White"}},
         "geometry": {"type": "LineString", "coordinates": [[10, 90], [200, 90]]}}]}
      """;

  @Inject SectionImages images;

  private FakeRunner runner;
  private Demo demo;
  private final List<String> brains = new ArrayList<>();
  private final List<Registered> sections = new ArrayList<>();

  @BeforeEach
  void prepare() {
    runner = FakeRunner.idle();
    demo = new Demo(runner);
    brains.clear();
    sections.clear();
    for (int b = 0; b < 2; b++) {
      String brain = Records.brain(demo.project);
      Records.consent(brain, "OPEN", "DISPLAY", "TRAINING", "EVALUATION", "EXPORT");
      brains.add(brain);
      sections.add(images.register(brain, 1));
      sections.add(images.register(brain, 2));
    }
    Callers.researcher()
        .contentType("application/geo+json")
        .body(CONTOURS)
        .post("/api/v1/images/" + sections.getFirst().image() + "/contours")
        .then()
        .statusCode(201);
  }

  @AfterEach
  void tidyUp() {
    demo.cancelRuns();
  }

  @Test
  void refusesABrainThatIsNotRegisteredAndASurfaceOfAnotherSpace() {
    post("preparations", ribbon(null))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/ribbon/space"))
        .body("errors[0].detail", containsString("is not registered to mni@2009"));
    register();
    post("preparations", ribbon(surface("ccf@3")))
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:cytostudy:problem:space-mismatch"))
        .body("errors[0].pointer", equalTo("/ribbon/surfaceId"));
    Map<String, Object> none = new HashMap<>(ribbon(null));
    none.remove("ribbon");
    post("preparations", none).then().statusCode(400);
  }

  @Test
  void aDryRunTellsWhatIsEstimatedAndWhatIsNotPlaced() {
    register();
    JsonPath dry = post("preparations/dry-run", ribbon(null)).jsonPath();
    assertThat(dry.getInt("sections")).isEqualTo(4);
    assertThat(dry.getList("problems")).isEmpty();
    assertThat(dry.getList("notes", String.class))
        .anyMatch(note -> note.startsWith("3 of 4 sections have no contours"))
        .anyMatch(note -> note.startsWith("1 of 4 sections are not placed"))
        .anyMatch(note -> note.contains("no geodesic"));
  }

  @Test
  void ribbonsApplyToTheirImagesAndSamplesAndAModelsLineageNamesThemAll() {
    register();
    JsonPath prepared = demo.finish(demo.prepare(ribbon(surface(SPACE))));
    assertThat(prepared.getString("state")).as(prepared.prettify()).isEqualTo("SUCCEEDED");
    assertThat(prepared.getInt("report.accepted")).isEqualTo(4);
    JsonPath manifest =
        Demo.get("/api/v1/runs/" + prepared.getString("runId") + "/manifests/ribbon");
    assertThat(manifest.getList("inputs.role", String.class))
        .containsExactlyInAnyOrder(
            "contours",
            "image",
            "image",
            "image",
            "spatial-registration",
            "spatial-registration",
            "surface");
    JsonPath drawn = Demo.get("/api/v1/images/" + sections.getFirst().image() + "/ribbon");
    assertThat(drawn.getString("origin")).isEqualTo("imported");
    assertThat(drawn.getInt("contoursVersion")).isEqualTo(1);
    assertThat(drawn.getString("surface")).isEqualTo("mid@1");
    JsonPath guessed = Demo.get("/api/v1/images/" + sections.getLast().image() + "/ribbon");
    assertThat(guessed.getString("origin")).isEqualTo("estimated");
    Callers.researcher()
        .get("/api/v1/images/" + sections.getLast().image() + "/depth")
        .then()
        .statusCode(200);

    Demo.Frozen frozen = sample();
    JsonPath patchset = Demo.get("/api/v1/patchsets/" + frozen.patchset());
    assertThat(patchset.getString("liesOn")).isEqualTo("SURFACE");
    assertThat(patchset.getString("surface")).isEqualTo("mid@1");
    JsonPath study = demo.submit(Demo.study(frozen));
    String run = study.getString("runs.find { it.variant == 'SpatialNCE' }.id");
    runner.workUntilIdle(2);
    assertThat(
            Demo.get("/api/v1/runs/" + run + "/manifests/pretrain")
                .getList("inputs.role", String.class))
        .contains("surface");
    String model =
        Demo.get("/api/v1/projects/" + demo.project + "/models").getString("items[0].id");
    List<String> labels =
        Demo.get("/api/v1/models/" + model + "/lineage").getList("nodes.label", String.class);
    assertThat(labels)
        .anyMatch(label -> label.startsWith("surface mid@1"))
        .anyMatch(label -> label.startsWith("contours "))
        .anyMatch(label -> label.startsWith("spatial-registration "))
        .anyMatch(label -> label.startsWith("registration "));
  }

  @Test
  void geodesicsWithoutASurfaceAreRefusedAtSubmission() {
    register();
    assertThat(demo.finish(demo.prepare(ribbon(null))).getString("state")).isEqualTo("SUCCEEDED");
    Demo.Frozen frozen = sample();
    assertThat(Demo.get("/api/v1/patchsets/" + frozen.patchset()).getString("liesOn"))
        .isEqualTo("SPACE");
    post("studies", Demo.study(frozen))
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:cytostudy:problem:surface-missing"))
        .body("errors[0].pointer", equalTo("/variants/0/encoder/objective/distance"))
        .body("errors[0].detail", containsString("euclidean"));
    JsonPath dry = post("studies/dry-run", Demo.study(frozen)).jsonPath();
    assertThat(dry.getString("problems[0].code")).isEqualTo("surface-missing");
    post("studies", withEuclideanDistance(Demo.study(frozen))).then().statusCode(201);
  }

  @Test
  void aMapIsReadAtThePatchesWhereARidgeProbePredictsIt() {
    register();
    String surface = surface(SPACE);
    demo.finish(demo.prepare(ribbon(surface)));
    Demo.Frozen frozen = sample();
    Map<String, Object> study = new HashMap<>(Demo.study(frozen));
    study.put("variants", List.of(ridge(study)));
    post("studies", study)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/variants/0/probe/kinds"));
    study.put("target", Map.of("mapId", map(surface)));
    JsonPath dry = post("studies/dry-run", study).jsonPath();
    assertThat(dry.getList("problems")).as(dry.prettify()).isEmpty();
    String id = demo.submit(study).getString("id");
    runner.workUntilIdle(2);
    JsonPath done = Demo.get("/api/v1/studies/" + id);
    assertThat(done.getString("state")).as(done.prettify()).isEqualTo("SUCCEEDED");
    String run = done.getString("runs[0].id");
    assertThat(Demo.get("/api/v1/runs/" + run).getList("steps.key", String.class))
        .contains("targets");
    assertThat(
            Demo.get("/api/v1/runs/" + run + "/manifests/targets")
                .getList("inputs.role", String.class))
        .containsExactlyInAnyOrder("patch-index", "map");
    for (String step : List.of("probe", "evaluate")) {
      assertThat(
              Demo.get("/api/v1/runs/" + run + "/manifests/" + step)
                  .getList("inputs.role", String.class))
          .contains("patch-targets");
    }
    study.put("target", Map.of("mapId", map(surface), "index", 1));
    post("studies", study)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/target/index"));
  }

  /** The last section of the second brain is placed by none. */
  private void register() {
    for (int b = 0; b < 2; b++) {
      String pseudonym = Demo.get("/api/v1/brains/" + brains.get(b)).getString("pseudonym");
      List<PlacedSection> placed = new ArrayList<>();
      for (int s = 0; s < 2 - b; s++) {
        placed.add(Placements.coronal(s + 1, sections.get(2 * b + s).sha256(), s, null));
      }
      String json = Placements.json(pseudonym, SPACE, placed.toArray(PlacedSection[]::new));
      Demo.post(
          "/api/v1/brains/" + brains.get(b) + "/registrations",
          Map.of(
              "format",
              "CYTOSTUDY",
              "space",
              SPACE,
              "reason",
              "by hand",
              "file",
              Uploaded.named(demo.project, "placements.json", json)));
    }
  }

  private Map<String, Object> ribbon(@Nullable String surface) {
    Map<String, Object> settings = new HashMap<>(Map.of("space", SPACE, "gridUm", 100));
    if (surface != null) {
      settings.put("surfaceId", surface);
    }
    return Map.of("kind", "ribbon", "name", "Ribbons", "brainIds", brains, "ribbon", settings);
  }

  private String surface(String space) {
    return Demo.post(
            "/api/v1/projects/" + demo.project + "/surfaces",
            Map.of(
                "name",
                "mid",
                "version",
                space.equals(SPACE) ? "1" : "2",
                "space",
                space,
                "kind",
                "MID",
                "hemispheres",
                List.of(
                    Map.of(
                        "hemisphere",
                        "LEFT",
                        "file",
                        Uploaded.named(demo.project, "lh.gii", GiftiText.tetrahedron(2))))))
        .getString("id");
  }

  private String map(String surface) {
    return Demo.post(
            "/api/v1/projects/" + demo.project + "/maps",
            Map.of(
                "name",
                "myelin",
                "version",
                "1",
                "kind",
                "MYELIN",
                "unit",
                "1/s",
                "citation",
                "somebody 2020",
                "licence",
                "CC0",
                "surfaceId",
                surface,
                "hemispheres",
                List.of(
                    Map.of(
                        "hemisphere",
                        "LEFT",
                        "file",
                        Uploaded.named(
                            demo.project, "lh.shape.gii", GiftiText.map(4, "1 2 3 4"))))))
        .getString("id");
  }

  private Demo.Frozen sample() {
    JsonPath sampled = demo.finish(demo.prepare(Demo.sampling(brains)));
    assertThat(sampled.getString("state")).as(sampled.prettify()).isEqualTo("SUCCEEDED");
    String patchset = sampled.getString("patchsetId");
    return new Demo.Frozen(
        patchset,
        Demo.post(
                "/api/v1/patchsets/" + patchset + "/splits",
                Map.of("name", "Split", "unseenBrains", List.of(), "heldOutEveryNthSection", 2))
            .getString("id"),
        "");
  }

  @SuppressWarnings("unchecked") // JSON
  private static Map<String, Object> withEuclideanDistance(Map<String, Object> study) {
    Map<String, Object> changed = new HashMap<>(study);
    Map<String, Object> variant =
        new HashMap<>(
            ((List<Map<String, Object>>) Objects.requireNonNull(study.get("variants"))).getFirst());
    Map<String, Object> encoder =
        new HashMap<>((Map<String, Object>) Objects.requireNonNull(variant.get("encoder")));
    Map<String, Object> objective =
        new HashMap<>((Map<String, Object>) Objects.requireNonNull(encoder.get("objective")));
    objective.put("distance", "euclidean");
    encoder.put("objective", objective);
    variant.put("encoder", encoder);
    changed.put("variants", List.of(variant));
    return changed;
  }

  @SuppressWarnings("unchecked") // JSON
  private static Map<String, Object> ridge(Map<String, Object> study) {
    Map<String, Object> variant =
        new HashMap<>(
            ((List<Map<String, Object>>) Objects.requireNonNull(study.get("variants"))).getLast());
    Map<String, Object> probe =
        new HashMap<>((Map<String, Object>) Objects.requireNonNull(variant.get("probe")));
    probe.put("kinds", List.of("ridge"));
    variant.put("probe", probe);
    return variant;
  }

  private Response post(String what, Map<String, Object> body) {
    return Callers.researcher()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/projects/" + demo.project + "/" + what);
  }
}
