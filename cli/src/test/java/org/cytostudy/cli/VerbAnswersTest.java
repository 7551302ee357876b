package org.cytostudy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cytostudy.core.hash.Sha256;
import org.junit.jupiter.api.Test;

/** What verbs make of answers, of faults, and of what was typed wrongly. */
class VerbAnswersTest extends RecordedVerbs {
  @Test
  void saysWhichProjectsThereAreInsteadOfTakingOne() {
    api.answer(
        "GET /projects",
        "{\"items\":[{\"id\":\"1\",\"name\":\"Demo\"},{\"id\":\"2\",\"name\":\"My lab\"}]}");
    refused(verb("brain", "list"), "--project NAME, with one of these:\n  Demo\n  My lab");
    refused(verb("brain", "list", "--project", "Lab"), "no project 'Lab'. There are:\n  Demo");
    verb("brain", "list", "--project", "My lab");
    verb("brain", "list", "--project", "1");
    assertThat(api.takeAsked())
        .extracting(RecordedApi.Asked::request)
        .contains("GET /projects/2/brains?limit=100", "GET /projects/1/brains?limit=100");
    api.answer("GET /projects", "{\"items\":[]}");
    verb("project", "list"); // takes the answer before
    refused(verb("brain", "list"), "./cytostudy project create");
  }

  @Test
  void takesTheOnlyProjectThereIs() {
    api.answer("GET /projects", PROJECTS);
    verb("model", "list");
    assertThat(api.takeAsked().getLast().request()).contains("/projects/" + PROJECT + "/models");
  }

  @Test
  void printsWhatBecameOfTheFilesOfAnIngest() {
    String report =
        "{\"report\":{\"accepted\":7,\"known\":6,\"refused\":2,\"duplicates\":1,\"rows\":[]}}";
    api.answer("GET /preparations/p", report);
    assertThat(verb("preparation", "get", "p").out())
        .isEqualTo("7 accepted, 6 of them before, 2 refused, 1 with the content of another\n");
    assertThat(verb("preparation", "get", "p", "--json").out()).contains("\"accepted\" : 7");
  }

  @Test
  void waitsForAPreparationAndSaysHowItEnded() {
    api.answer("POST /projects/" + PROJECT + "/preparations", "{\"id\":\"p\"}")
        .answer("GET /projects", PROJECTS)
        .answer("GET /preparations/p", "{\"name\":\"N\",\"state\":\"RUNNING\",\"runId\":\"r\"}")
        .answer("GET /preparations/p", 503, new byte[0])
        .answer("GET /preparations/p", "{\"name\":\"N\",\"state\":\"FAILED\",\"runId\":\"r\"}")
        .answer(
            "GET /runs/r",
            "{\"progress\":{\"step\":\"phantom\",\"done\":1,\"total\":4,\"unit\":\"sections\"},"
                + "\"steps\":[{\"key\":\"phantom\",\"attempts\":"
                + "[{\"failure\":{\"title\":\"No room\"}}]}]}");
    Told told = verb("preparation", "phantom", "N", "--wait");
    assertThat(told.exitCode()).isEqualTo(1);
    assertThat(told.err())
        .contains("25 %  N: phantom 1/4 sections", "N ended FAILED\n  phantom: No room");
  }

