package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.OwnerSql;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of a lab under an image root, from the mapping to sections. */
@PlatformTest
class IngestIT {
  private static final String OUTLINE =
      """
      {"type": "FeatureCollection", "features": [{"type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [[[0,0],[50,0],[50,40],[0,40],[0,0]]]},
        "properties": {"classification": {"name": "FD"}}}]}
      """;

  private FakeRunner runner;
  private Demo demo;
  private String brain;
  private String pseudonym;
  private Path folder;

  @BeforeEach
  void start() throws IOException {
    runner = FakeRunner.idle();
    demo = new Demo(runner);
    folder = Files.createDirectories(PlatformDatabase.scans().resolve("f" + UUID.randomUUID()));
    useBrain();
  }

  @Test
  void aBrokenAnnotationOrRegistrationIsARowOfTheReportAndTheOthersPass() throws IOException {
    write("drawn.geojson", OUTLINE);
    write("open.geojson", OUTLINE.replace("[0,40],[0,0]]", "[0,40]]"));
    write("text.geojson", "not JSON");
    write("other.json", "{\"brain\": \"SOMEBODY\", \"space\": \"lab/1\", \"sections\": []}");
    write("torn.json", "{\"brain\": ");
    map(
        entry(1, "good.json", "drawn.geojson"),
        entry(2, "good.json", "open.geojson"),
        entry(3, "good.json", "text.geojson"),
        entry(4, "other.json", null),
        entry(5, "torn.json", null),
        entry(6, "good.json", null));
    JsonPath ingest = ingest();
    assertThat(ingest.getString("state")).as(ingest.prettify()).isEqualTo("SUCCEEDED");
    assertThat(ingest.getInt("report.accepted")).isEqualTo(2);
    assertThat(ingest.getList("report.rows.code"))
        .containsExactly(
            "annotations-invalid",
            "annotations-invalid",
            "registration-invalid",
            "registration-invalid");
    assertThat(ingest.getList("report.rows.file"))
        .containsExactly("s2.tif", "s3.tif", "s4.tif", "s5.tif");
    assertThat(ingest.getString("report.rows[0].where"))
        .startsWith("/features/0/geometry/coordinates");
    assertThat(ingest.getString("report.rows[2].problem")).contains("SOMEBODY");
    assertThat(ingest.getList("report.rows.action", String.class))
        .allMatch(action -> action.contains("ingest again"));
    assertThat(numbers()).containsExactly(1, 6);
  }

  @Test
  void moreFilesThanABatchAreRegisteredOnceHoweverOftenTheyAreIngested() throws IOException {
    write("drawn.geojson", OUTLINE);
    List<SectionMapping.Entry> entries = new ArrayList<>();
    for (int number = 1; number <= 130; number++) {
      entries.add(entry(number, "good.json", number == 129 ? "drawn.geojson" : null));
    }
    map(entries.toArray(SectionMapping.Entry[]::new));
    for (int time = 0; time < 2; time++) {
      assertThat(ingest().getInt("report.accepted")).isEqualTo(130);
      assertThat(numbers()).hasSize(130);
      String annotated =
          Demo.get("/api/v1/brains/" + brain + "/sections?limit=200")
              .getString("items.find { it.number == 129 }.id");
      assertThat(Demo.get("/api/v1/sections/" + annotated + "/annotations").getList("features"))
          .hasSize(1);
    }
  }

