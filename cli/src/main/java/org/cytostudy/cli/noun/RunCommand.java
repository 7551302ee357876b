package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;
import static org.cytostudy.cli.client.ApiPath.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.cli.client.RunProgress;
import org.cytostudy.cli.client.TerminalText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy run}. */
@Command(
    name = "run",
    description = "One variant of a study with one seed, or a preparation.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      RunCommand.ListRuns.class,
      RunCommand.GetRun.class,
      RunCommand.Series.class,
      RunCommand.Logs.class,
      RunCommand.Manifest.class,
      RunCommand.Download.class,
      RunCommand.Cancel.class,
      RunCommand.Retry.class
    })
public final class RunCommand {
  /** Made by the command line parser. */
  public RunCommand() {}

  @Command(
      name = "list",
      description = "Lists runs, newest first.",
      mixinStandardHelpOptions = true)
  static final class ListRuns extends ListVerb implements Callable<Integer> {
    @Option(names = "--study", paramLabel = "ID", description = "Only the runs of this study.")
    private @Nullable String study;

    @Option(
        names = "--state",
        paramLabel = "STATE",
        description = "Only PENDING, RUNNING, SUCCEEDED, FAILED or CANCELLED.")
    private @Nullable String state;

    @Option(names = "--name", paramLabel = "TEXT", description = "Only names that have this text.")
    private @Nullable String text;

    @Override
    public Integer call() {
      ApiClient api = api();
      return showList(
          api,
          query("/runs", "projectId", project(api), "q", text, "state", state, "studyId", study),
          "ID=/id",
          "KIND=/kind",
          "NAME=/name",
          "STATE=/state",
          "DONE=/progress/done",
          "OF=/progress/total",
          "STEP=/progress/step",
          "CREATED=/createdAt");
    }
  }

  @Command(
      name = "get",
      description = "Shows a run with its steps and attempts.",
      mixinStandardHelpOptions = true)
  static final class GetRun extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().get(path("/runs/{}", id)));
    }
  }

  @Command(
      name = "series",
      description = "Lists the metric series of a run.",
      mixinStandardHelpOptions = true)
  static final class Series extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return show(
          api().array(path("/runs/{}/series", id)),
          "ID=/id",
          "STEP=/step",
          "KEY=/key",
          "LAST=/last",
          "MIN=/min",
          "MAX=/max",
          "POINTS=/count");
    }
  }

  @Command(name = "logs", description = "Prints the log of a run.", mixinStandardHelpOptions = true)
  static final class Logs extends Verb implements Callable<Integer> {
    private static final Duration POLL = Duration.ofSeconds(1);

    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Option(names = "--step", paramLabel = "KEY", description = "Only this step, e.g. pretrain.")
    private @Nullable String step;

    @Option(names = "--follow", description = "Wait for further lines until the run is over.")
    private boolean follow;

    @Override
    public Integer call() throws InterruptedException {
      ApiClient api = api();
      String cursor = null;
      while (true) {
        // Asked before the lines: what a run wrote before its end is in the page that follows.
        boolean over = !follow || RunProgress.isOver(api.get(path("/runs/{}", id)));
        JsonNode page = api.get(query(path("/runs/{}/logs", id), "step", step, "cursor", cursor));
        page.path("lines").forEach(line -> out().println(text(line)));
        out().flush();
        cursor = page.path("nextCursor").asText(null);
        // There is a next cursor after the last line too, for what comes later.
        if (page.path("lines").isEmpty()) {
          if (over) {
            return 0;
          }
          Thread.sleep(POLL);
        }
      }
    }

    private static String text(JsonNode logged) {
      JsonNode line = logged.path("line");
      String text =
          "%s %s %-5s %s"
              .formatted(
                  line.path("at").asText(),
                  logged.path("step").asText(),
                  line.path("severity").asText(),
                  line.path("text").asText());
      return TerminalText.lines(text);
    }
  }

  @Command(
      name = "manifest",
      description = "Prints the job manifest of a step, for gpu-runner work.",
      mixinStandardHelpOptions = true)
  static final class Manifest extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Parameters(paramLabel = "STEP", description = "Key of the step, e.g. pretrain.")
    private String step;

    @Override
    public Integer call() {
      return print(api().get(path("/runs/{}/manifests/{}", id, step)));
    }
  }

  @Command(
      name = "download",
      description = "Downloads what a run made under the names that it gave, hashes checked.",
      mixinStandardHelpOptions = true)
  static final class Download extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Parameters(paramLabel = "DIR", description = "Where to; made where it is missing.")
    private Path folder;

    @Option(names = "--step", paramLabel = "KEY", description = "Only of this step, e.g. report.")
    private @Nullable String step;

    @Override
    public Integer call() throws IOException {
      ApiClient api = api();
      int files = 0;
      for (JsonNode made : api.get(path("/runs/{}", id)).path("steps")) {
        if (step == null || made.path("key").asText().equals(step)) {
          for (JsonNode output : made.path("outputs")) {
            api.downloadArtefact(
                output.path("sha256").asText(), below(folder, output.path("name").asText()));
            files++;
          }
        }
      }
      out().println(files + " files in " + folder);
      return 0;
    }

    /** A worker chose the name: it must not lead anywhere else. */
    private static Path below(Path folder, String name) {
      Path file = folder.resolve(name).normalize();
      if (!file.startsWith(folder.normalize()) || file.equals(folder.normalize())) {
        throw ApiException.of("The output '" + name + "' would lie outside of " + folder);
      }
      return file;
    }
  }

  @Command(name = "cancel", description = "Cancels a run.", mixinStandardHelpOptions = true)
  static final class Cancel extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().post(path("/runs/{}/cancel", id), Map.of()));
    }
  }

  @Command(
      name = "retry",
      description = "Goes on with a failed run at the step that failed.",
      mixinStandardHelpOptions = true)
  static final class Retry extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().post(path("/runs/{}/retry", id), Map.of()));
    }
  }
}
