package org.cytostudy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each verb against a platform that writes down what it is asked. */
class NounVerbsTest {
  private static final String PROJECTS =
      "{\"items\":[{\"id\":\"11111111-1111-1111-1111-111111111111\",\"name\":\"Demo\"}]}";

  @TempDir Path folder;
  private RecordedApi api;

  @BeforeEach
  void start() throws IOException {
    api = new RecordedApi();
    Files.writeString(folder.resolve("token"), "secret");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void printsALogToItsEndWithItsLettersAndWithoutItsControlCharacters() {
    String line =
        "{\"step\":\"pretrain\",\"attempt\":1,\"line\":{\"at\":\"2026-01-01T00:00:00Z\","
            + "\"severity\":\"INFO\",\"text\":\"\\\\p{Cntrl} t=1\\tend\\u001b[2J\\u009b2J\"}}";
    api.answer("GET /runs/r/logs", "{\"lines\":[" + line + "],\"nextCursor\":\"1:1\"}")
        .answer("GET /runs/r/logs", "{\"lines\":[],\"nextCursor\":\"1:1\"}");
    Told told = verb("run", "logs", "r", "--step", "pretrain");
    assertThat(told)
        .isEqualTo(
            new Told(0, "2026-01-01T00:00:00Z pretrain INFO  \\p{Cntrl} t=1\tend [2J 2J\n", ""));
    assertThat(api.takeAsked())
        .extracting(RecordedApi.Asked::request)
        .containsExactly(
            "GET /runs/r/logs?step=pretrain", "GET /runs/r/logs?step=pretrain&cursor=1%3A1");
  }

  @Test
  void followsALogUntilTheRunIsOver() {
    String empty = "{\"lines\":[],\"nextCursor\":null}";
    api.answer("GET /runs/r", "{\"state\":\"RUNNING\"}")
        .answer("GET /runs/r", "{\"state\":\"SUCCEEDED\"}")
        .answer("GET /runs/r/logs", empty);
    assertThat(verb("run", "logs", "r", "--follow").exitCode()).isZero();
    assertThat(api.takeAsked()).hasSize(4);
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

  private static void refused(Told told, String sentence) {
    assertThat(told.exitCode()).as(told.toString()).isEqualTo(1);
    assertThat(told.err()).contains(sentence).doesNotContain("\tat ");
  }

  private Told verb(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of("--url", api.url().toString(), "--token-file", folder.resolve("token").toString()));
    return Told.run(all.toArray(String[]::new));
  }
}
