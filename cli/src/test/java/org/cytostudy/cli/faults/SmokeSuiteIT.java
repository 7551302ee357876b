package org.cytostudy.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.cli.Told;
import org.cytostudy.core.job.CytostudyJson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smoke suite, from a phantom to its verdicts, on the built programmes. */
@Tag("demo")
class SmokeSuiteIT {
  @TempDir Path folder;

  @Test
  void goesFromAPhantomToItsVerdictsAndIsNotDoneTwice() throws Exception {
    try (RunningSystem system =
        RunningSystem.start(Files.createDirectory(folder.resolve("data")), Map.of())) {
      Path token = folder.resolve("token");
      Files.writeString(token, system.data().readCliToken("researcher"));
      JsonNode report = submit(system, token);
      Map<String, String> verdicts = new HashMap<>();
      report
          .path("claims")
          .forEach(
              claim ->
                  verdicts.put(
                      claim.path("claim").path("id").asText(), claim.path("verdict").asText()));
      assertThat(verdicts)
          .containsOnlyKeys(
              "areas-unseen-brain", "thickness", "shortcuts", "gennari", "betz", "networks");
      assertThat(verdicts)
          .containsEntry("betz", "not-testable")
          .containsEntry("networks", "not-testable");
      assertThat(report.path("datasets").path(0).path("synthetic").asBoolean()).isTrue();
      assertThat(report.path("figures").findValuesAsText("task"))
          .contains(
              "areas", "structure", "discovery", "traits", "landmarks", "shortcuts", "networks");
      assertThat(report.path("curves")).isNotEmpty();
      List<String> kinds = List.of("report", "report-page", "report-table");
      JsonNode study = study(system);
      JsonNode run = system.client("researcher").get("/runs/" + study.path("reportRunId").asText());
      assertThat(run.path("steps").path(0).path("outputs").findValuesAsText("kind"))
          .containsAll(kinds);
      // Asked for again, it is found: the same study, the same report.
      assertThat(submit(system, token)).isEqualTo(report);
      assertThat(study(system).path("id")).isEqualTo(study.path("id"));
    }
  }

  private static JsonNode study(RunningSystem system) throws Exception {
    String project = system.client("researcher").list("/projects").getFirst().path("id").asText();
    List<JsonNode> studies = system.client("researcher").list("/projects/" + project + "/studies");
    assertThat(studies).hasSize(1);
    return system.client("researcher").get("/studies/" + studies.getFirst().path("id").asText());
  }

  private static JsonNode submit(RunningSystem system, Path token) throws Exception {
    Told told =
        Told.run(
            "study",
            "submit",
            "../suites/smoke.yaml",
            "--wait",
            "--json",
            "--url",
            system.url().toString(),
            "--token-file",
            token.toString());
    assertThat(told.exitCode()).as(told.toString()).isZero();
    return CytostudyJson.mapper().readTree(told.out());
  }
}
