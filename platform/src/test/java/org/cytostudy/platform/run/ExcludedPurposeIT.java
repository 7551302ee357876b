package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A consent that stands but leaves a purpose out holds wherever the brain would serve it. */
@PlatformTest
class ExcludedPurposeIT {
  private static final String EXCLUDED = "urn:cytostudy:problem:consent-excludes-purpose";
  private static final String[] ALL_BUT_TRAINING = {"EVALUATION", "DISPLAY", "EXPORT"};

  private FakeRunner runner;
  private Demo demo;

  @BeforeEach
  void start() {
    runner = FakeRunner.idle();
    demo = new Demo(runner);
  }

  @Test
  void aStudyThatTrainsOnTheBrainIsRefusedWhenItIsSubmitted() {
    Demo.Frozen frozen = demo.freeze();
    Brain trained = brain("-1");
    Records.consent(trained.id(), "OPEN", ALL_BUT_TRAINING);
    for (String path : List.of("/studies", "/studies/dry-run")) {
      int status = path.endsWith("dry-run") ? 200 : 403;
      var answer =
          Callers.researcher()
              .contentType(ContentType.JSON)
              .body(Demo.study(frozen))
              .post("/api/v1/projects/" + demo.project + path)
              .then()
              .statusCode(status);
      if (status == 403) {
        answer
            .body("type", equalTo(EXCLUDED))
            .body("detail", containsString(trained.pseudonym()))
            .body("detail", containsString("TRAINING"));
      } else {
        assertThat(answer.extract().asString()).contains(trained.pseudonym());
      }
    }
    assertThat(Demo.get("/api/v1/projects/" + demo.project + "/studies").getList("items"))
        .isEmpty();
    assertThat(Demo.get("/api/v1/runs?projectId=" + demo.project).getList("items.kind"))
        .containsOnly("preparation");
  }

  @Test
  void aBrainThatIsOnlyTestedOnNeedsNoConsentToTraining() {
    Demo.Frozen frozen = demo.freeze();
    Records.consent(brain("-3").id(), "OPEN", ALL_BUT_TRAINING);
    JsonPath study = demo.submit(Demo.study(frozen));
    runner.workUntilIdle(2);
    assertThat(Demo.get("/api/v1/studies/" + study.getString("id")).getString("state"))
        .isEqualTo("SUCCEEDED");
  }

  @Test
  void aBrainThatIsOnlyTestedOnIsSampledAndOneWithNeitherPurposeIsNot() {
    demo.freeze();
    List<String> brains = List.of(brain("-1").id(), brain("-3").id());
    Records.consent(brain("-3").id(), "OPEN", "EVALUATION");
    assertThat(demo.finish(demo.prepare(Demo.sampling(brains))).getString("state"))
        .isEqualTo("SUCCEEDED");
    Records.consent(brain("-3").id(), "OPEN", "DISPLAY");
    Callers.researcher()
        .contentType(ContentType.JSON)
        .body(Demo.sampling(brains))
        .post("/api/v1/projects/" + demo.project + "/preparations")
        .then()
        .statusCode(403)
        .body("type", equalTo(EXCLUDED))
        .body("detail", containsString(brain("-3").pseudonym()))
        .body("detail", containsString("TRAINING or EVALUATION"));
  }

  @Test
  void aStepThatWaitsFailsInsteadOfBeingLeased() {
    Demo.Frozen frozen = demo.freeze();
    JsonPath study = demo.submit(Demo.study(frozen));
    Brain trained = brain("-1");
    Records.consent(trained.id(), "OPEN", ALL_BUT_TRAINING);
    assertThat(runner.lease(1)).isEmpty();
    assertFailedForConsent(study, "pretrain", trained);
  }

