package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.cli.client.ProgressLine;
import org.cytostudy.cli.client.RunProgress;
import org.cytostudy.cli.suite.OwnData;
import org.cytostudy.cli.suite.Suite;
import org.cytostudy.cli.suite.SuiteFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy study submit}. */
@Command(
    name = "submit",
    description = {
      "Submits a study, or says what would run.",
      "A suite makes its data first, or finds what it made before: interrupted, it goes on."
    },
    mixinStandardHelpOptions = true)
final class StudySubmit extends Verb implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = "The study as JSON or YAML, 'template' prints one; or a suite.")
  private Path file;

  @Option(names = "--dry-run", description = "Show the plan, sizes and leakage; write nothing.")
  private boolean dryRun;

  @Option(
      names = "--patchset",
      paramLabel = "ID",
      description = "Of a suite: these patches instead of its phantoms'; with --split.")
  private @Nullable String patchset;

  @Option(names = "--split", paramLabel = "ID", description = "Of a suite: their split.")
  private @Nullable String split;

  @Mixin private Waiting waiting;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ApiClient api = api();
    String project = project(api);
    ObjectNode asked = SuiteFile.read(file);
    ObjectNode study = SuiteFile.isSuite(asked) ? ofSuite(api, project, asked) : plain(asked);
    String studies = path("/projects/{}/studies", project);
    if (dryRun) {
      return print(api.post(studies + "/dry-run", study));
    }
    JsonNode made =
        SuiteFile.isSuite(asked)
            ? earlier(api, studies, study).orElseGet(() -> api.post(studies, study))
            : api.post(studies, study);
    if (!waiting.isWanted()) {
      return print(made);
    }
    JsonNode over = waiting.until(api, path("/studies/{}", made.path("id").asText()), err());
    StudyCommand.showReport(this, over);
    return RunProgress.hasSucceeded(over) ? 0 : 1;
  }

  private ObjectNode plain(ObjectNode study) {
    if (patchset != null || split != null) {
      throw ApiException.of(
          "--patchset and --split are for suites; this study names its own in the file");
    }
    return study;
  }

  private ObjectNode ofSuite(ApiClient api, String project, ObjectNode suite)
      throws InterruptedException {
    if (patchset != null && split != null) {
      OwnData own = new OwnData(patchset, split);
      ObjectNode study = own.study(suite);
      own.leftOut().forEach(err()::println);
      err().flush();
      return study;
    }
    if (patchset != null || split != null) {
      throw ApiException.of("--patchset and --split belong together");
    }
    return new Suite(api, project, suite, ProgressLine.on(err())).prepare();
  }

  /** The same suite over the same data has the same name: it is waited for, not done again. */
  private Optional<JsonNode> earlier(ApiClient api, String studies, ObjectNode study) {
    Optional<JsonNode> found =
        api.list(studies).stream()
            .filter(row -> row.path("name").equals(study.path("name")))
            .filter(row -> !row.path("state").asText().equals("CANCELLED"))
            .findFirst();
    found.ifPresent(
        row -> {
          err().println("Submitted before, and not again: study " + row.path("id").asText());
          err().flush();
        });
    return found.map(row -> api.get(path("/studies/{}", row.path("id").asText())));
  }
}
