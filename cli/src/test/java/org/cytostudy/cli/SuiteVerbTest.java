package org.cytostudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code study submit} of a suite: its data is made, or found, before the study is submitted. */
class SuiteVerbTest extends RecordedVerbs {
  private static final String PHANTOM = "22222222-2222-2222-2222-222222222222";
  private static final String BRAIN = "44444444-4444-4444-4444-444444444444";
  private static final String PATCHSET = "55555555-5555-5555-5555-555555555555";
  private static final String SPLIT = "66666666-6666-6666-6666-666666666666";
  private static final String MAPPING =
      "{\"entries\":[{\"brain\":\"P1\"},{\"brain\":\"P1\"},{\"brain\":\"P2\"}]}";
  private static final String SUITE =
      """
      name: Small
      question: Does it work?
      seeds: [1]
      threads: 2
      x-phantom: &spec {type: phantom, generatorVersion: 1, brains: 2, sectionsPerBrain: 4,
        pixelSizeUm: 80, sheetWidthMm: 60, sheetHeightMm: 30, borderJitterMm: 4,
        registrationErrorMm: 1, sectionThicknessUm: 20}
      phantoms:
        one: {seed: 7, spec: *spec}
      data:
        main:
          phantom: one
          sample: {patchPx: 64, pixelSizeUm: 80, patchesPerSection: 20}
          split: {unseen: [2], heldOutEveryNthSection: 4}
      variants:
        - name: Position
          feature: position
          probe: {type: probe, kinds: [nearest-neighbours], l2: 0, hiddenUnits: 1, iterations: 1}
        - name: Elsewhere
          feature: position
          probe: {type: probe, kinds: [nearest-neighbours], l2: 0, hiddenUnits: 1, iterations: 1}
          datasets: [worse]
      evaluate: {type: evaluate, bootstrapDraws: 100}
      tasks:
        - name: traits
          task: {kind: attributes, attributes: [brain], neighbours: 5}
      claims:
        - id: traits
          statement: Position tells brains
          protocol: Logistic probe
          demands:
            - of: &brain {variant: Position, task: traits, figure: f1, part: held-out-section}
              atLeast: 0.5
          beside: [*brain]
        - id: elsewhere
          statement: Elsewhere as well
          protocol: Logistic probe
          demands:
            - of: {variant: Elsewhere, task: traits, figure: f1, part: held-out-section}
              atLeast: 0.5
          beside: []
      """;

  private Path suite;

  @BeforeEach
  void write() throws IOException {
    suite = Files.writeString(folder.resolve("small.yaml"), SUITE);
    String mapping = Sha256.of(MAPPING).hex();
    String preparations = "/projects/" + PROJECT + "/preparations";
    String made =
        "{\"id\":\"%s\",\"name\":\"N\",\"state\":\"SUCCEEDED\",\"runId\":\"r\",\"patchsetId\":\"%s\"}"
            .formatted(PHANTOM, PATCHSET);
    api.answer("GET /projects", PROJECTS)
        .answer("POST " + preparations, made)
        .answer("GET /preparations/" + PHANTOM, made)
        .answer(
            "GET /runs/r",
            "{\"steps\":[{\"outputs\":[{\"kind\":\"section-mapping\",\"sha256\":\"%s\"}]}]}"
                .formatted(mapping))
        .answer(
            "GET /artefacts/" + mapping + "/content", 200, MAPPING.getBytes(StandardCharsets.UTF_8))
        .answer(
            "GET /projects/" + PROJECT + "/brains",
            ("{\"items\":[{\"id\":\"%s\",\"pseudonym\":\"P2\"},{\"id\":\"%s\",\"pseudonym\":\"P1\"},"
                    + "{\"id\":\"%s\",\"pseudonym\":\"another\"}]}")
                .formatted(BRAIN, BRAIN.replace('4', '3'), BRAIN.replace('4', '9')))
        .answer("POST /patchsets/" + PATCHSET + "/splits", "{\"id\":\"" + SPLIT + "\"}")
        .answer("POST /projects/" + PROJECT + "/studies", "{\"id\":\"s\"}");
  }

  private void nothingYet() {
    api.answer("GET /projects/" + PROJECT + "/preparations", "{\"items\":[]}")
        .answer("GET /patchsets/" + PATCHSET + "/splits", "[]")
        .answer("GET /projects/" + PROJECT + "/studies", "{\"items\":[]}");
  }

  private List<RecordedApi.Asked> posts() {
    return api.takeAsked().stream().filter(asked -> asked.request().startsWith("POST")).toList();
  }

  private static JsonNode last(List<RecordedApi.Asked> posts) {
    return posts.getLast().body();
  }

