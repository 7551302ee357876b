package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.OwnerSql;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of each file of an ingest. */
@PlatformTest
class IngestFilesIT {
  private ScannedSections scans;

  @BeforeEach
  void start() throws IOException {
    scans = new ScannedSections();
  }

  @Test
  void contentOfAnotherSectionOfTheProjectIsRefusedWithThatSection() throws IOException {
    scans.map(scans.entry("s1.tif", 1), scans.entry("s2.tif", 2));
    assertThat(scans.ingest().getInt("report.accepted")).isEqualTo(2);
    scans.copy("s1.tif", "again.tif");
    scans.map(scans.entryOf("again.tif", 7), scans.entry("s3.tif", 3));
    JsonPath ingest = scans.ingest();
    assertThat(ingest.getInt("report.accepted")).isEqualTo(1);
    assertThat(ingest.getInt("report.duplicates")).isEqualTo(1);
    assertThat(ingest.getList("report.rows.file")).containsExactly("again.tif");
    assertThat(ingest.getString("report.rows[0].problem"))
        .isEqualTo(
            "Section 1 of brain '%s' has an image with the same content"
                .formatted(scans.pseudonym()));
    assertThat(scans.numbers()).containsExactly(1, 2, 3);
  }

  @Test
  void whatASectionHasAlreadyIsNotLookedAtAgain() throws IOException {
    scans.map(scans.entry("s1.tif", 1), scans.entry("s2.tif", 2));
    scans.ingest();
    scans.map(scans.entryOf("s1.tif", 1), scans.entryOf("s2.tif", 2));
    JsonPath again = scans.ingest();
    assertThat(again.getString("state")).isEqualTo("SUCCEEDED");
    assertThat(again.getInt("report.accepted")).isEqualTo(2);
    assertThat(again.getInt("report.known")).isEqualTo(2);
    assertThat(again.getString("runId")).as("no step had to run").isNull();
    assertThat(files(again).getList("items.state")).containsOnly("KNOWN");
    assertThat(
            OwnerSql.number(
                "SELECT count(*) FROM image i JOIN section s ON s.id = i.section_id"
                    + " WHERE s.brain_id = CAST(? AS uuid)",
                scans.brain()))
        .isEqualTo(2);
  }

  @Test
  void everyFileTellsWhatWasReadOfItOrWhyItWasRefused() throws IOException {
    scans.map(scans.entry("s1.tif", 1), scans.entry("donor-2.tif", 2), scans.lost("s3.tif", 3));
    JsonPath files = files(scans.ingest());
    assertThat(files.getList("items.file")).containsExactly("donor-2.tif", "s1.tif", "s3.tif");
    assertThat(files.getList("items.state")).containsExactly("ACCEPTED", "ACCEPTED", "REFUSED");
    assertThat(files.getString("items[1].image.pixelSizeFrom")).isEqualTo("TIFF_RESOLUTION");
    assertThat(files.getInt("items[0].image.personalItems")).isEqualTo(2);
    assertThat(files.getString("items[2].problem.code")).isEqualTo("brain-unknown");
    assertThat(files.getString("items[2].problem.action")).contains("ingest again");
    JsonPath refused =
        Demo.get("/api/v1/preparations/" + scans.last() + "/files?state=REFUSED&limit=1");
    assertThat(refused.getList("items.file")).containsExactly("s3.tif");
    JsonPath first = Demo.get("/api/v1/preparations/" + scans.last() + "/files?limit=2");
    JsonPath rest =
        Demo.get(
            "/api/v1/preparations/"
                + scans.last()
                + "/files?limit=2&cursor="
                + first.getString("nextCursor"));
    assertThat(rest.getList("items.file")).containsExactly("s3.tif");
  }

  @Test
  void whoSuppliedAPixelSizeStandsAtTheImageAndInTheAudit() throws IOException {
    scans.map(scans.entry("s1.tif", 1));
    scans.ingest(Map.of("pixelSizeUm", 12.5));
    String section = scans.section(1);
    JsonPath image = Demo.get("/api/v1/sections/" + section);
    assertThat(image.getDouble("image.pixelSizeUm")).isEqualTo(12.5);
    assertThat(image.getString("image.pixelSizeFrom")).isEqualTo("SUPPLIED");
    assertThat(image.getString("image.pixelSizeBy")).isEqualTo("researcher");
    assertThat(
            OwnerSql.number(
                """
                SELECT count(*) FROM audit_event WHERE noun = 'image' AND action = 'registered'
                  AND noun_id = ? AND detail ->> 'pixelSizeBy' = 'researcher'
                  AND CAST(detail ->> 'pixelSizeUm' AS float8) = 12.5
                """,
                image.getString("image.id")))
        .isEqualTo(1);
  }

