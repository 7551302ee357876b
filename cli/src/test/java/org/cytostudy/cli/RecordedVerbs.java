package org.cytostudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Types verbs against a platform that writes down what it is asked. */
abstract class RecordedVerbs {
  static final String PROJECT = "11111111-1111-1111-1111-111111111111";
  static final String PROJECTS =
      "{\"items\":[{\"id\":\""
          + PROJECT
          + "\",\"name\":\"P\",\"createdBy\":\"x\",\"createdAt\":\"t\"}]}";
  static final String STUDY =
      """
      {"name":"N","question":"Q","patchsetId":"22222222-2222-2222-2222-222222222222",
       "splitId":"22222222-2222-2222-2222-222222222222","seeds":[1],"threads":1,
       "variants":[{"name":"V","feature":"position","probe":
         {"kinds":["logistic"],"l2":0.01,"hiddenUnits":8,"iterations":20}}],
       "evaluate":{"type":"evaluate","bootstrapDraws":10}}
      """;

  @TempDir Path folder;
  RecordedApi api;

  @BeforeEach
  void start() throws IOException {
    api = new RecordedApi();
    Files.writeString(folder.resolve("token"), "secret");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  static void refused(Told told, String sentence) {
    assertThat(told.exitCode()).as(told.toString()).isEqualTo(1);
    assertThat(told.err()).contains(sentence).doesNotContain("\tat ");
  }

  Told verb(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of("--url", api.url().toString(), "--token-file", folder.resolve("token").toString()));
    return Told.run(all.toArray(String[]::new));
  }
}