  @Test
  void aMappingThatChangesWhileItsFilesAreReadChangesNothing() throws IOException {
    map(entry(1, "good.json", null));
    String id = submit();
    await().until(() -> Demo.get("/api/v1/preparations/" + id).getString("runId") != null);
    map(entry(2, null, null));
    Files.delete(folder.resolve("mapping.json"));
    assertThat(demo.finish(id).getString("state")).isEqualTo("SUCCEEDED");
    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void aDryRunSaysWhatWouldComeOfItAndWritesNothing() throws IOException {
    map(entry(1, "good.json", null), entry(2, null, "gone.geojson"));
    JsonPath ingest = dryRun(scans());
    assertThat(ingest.getInt("sections")).isEqualTo(2);
    assertThat(ingest.getLong("inputBytes"))
        .isEqualTo(Files.size(folder.resolve("s1.tif")) + Files.size(folder.resolve("s2.tif")));
    assertThat(ingest.getList("problems.where.flatten()")).containsExactly("'gone.geojson'");
    assertThat(ingest.getList("notes", String.class))
        .containsExactly(
            "1 of 2 sections have no registration; they cannot be sampled.",
            "1 of 2 sections have no annotations; they teach and test no areas.");
    Files.createFile(folder.resolve("gone.geojson"));
    pseudonym = "NOBODY";
    map(entry(1, null, null));
    assertThat(dryRun(scans()).getList("problems.code")).containsExactly("brain-unknown");
    assertThat(Demo.get("/api/v1/projects/" + demo.project + "/preparations").getList("items"))
        .isEmpty();
  }

  @Test
  void aDryRunOfASampleCountsPatchesOrNamesWhatRefusesIt() throws IOException {
    map(entry(1, "good.json", null), entry(2, "good.json", null));
    ingest();
    Map<String, Object> sampling = Demo.sampling(List.of(brain));
    assertThat(dryRun(sampling).getList("problems.code"))
        .containsExactly("consent-excludes-purpose");
    Records.consent(brain, "OPEN", "TRAINING");
    JsonPath sample = dryRun(sampling);
    assertThat(sample.getList("problems")).isEmpty();
    assertThat(sample.getInt("sections")).isEqualTo(2);
    assertThat(sample.getLong("patches")).isEqualTo(10);
    assertThat(sample.getLong("outputBytes")).isEqualTo(10 * 64 * 64);
    assertThat(sample.getLong("inputBytes")).isPositive();
    assertThat(Demo.get("/api/v1/projects/" + demo.project + "/patchsets").getList("items"))
        .isEmpty();
  }

  private JsonPath dryRun(Map<String, Object> body) {
    return Callers.researcher()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/projects/" + demo.project + "/preparations/dry-run")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @Test
  void aSplitThatLetsOneImageIntoTwoPartsIsRefusedByAStudy() throws IOException {
    map(entry(1, "good.json", null), entry(2, "good.json", null));
    assertThat(ingest().getInt("report.accepted")).isEqualTo(2);
    String trained = brain;
    String trainedPseudonym = pseudonym;
    useBrain();
    map(entry(5, "good.json", null), entry(3, "good.json", null));
    assertThat(ingest().getInt("report.accepted")).isEqualTo(2);
    // Ingestion takes no content twice; images of before it refused that may have one.
    assertThat(
            OwnerSql.update(
                """
                UPDATE image SET sha256 = t.sha256 FROM image t JOIN section ts ON ts.id = t.section_id,
                  section s
                WHERE s.id = image.section_id AND s.number = 5 AND s.brain_id = CAST(? AS uuid)
                  AND ts.number = 1 AND ts.brain_id = CAST(? AS uuid)
                """,
                brain,
                trained))
        .isEqualTo(1);
    Records.consent(trained, "OPEN", "TRAINING", "EVALUATION");
    Records.consent(brain, "OPEN", "EVALUATION");
    JsonPath sampled = demo.finish(demo.prepare(Demo.sampling(List.of(trained, brain))));
    String patchset = sampled.getString("patchsetId");
    JsonPath split =
        Demo.post(
            "/api/v1/patchsets/" + patchset + "/splits",
            Map.of(
                "name", "Leaks", "unseenBrains", List.of(pseudonym), "heldOutEveryNthSection", 4));
    String leak =
        "Section %d of brain '%s' has the same image as section %d of brain '%s', which is in another part.";
    assertThat(split.getBoolean("leakage.leaks")).isTrue();
    JsonPath refused =
        Callers.researcher()
            .contentType(ContentType.JSON)
            .body(Demo.study(new Demo.Frozen(patchset, split.getString("id"), "")))
            .post("/api/v1/projects/" + demo.project + "/studies")
            .then()
            .statusCode(422)
            .body("type", equalTo("urn:cytostudy:problem:split-leaks"))
            .extract()
            .jsonPath();
    assertThat(refused.getList("errors.detail", String.class))
        .singleElement()
        .isIn(
            leak.formatted(5, pseudonym, 1, trainedPseudonym),
            leak.formatted(1, trainedPseudonym, 5, pseudonym));
    assertThat(Demo.get("/api/v1/projects/" + demo.project + "/studies").getList("items"))
        .isEmpty();
    acceptedWithAReason(patchset);
  }

  /** Somebody may answer for a leak; every report then says it. */
  private void acceptedWithAReason(String patchset) {
    String reason = "The same slide was scanned for both on purpose.";
    JsonPath accepted =
        Demo.post(
            "/api/v1/patchsets/" + patchset + "/splits",
            Map.of(
                "name",
                "Accepted",
                "unseenBrains",
                List.of(pseudonym),
                "heldOutEveryNthSection",
                4,
                "override",
                reason));
    assertThat(accepted.getBoolean("leakage.leaks")).isFalse();
    assertThat(accepted.getList("leakage.findings.severity", String.class)).contains("OVERRIDDEN");
    JsonPath study =
        demo.submit(Demo.study(new Demo.Frozen(patchset, accepted.getString("id"), "")));
    demo.finishStudy();
    String report = Demo.get("/api/v1/studies/" + study.getString("id")).getString("reportRunId");
    assertThat(
            Demo.get("/api/v1/runs/" + report + "/manifests/report")
                .getString("spec.datasets[0].accepted[0]"))
        .contains("has the same image", reason);
  }

  /** From here on the mapping names a new brain of the project, with a registration. */
  private void useBrain() throws IOException {
    brain = Records.brain(demo.project);
    pseudonym = Demo.get("/api/v1/brains/" + brain).getString("pseudonym");
    CytostudyJson.mapper()
        .writeValue(
            folder.resolve("good.json").toFile(), new Registration(pseudonym, "lab/1", List.of()));
  }

  private List<Integer> numbers() {
    return Demo.get("/api/v1/brains/" + brain + "/sections?limit=200").getList("items.number");
  }

  private JsonPath ingest() {
    return demo.finish(submit());
  }

  private String submit() {
    return demo.prepare(scans());
  }

  @Test
  void aRootThatIsNotOpenToTheProjectIsNoneOfItsRoots() throws IOException {
    map(entry(1, null, null));
    for (String address : List.of("/preparations", "/preparations/dry-run")) {
      JsonPath answer =
          Callers.researcher()
              .contentType(ContentType.JSON)
              .body(below("closed"))
              .post("/api/v1/projects/" + demo.project + address)
              .jsonPath();
      assertThat(answer.prettify())
          .contains("'closed' is none of the image roots that are open to the project: scans");
    }
  }

  private Map<String, Object> scans() {
    return below("scans");
  }

  private Map<String, Object> below(String imageRoot) {
    return Map.of(
        "kind",
        "ingest",
        "name",
        "Scans",
        "source",
        Map.of("imageRoot", imageRoot, "mappingPath", folder.getFileName() + "/mapping.json"));
  }

  private SectionMapping.Entry entry(
      int number, @Nullable String registration, @Nullable String annotations) throws IOException {
    String file = "s" + number + ".tif";
    write(file, file + folder);
    return new SectionMapping.Entry(
        file,
        pseudonym,
        "left",
        "1",
        number,
        number,
        "coronal",
        20,
        "cell-body",
        null,
        null,
        registration,
        annotations,
        null);
  }

  private void map(SectionMapping.Entry... entries) throws IOException {
    CytostudyJson.mapper()
        .writeValue(folder.resolve("mapping.json").toFile(), new SectionMapping(List.of(entries)));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
