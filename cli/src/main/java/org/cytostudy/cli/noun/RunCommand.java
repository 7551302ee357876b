package org.cytostudy.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cytostudy.cli.client.ApiClient;
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
  static final class ListRuns extends Verb implements Callable<Integer> {
    @Option(names = "--study", paramLabel = "ID", description = "Only the runs of this study.")
    private @Nullable String study;

    @Override
    public Integer call() {
      ApiClient api = api();
      String filter = study == null ? "" : "&studyId=" + study;
      return show(
          api.list("/runs?projectId=" + project(api) + filter),
          "ID=/id",
          "KIND=/kind",
          "STUDY=/studyName",
          "VARIANT=/variant",
          "SEED=/seed",
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
      return print(api().get("/runs/" + id));
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
          api().list("/runs/" + id + "/series"),
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
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      ApiClient api = api();
      JsonNode page = api.get("/runs/" + id + "/logs");
      while (!page.path("lines").isEmpty()) {
        for (JsonNode line : page.path("lines")) {
          out().println(text(line));
        }
        String next = page.path("nextCursor").asText("");
        if (next.isEmpty()) {
          break;
        }
        page = api.get("/runs/" + id + "/logs?cursor=" + ApiClient.encode(next));
      }
      out().flush();
      return 0;
    }

    private static String text(JsonNode line) {
      String text =
          line.isTextual()
              ? line.asText()
              : line.path("at").asText()
                  + " "
                  + line.path("severity").asText()
                  + " "
                  + line.path("text").asText();
      return text.replaceAll("[\\\\p{Cntrl}&&[^\\n\\t]]", " ");
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
      return print(api().get("/runs/" + id + "/manifests/" + step));
    }
  }

  @Command(name = "cancel", description = "Cancels a run.", mixinStandardHelpOptions = true)
  static final class Cancel extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().post("/runs/" + id + "/cancel", Map.of()));
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
      return print(api().post("/runs/" + id + "/retry", Map.of()));
    }
  }
}