  @Test
  void waitsForAStudyAndPrintsItsReport() throws IOException {
    Path file = Files.writeString(folder.resolve("study.json"), STUDY);
    api.answer("GET /projects", PROJECTS)
        .answer("POST /projects/" + PROJECT + "/studies", "{\"id\":\"s\"}")
        .answer(
            "GET /studies/s",
            "{\"name\":\"N\",\"state\":\"SUCCEEDED\",\"report\":{\"note\":\"synthetic\","
                + "\"rows\":[{\"variant\":\"untrained\",\"runSeed\":1,\"probe\":\"logistic\"}]}}");
    Told told = verb("study", "submit", file.toString(), "--wait");
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.out()).contains("synthetic", "variant", "untrained");
  }

  @Test
  void downloadsWhatARunMadeUnderItsNamesAndNowhereElse() throws IOException {
    byte[] bytes = "pixels".getBytes(UTF_8);
    String hash = Sha256.of(bytes).hex();
    api.answer("GET /artefacts/" + hash + "/content", 200, bytes)
        .answer("GET /runs/r", runWithOutput("PB01/s1.tif", hash))
        .answer("GET /runs/r", runWithOutput("../s1.tif", hash));
    Path target = folder.resolve("sections");
    assertThat(verb("run", "download", "r", target.toString()).out()).startsWith("1 files");
    assertThat(target.resolve("PB01/s1.tif")).hasBinaryContent(bytes);
    refused(verb("run", "download", "r", target.toString()), "would lie outside");
    assertThat(folder.resolve("s1.tif")).doesNotExist();
  }

  private static String runWithOutput(String name, String hash) {
    return "{\"steps\":[{\"key\":\"phantom\",\"outputs\":[{\"name\":\"%s\",\"sha256\":\"%s\"}]}]}"
        .formatted(name, hash);
  }

  @Test
  void leavesNoFileThatIsNotWhatItsHashSays() throws IOException {
    String hash = "0".repeat(64);
    Path target = folder.resolve("model");
    api.answer("GET /artefacts/" + hash + "/content", 200, "else".getBytes(UTF_8))
        .answer("GET /artefacts/" + hash + "/content", 403, "{\"title\":\"No\"}".getBytes(UTF_8));
    refused(verb("artefact", "download", hash, target.toString()), "has another hash");
    refused(verb("artefact", "download", hash, target.toString()), "No\n  (403");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("token"));
    }
  }

  @Test
  void recordsTheHashOfAConsentsDocumentAndNotTheDocument() throws IOException {
    Path document = Files.writeString(folder.resolve("signed.pdf"), "signed");
    Told told =
        verb(
            "brain",
            "consent",
            "b",
            "--purpose",
            "TRAINING",
            "--purpose",
            "EXPORT",
            "--tier",
            "OPEN",
            "--document",
            document.toString(),
            "--from",
            "2026-01-01T00:00:00Z");
    assertThat(told.exitCode()).as(told.err()).isZero();
    RecordedApi.Asked asked = api.takeAsked().getLast();
    assertThat(asked.request()).isEqualTo("POST /brains/b/consents");
    assertThat(asked.body().path("documentSha256").asText()).isEqualTo(Sha256.of("signed").hex());
    assertThat(asked.body().path("purposes")).hasSize(2);
    assertThat(asked.body().path("validFrom").asText()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void saysWhichFileIsMissing() {
    api.answer("GET /projects", PROJECTS);
    String missing = folder.resolve("missing").toString();
    refused(verb("study", "submit", missing), "There is no file " + missing);
    refused(
        verb(
            "brain",
            "consent",
            "b",
            "--purpose",
            "TRAINING",
            "--tier",
            "OPEN",
            "--document",
            missing),
        "There is no file " + missing);
    refused(
        Told.run("node", "list", "--url", api.url().toString(), "--token-file", missing),
        "There is no file " + missing);
  }

  @Test
  void sendsWhateverWasTypedAsAnIdAsOnePart() {
    api.answer("GET /runs/a%20b%2F..%3F", "{}");
    assertThat(verb("run", "get", "a b/..?").exitCode()).isZero();
  }

  @Test
  void saysThatAnAddressIsNone() {
    for (String address : List.of("localhost:7070", "cytostudy.example.org", "ftp://a")) {
      String token = folder.resolve("token").toString();
      refused(
          Told.run("node", "list", "--url", address, "--token-file", token),
          "--url " + address + " is no address");
    }
  }

  @Test
  void keepsControlCharactersOfAProblemOffTheTerminal() {
    api.answer("GET /nodes", 403, "{\"title\":\"No\\u001b[2J\"}".getBytes(UTF_8));
    Told told = verb("node", "list");
    refused(told, "No [2J");
    assertThat(told.err()).doesNotContain("\u001b");
  }
}
