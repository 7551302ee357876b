package org.cytostudy.platform.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.UploadManifest;
import org.cytostudy.core.job.UploadManifest.UploadedFile;
import org.cytostudy.platform.artefact.KeptContents;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.OwnerSql;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that are brought in pieces and ingested. */
@PlatformTest
class UploadIT {
  @Inject KeptContents kept;
  private String project = "";

  @BeforeEach
  void start() {
    project = Records.project();
  }

  private static byte[] content() {
    return ("a scan " + UUID.randomUUID()).getBytes(UTF_8);
  }

  private String address(String ofProject, byte[] content) {
    return "/api/v1/projects/" + ofProject + "/uploads/" + Sha256.of(content);
  }

  private Response send(byte[] content, int from, int to) {
    return send(project, content, from, to);
  }

  private Response send(String ofProject, byte[] content, int from, int to) {
    return Callers.researcher()
        .contentType("application/octet-stream")
        .body(Arrays.copyOfRange(content, from, to))
        .patch(address(ofProject, content) + "?offset=" + from + "&length=" + content.length);
  }

  private String offset(String ofProject, byte[] content) {
    return Callers.researcher()
        .head(address(ofProject, content))
        .then()
        .statusCode(204)
        .extract()
        .header("Upload-Offset");
  }

  @Test
  void goesOnWhereItWasCut() {
    byte[] content = content();
    assertThat(offset(project, content)).isEqualTo("0");
    send(content, 0, 10).then().statusCode(204);
    assertThat(offset(project, content)).isEqualTo("10");
    send(content, 5, 12).then().statusCode(409).body("type", endsWith("upload-offset-mismatch"));
    send(content, 10, content.length).then().statusCode(204);
    assertThat(offset(project, content)).isEqualTo(String.valueOf(content.length));
    assertThat(
            Callers.researcher()
                .get("/api/v1/projects/" + project + "/uploads")
                .jsonPath()
                .getBoolean("items.find { it.sha256 == '" + Sha256.of(content) + "' }.complete"))
        .isTrue();
    assertThat(kept.among(List.of(Sha256.of(content).hex()))).hasSize(1);
  }

  @Test
  void refusesBytesThatAreNotWhatTheirHashSays() {
    byte[] content = content();
    byte[] other = content();
    Callers.researcher()
        .contentType("application/octet-stream")
        .body(other)
        .patch(address(project, content) + "?offset=0&length=" + other.length)
        .then()
        .statusCode(409)
        .body("type", endsWith("hash-mismatch"));
    assertThat(offset(project, content)).isEqualTo("0");
  }

  @Test
  void whoKnowsAHashDoesNotHaveTheContent() {
    byte[] content = content();
    send(content, 0, content.length).then().statusCode(204);
    String other = Records.project();
    assertThat(offset(other, content)).isEqualTo("0");
    send(other, content, 0, content.length).then().statusCode(204);
    assertThat(offset(other, content)).isEqualTo(String.valueOf(content.length));
  }

  @Test
  void refusesAnotherLengthThanItWasBegunWith() {
    byte[] content = content();
    send(content, 0, 4).then().statusCode(204);
    Callers.researcher()
        .contentType("application/octet-stream")
        .body(new byte[1])
        .patch(address(project, content) + "?offset=4&length=5")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", containsString("length"));
  }

  @Test
  void refusesWhatIsBeyondTheQuotaOfTheProject() {
    byte[] content = content();
    OwnerSql.update(
        """
        INSERT INTO upload (project_id, sha256, bytes, uploader, created_at, expires_at)
        VALUES (CAST(? AS uuid), ?, ?, 'researcher', now(), now() + interval '1 hour')
        """,
        project,
        "c".repeat(64),
        (1L << 40) - 3);
    send(content, 0, content.length)
        .then()
        .statusCode(507)
        .body("type", endsWith("upload-quota-exceeded"));
    Callers.researcher()
        .delete("/api/v1/projects/" + project + "/uploads/" + "c".repeat(64))
        .then()
        .statusCode(204);
    send(content, 0, content.length).then().statusCode(204);
  }

  @Test
  void ingestsAMappingAndItsFiles() throws IOException {
    Demo demo = new Demo(FakeRunner.idle());
    byte[] scan = content();
    String brain = Records.brain(demo.project);
    Map<String, Object> request = request(demo.project, brain, "scans/s1.tif", scan);
    Callers.researcher()
        .contentType("application/json")
        .body(request)
        .post("/api/v1/projects/" + demo.project + "/preparations")
        .then()
        .statusCode(400)
        .body("errors[0].detail", containsString("'scans/s1.tif'"));
    send(demo.project, scan, 0, scan.length).then().statusCode(204);
    JsonPath done = demo.finish(demo.prepare(request));
    assertThat(done.getString("state")).as(done.prettify()).isEqualTo("SUCCEEDED");
    assertThat(done.getInt("report.accepted")).isEqualTo(1);
    assertThat(
            OwnerSql.number("SELECT count(*) FROM upload WHERE sha256 = ?", Sha256.of(scan).hex()))
        .as("it is an artefact of the project now, no upload that waits")
        .isZero();
    assertThat(offset(demo.project, scan)).isEqualTo(String.valueOf(scan.length));
    assertThat(
            OwnerSql.number(
                "SELECT count(*) FROM artefact_brain WHERE sha256 = ? AND brain_id = CAST(? AS uuid)",
                Sha256.of(scan).hex(),
                brain))
        .isEqualTo(1);
  }