  @Test
  void makesItsDataAndSubmitsTheStudyOverIt() throws IOException {
    nothingYet();
    // Nothing runs on the data set that this suite does not have.
    Files.writeString(suite, SUITE.replace("datasets: [worse]", "datasets: [main]"));
    Told told = verb("study", "submit", suite.toString());
    assertThat(told.exitCode()).as(told.err()).isZero();
    List<RecordedApi.Asked> posts = posts();
    assertThat(posts)
        .extracting(asked -> asked.body().path("kind").asText(""))
        .containsExactly("phantom", "ingest", "sample", "", "");
    assertThat(posts.getFirst().body().at("/phantom/pixelSizeUm").asInt()).isEqualTo(80);
    assertThat(posts.get(2).body().path("brainIds")).hasSize(2);
    assertThat(posts.get(3).body().at("/unseenBrains/0").asText())
        .as("the second brain of the phantom, whatever the order of the project")
        .isEqualTo("P2");
    JsonNode study = last(posts);
    assertThat(study.path("patchsetId").asText()).isEqualTo(PATCHSET);
    assertThat(study.path("splitId").asText()).isEqualTo(SPLIT);
    assertThat(study.path("truthPreparationId").asText()).isEqualTo(PHANTOM);
    assertThat(study.has("x-phantom")).isFalse();
    assertThat(study.has("phantoms")).isFalse();
    assertThat(study.at("/claims/0/beside/0/figure").asText()).as("an alias").isEqualTo("f1");
  }

  @Test
  void findsWhatAnEarlierTimeMade() throws IOException {
    nothingYet();
    Files.writeString(suite, SUITE.replace("datasets: [worse]", "datasets: [main]"));
    verb("study", "submit", suite.toString());
    List<RecordedApi.Asked> first = posts();
    api.close();
    start();
    write();
    Files.writeString(suite, SUITE.replace("datasets: [worse]", "datasets: [main]"));
    StringBuilder made = new StringBuilder();
    for (RecordedApi.Asked asked : first.subList(0, 3)) {
      made.append(made.isEmpty() ? "" : ",")
          .append(
              "{\"id\":\"%s\",\"state\":\"SUCCEEDED\",\"name\":%s}"
                  .formatted(PHANTOM, asked.body().path("name")));
    }
    api.answer("GET /projects/" + PROJECT + "/preparations", "{\"items\":[" + made + "]}")
        .answer(
            "GET /patchsets/" + PATCHSET + "/splits",
            "[{\"id\":\"%s\",\"name\":%s}]".formatted(SPLIT, first.get(3).body().path("name")))
        .answer(
            "GET /projects/" + PROJECT + "/studies",
            "{\"items\":[{\"id\":\"s\",\"state\":\"RUNNING\",\"name\":%s}]}"
                .formatted(last(first).path("name")))
        .answer("GET /studies/s", "{\"id\":\"s\",\"state\":\"RUNNING\"}");
    Told told = verb("study", "submit", suite.toString());
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.err()).contains("Submitted before, and not again: study s");
    assertThat(posts()).isEmpty();
  }

  @Test
  void runsOverPatchesOfOnesOwnAndSaysWhatIsLeftOut() {
    Told told = verb("study", "submit", suite.toString(), "--patchset", PATCHSET, "--split", SPLIT);
    assertThat(told.exitCode()).as(told.err()).isZero();
    JsonNode study = last(posts());
    assertThat(study.path("variants")).hasSize(1);
    assertThat(study.path("claims")).hasSize(1);
    assertThat(study.at("/tasks/0/ifPossible").asBoolean()).isTrue();
    assertThat(study.has("truthPreparationId")).isFalse();
    assertThat(told.err()).contains("Left out: variant Elsewhere", "Left out: claim elsewhere");
  }

  @Test
  void refusesASuiteThatNothingReads() throws IOException {
    Files.writeString(
        suite, SUITE.replace("question:", "quesion:").replace("phantom: one", "phantom: two"));
    refused(verb("study", "submit", suite.toString()), "/quesion is nothing that a suite has");
    refused(verb("study", "submit", suite.toString()), "names 'two', which is none of /phantoms");
    Files.writeString(suite, SUITE + "seeds: [2]\n");
    refused(verb("study", "submit", suite.toString()), "found duplicate key seeds");
    Files.writeString(suite, "name: [");
    refused(verb("study", "submit", suite.toString()), "line 1");
    Files.writeString(suite, "!!java.util.Date 1");
    refused(verb("study", "submit", suite.toString()), "cannot be read");
  }

  @Test
  void refusesAnUnseenBrainThatThePhantomDoesNotHave() throws IOException {
    nothingYet();
    Files.writeString(suite, SUITE.replace("unseen: [2]", "unseen: [3]"));
    refused(verb("study", "submit", suite.toString()), "names brain 3; the phantom has 2");
  }
}