  @Test
  void aPixelSizeThatNoPixelHasIsRefused() {
    Callers.researcher()
        .contentType("application/json")
        .body(scans.request(Map.of("pixelSizeUm", 0)))
        .post("/api/v1/projects/" + scans.project() + "/preparations")
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/source/pixelSizeUm")));
  }

  @Test
  void membersSeeNothingOfWhatNamesADonorButHowMuchThereIs() throws IOException {
    scans.map(scans.entry("donor-1.tif", 1));
    scans.ingest();
    Records.consent(scans.brain(), "OPEN", "DISPLAY", "EXPORT");
    JsonPath section = Demo.get("/api/v1/sections/" + scans.section(1));
    assertThat(section.getInt("image.personalItems")).isEqualTo(2);
    String image = section.getString("image.id");
    JsonPath data =
        Callers.admin()
            .get("/api/v1/images/" + image + "/personal-data")
            .then()
            .statusCode(200)
            .body("$", hasSize(2))
            .extract()
            .jsonPath();
    String text = data.getString("find { it.kind == 'TEXT' }.id");
    String sha256 = data.getString("find { it.kind == 'TEXT' }.sha256");
    for (String path : new String[] {"/content", ""}) {
      Callers.researcher().get("/api/v1/artefacts/" + sha256 + path).then().statusCode(403);
      Callers.auditor().get("/api/v1/artefacts/" + sha256 + path).then().statusCode(403);
    }
    assertThat(Callers.admin().get("/api/v1/personal-data/" + text + "/content").asString())
        .contains(FakeOutputs.DONOR);
    assertThat(
            OwnerSql.number(
                "SELECT count(*) FROM audit_event WHERE noun = 'personal-data'"
                    + " AND action = 'viewed' AND noun_id = ?",
                text))
        .isEqualTo(1);
    String run = Demo.get("/api/v1/preparations/" + scans.last()).getString("runId");
    assertThat(Callers.researcher().get("/api/v1/runs/" + run).asString())
        .doesNotContain("personal-data")
        .doesNotContain(sha256);
    assertThat(EverythingStored.places("Mustermann")).isEmpty();
  }

  @Test
  void whatAnAdministratorReleasesMembersMaySeeUntilItIsTakenBack() throws IOException {
    scans.map(scans.entry("donor-1.tif", 1));
    scans.ingest();
    Records.consent(scans.brain(), "OPEN", "DISPLAY");
    String image = Demo.get("/api/v1/sections/" + scans.section(1)).getString("image.id");
    String text =
        Callers.admin()
            .get("/api/v1/images/" + image + "/personal-data")
            .path("find { it.kind == 'TEXT' }.id");
    String address = "/api/v1/personal-data/" + text;
    Callers.admin()
        .contentType("application/json")
        .header("If-Match", "\"0\"")
        .body(Map.of("state", "RELEASED", "reason", " "))
        .patch(address)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/reason"));
    Callers.researcher().get(address + "/content").then().statusCode(403);
    decide(address, "RELEASED", 0, 200);
    assertThat(Callers.admin().get(address).path("reason").toString()).isEqualTo("seen by two");
    assertThat(
            Callers.auditor()
                .get("/api/v1/audit?noun=personal-data&nounId=" + text)
                .then()
                .statusCode(200)
                .extract()
                .asString())
        .contains("seen by two");
    assertThat(Callers.researcher().get(address + "/content").asString())
        .contains(FakeOutputs.DONOR);
    Callers.stranger().get(address + "/content").then().statusCode(404);
    decide(address, "KEPT", 0, 412);
    decide(address, "KEPT", 1, 200);
    Callers.researcher().get(address + "/content").then().statusCode(403);
  }

  private static void decide(String address, String state, int version, int status) {
    Callers.admin()
        .contentType("application/json")
        .header("If-Match", "\"" + version + "\"")
        .body(Map.of("state", state, "reason", "seen by two"))
        .patch(address)
        .then()
        .statusCode(status);
  }

  private static JsonPath files(JsonPath preparation) {
    return Demo.get("/api/v1/preparations/" + preparation.getString("id") + "/files");
  }
}