  @Test
  void ingestsWhatABrowserBroughtAndDescribed() throws IOException {
    Demo demo = new Demo(FakeRunner.idle());
    byte[] scan = content();
    String brain = Records.brain(demo.project);
    String pseudonym = Demo.get("/api/v1/brains/" + brain).getString("pseudonym");
    byte[] mapping =
        """
        {"entries":[{"file":"s905.tif","brain":"%s","hemisphere":"left","block":"A","section":905,\
        "zMm":18.1,"plane":"coronal","thicknessUm":20,"stain":"Nissl","pixelSizeUm":null}]}"""
            .formatted(pseudonym)
            .getBytes(UTF_8);
    byte[] list =
        """
        {"mapping":"mapping.json","files":[\
        {"name":"mapping.json","sha256":"%s","bytes":%d},\
        {"name":"s905.tif","sha256":"%s","bytes":%d}]}"""
            .formatted(Sha256.of(mapping), mapping.length, Sha256.of(scan), scan.length)
            .getBytes(UTF_8);
    for (byte[] file : List.of(scan, mapping, list)) {
      send(demo.project, file, 0, 7).then().statusCode(204);
      send(demo.project, file, 7, file.length).then().statusCode(204);
    }
    JsonPath done =
        demo.finish(
            demo.prepare(
                Map.of(
                    "kind",
                    "ingest",
                    "name",
                    pseudonym + ": 1 file",
                    "source",
                    Map.of("uploadSha256", Sha256.of(list).hex()))));
    assertThat(done.getInt("report.accepted")).as(done.prettify()).isEqualTo(1);
    JsonPath section = Demo.get("/api/v1/brains/" + brain + "/sections");
    assertThat(section.getInt("items[0].number")).isEqualTo(905);
    assertThat(section.getDouble("items[0].zMm")).isEqualTo(18.1);
    assertThat(section.getString("items[0].image.stain")).isEqualTo("Nissl");
  }

  @Test
  void aFileThatMayNameItsDonorLeavesOnlyWhenAllOfItIsReleased() throws IOException {
    Demo demo = new Demo(FakeRunner.idle());
    byte[] scan = content();
    String brain = Records.brain(demo.project);
    Records.consent(brain, "OPEN", "DISPLAY", "EXPORT");
    send(demo.project, scan, 0, scan.length).then().statusCode(204);
    demo.finish(demo.prepare(request(demo.project, brain, "donor-1.tif", scan)));
    String file = "/api/v1/artefacts/" + Sha256.of(scan) + "/content";
    Callers.researcher()
        .get(file)
        .then()
        .statusCode(403)
        .body("type", endsWith("personal-data-held"));
    Callers.auditor().get(file).then().statusCode(403);
    assertThat(Callers.admin().get(file).asByteArray()).isEqualTo(scan);
    String image = Demo.get("/api/v1/brains/" + brain + "/sections").getString("items[0].image.id");
    List<String> held =
        Callers.admin().get("/api/v1/images/" + image + "/personal-data").path("id");
    for (String datum : held) {
      Callers.researcher().get(file).then().statusCode(403);
      Callers.admin()
          .contentType("application/json")
          .header("If-Match", "\"0\"")
          .body(Map.of("state", "RELEASED", "reason", "a ruler, no label"))
          .patch("/api/v1/personal-data/" + datum)
          .then()
          .statusCode(200);
    }
    assertThat(Callers.researcher().get(file).asByteArray()).isEqualTo(scan);
  }

  @Test
  void aMappingIsReadBeforeAnythingIsSent() {
    String address = "/api/v1/projects/" + project + "/section-mappings/read";
    String header =
        "file,brain,hemisphere,block,number,z_mm,plane,thickness_um,stain,annotations\n";
    Callers.researcher()
        .contentType("text/csv")
        .body((header + "s1.tif,B,left,1,1,0.5,coronal,20,cell-body,s1.geojson\n").getBytes(UTF_8))
        .post(address)
        .then()
        .statusCode(200)
        .body("sections", equalTo(1))
        .body("files", contains("s1.tif", "s1.geojson"))
        .body("unknownBrains", contains("B"));
    Callers.researcher()
        .contentType("text/csv")
        .body((header + "s1.tif,B,left,1,one,0.5,coronal,20,cell-body,\n").getBytes(UTF_8))
        .post(address)
        .then()
        .statusCode(400)
        .body("errors[0].detail", containsString("row 2, column section"));
  }

  /** An ingest of one file; the mapping and the list of files are uploaded, the file is not. */
  private Map<String, Object> request(String ofProject, String brain, String file, byte[] scan)
      throws IOException {
    String pseudonym = Demo.get("/api/v1/brains/" + brain).getString("pseudonym");
    byte[] mapping =
        """
        file,brain,hemisphere,block,number,z_mm,plane,thickness_um,stain
        %s,%s,left,1,1,0.5,coronal,20,cell-body
        """
            .formatted(file, pseudonym)
            .getBytes(UTF_8);
    byte[] list =
        CytostudyJson.mapper()
            .writeValueAsBytes(
                new UploadManifest(
                    "mapping.csv",
                    List.of(
                        new UploadedFile("mapping.csv", Sha256.of(mapping), mapping.length),
                        new UploadedFile(file, Sha256.of(scan), scan.length))));
    send(ofProject, list, 0, list.length).then().statusCode(204);
    send(ofProject, mapping, 0, mapping.length).then().statusCode(204);
    return Map.of(
        "kind",
        "ingest",
        "name",
        "Uploaded",
        "source",
        Map.of("uploadSha256", Sha256.of(list).hex()));
  }
}