  @Test
  void anEqualStepIsNotTakenOver() {
    Demo.Frozen frozen = demo.freeze();
    JsonPath study = demo.submit(trainingTwice(frozen));
    Lease first = runner.lease(10).orElseThrow();
    Brain trained = brain("-1");
    Records.consent(trained.id(), "OPEN", ALL_BUT_TRAINING);
    runner.work(first);
    assertThat(runner.lease(1)).isEmpty();
    JsonPath run = run(study);
    assertThat(run.getString("steps.find { it.key == 'again' }.cachedFromStep")).isNull();
    assertFailedForConsent(study, "again", trained);
  }

  @Test
  void withTheConsentTheEqualStepIsTakenOver() {
    Demo.Frozen frozen = demo.freeze();
    JsonPath study = demo.submit(trainingTwice(frozen));
    runner.work(runner.lease(10).orElseThrow());
    assertThat(run(study).getString("steps.find { it.key == 'again' }.cachedFromStep")).isNotNull();
    runner.workUntilIdle(1);
  }

  @Test
  void whatWasMadeOfTheBrainIsNotDownloadedWithoutConsentToExport() {
    Demo.Frozen frozen = demo.freeze();
    JsonPath study = demo.submit(Demo.study(frozen));
    runner.workUntilIdle(2);
    String model = run(study).getString("steps.find { it.key == 'pretrain' }.outputs[0].sha256");
    String content = "/api/v1/artefacts/" + model + "/content";
    Callers.researcher().get(content).then().statusCode(200);
    Brain trained = brain("-1");
    Records.consent(trained.id(), "OPEN", "TRAINING", "EVALUATION", "DISPLAY");
    for (var caller : List.of(Callers.researcher(), Callers.auditor(), Callers.admin())) {
      caller
          .get(content)
          .then()
          .statusCode(403)
          .body("type", equalTo(EXCLUDED))
          .body("detail", containsString(trained.pseudonym()));
    }
  }

  private record Brain(String id, String pseudonym) {}

  /** A brain of the demo's patchset, by the end of its pseudonym: -1 and -2 train, -3 is unseen. */
  private Brain brain(String ending) {
    Map<String, String> found =
        Demo.get("/api/v1/projects/" + demo.project + "/brains")
            .getMap("items.find { it.pseudonym.endsWith('" + ending + "') }");
    return new Brain(
        Objects.requireNonNull(found.get("id")), Objects.requireNonNull(found.get("pseudonym")));
  }

  /** The second training asks for exactly what the first has made. */
  private static Map<String, Object> trainingTwice(Demo.Frozen frozen) {
    Map<String, Object> study = new HashMap<>(Demo.study(frozen));
    Map<String, Object> variant = new HashMap<>();
    ((Map<?, ?>) ((List<?>) Objects.requireNonNull(study.get("variants"))).getFirst())
        .forEach((key, value) -> variant.put(key.toString(), value));
    variant.put(
        "pipeline",
        List.of(
            Map.of("key", "first", "type", "pretrain", "dependsOn", List.of()),
            Map.of("key", "again", "type", "pretrain", "dependsOn", List.of("first"))));
    study.put("variants", List.of(variant));
    return study;
  }

  private static JsonPath run(JsonPath study) {
    String experiment =
        Demo.get("/api/v1/studies/" + study.getString("id"))
            .getString("runs.find { it.kind == 'experiment' && it.variant == 'SpatialNCE' }.id");
    return Demo.get("/api/v1/runs/" + experiment);
  }

  private void assertFailedForConsent(JsonPath study, String step, Brain brain) {
    JsonPath run = run(study);
    assertThat(run.getString("state")).isEqualTo("FAILED");
    String failure = "steps.find { it.key == '" + step + "' }.failure.";
    assertThat(run.getString(failure + "category")).isEqualTo("USER");
    assertThat(run.getString(failure + "code")).isEqualTo("consent-excludes-purpose");
    assertThat(run.getString(failure + "title")).contains(brain.pseudonym());
    assertThat(run.getString(failure + "action")).isNotBlank();
    assertThat(run.getList("steps.find { it.key == '" + step + "' }.attempts")).isEmpty();
  }
}
