package org.cytostudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.UploadManifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code section import}, in place and by upload. */
class SectionImportTest {
  private static final String MAPPING = "file,brain\nscans/s1.tif,B1\nscans/s2.tif,B1\n";

  @TempDir Path folder;
  private UploadingPlatform platform;
  private Path lab;

  @BeforeEach
  void start() throws IOException {
    platform =
        new UploadingPlatform()
            .answer("GET /projects", "{\"items\":[{\"id\":\"p\",\"name\":\"P\"}]}")
            .answer("GET /projects/p/image-roots", "[]")
            .answer(
                "POST /projects/p/section-mappings/read",
                "{\"sections\":2,\"files\":[\"scans/s1.tif\",\"scans/s2.tif\"]}")
            .answer("POST /projects/p/preparations", "{\"id\":\"x\"}");
    lab = Files.createDirectories(folder.resolve("lab"));
    Files.createDirectories(lab.resolve("scans"));
    Files.writeString(lab.resolve("mapping.csv"), MAPPING);
    Files.writeString(lab.resolve("scans/s1.tif"), "the first scan");
    Files.writeString(lab.resolve("scans/s2.tif"), "the second scan");
    Files.writeString(folder.resolve("token"), "secret");
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private Told run(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("section", "import", lab.toString(), "--mapping", "mapping.csv"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--url", platform.url().toString()));
    arguments.addAll(List.of("--token-file", folder.resolve("token").toString()));
    return Told.run(arguments.toArray(String[]::new));
  }

  private String source(String field) throws IOException {
    return CytostudyJson.mapper().readTree(platform.prepared()).path("source").path(field).asText();
  }

  @Test
  void bringsWhatTheMappingNamesAndAListOfIt() throws IOException {
    assertThat(run("--pixel-size-um", "0.5")).extracting(Told::exitCode).isEqualTo(0);
    assertThat(platform.content(Sha256.of("the first scan").hex()))
        .asString()
        .isEqualTo("the first scan");
    UploadManifest list =
        CytostudyJson.mapper()
            .readValue(platform.content(source("uploadSha256")), UploadManifest.class);
    assertThat(list.mapping()).isEqualTo("mapping.csv");
    assertThat(list.files())
        .extracting(UploadManifest.UploadedFile::name)
        .containsExactly("scans/s1.tif", "scans/s2.tif", "mapping.csv");
    assertThat(source("pixelSizeUm")).isEqualTo("0.5");
  }

  @Test
  void sendsNothingAgainThatIsThere() {
    run();
    platform.takeAsked();
    assertThat(run().exitCode()).isZero();
    assertThat(platform.takeAsked()).noneMatch(request -> request.startsWith("PATCH"));
  }

  @Test
  void goesOnWhereTheNetworkWasCut() {
    platform.cut(2);
    Told told = run();
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(platform.content(Sha256.of("the first scan").hex()))
        .asString()
        .isEqualTo("the first scan");
  }

  @Test
  void staysInPlaceBelowAnImageRoot() throws IOException {
    platform.answer(
        "GET /projects/p/image-roots",
        "[{\"name\":\"far\",\"folder\":null},{\"name\":\"scans\",\"folder\":\"%s\"}]"
            .formatted(folder.toRealPath()));
    assertThat(run().exitCode()).isZero();
    assertThat(source("imageRoot")).isEqualTo("scans");
    assertThat(source("mappingPath")).isEqualTo("lab/mapping.csv");
    assertThat(platform.takeAsked()).noneMatch(request -> request.contains("/uploads/"));
    assertThat(run("--upload").exitCode()).isZero();
    assertThat(source("imageRoot")).isEmpty();
  }

  @Test
  void saysWhichFilesAreMissingBeforeItSendsAny() throws IOException {
    Files.delete(lab.resolve("scans/s2.tif"));
    Told told = run();
    assertThat(told.exitCode()).isEqualTo(1);
    assertThat(told.err()).contains("1 files that are not below", "scans/s2.tif");
    assertThat(platform.takeAsked()).noneMatch(request -> request.contains("/uploads/"));
  }

  @Test
  void saysWhichBrainsAreMissingBeforeItReadsAnyFile() {
    platform.answer(
        "POST /projects/p/section-mappings/read",
        "{\"sections\":2,\"files\":[\"scans/s1.tif\"],\"unknownBrains\":[\"B1\",\"B2\"]}");
    Told told = run();
    assertThat(told.exitCode()).isEqualTo(1);
    assertThat(told.err()).contains("no brain B1, B2", "brain create B1");
    assertThat(platform.takeAsked()).noneMatch(request -> request.contains("/uploads/"));
  }

  @Test
  void refusesAMappingThatIsNotThereOrLiesElsewhere() throws IOException {
    Files.delete(lab.resolve("mapping.csv"));
    assertThat(run().err()).contains("There is no mapping mapping.csv");
    Path elsewhere = Files.writeString(folder.resolve("other.csv"), MAPPING);
    Files.createSymbolicLink(lab.resolve("mapping.csv"), elsewhere);
    assertThat(run().err()).contains("does not lie below");
  }
}
