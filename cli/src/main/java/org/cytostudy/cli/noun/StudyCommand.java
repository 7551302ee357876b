package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.cli.client.ReportTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy study}. */
@Command(
    name = "study",
    description = "Questions over frozen inputs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      StudyCommand.ListStudies.class,
      StudyCommand.GetStudy.class,
      StudyCommand.Template.class,
      StudyCommand.CloneStudy.class,
      StudySubmit.class,
      StudyCommand.Report.class
    })
public final class StudyCommand {
  /** Made by the command line parser. */
  public StudyCommand() {}

  @Command(name = "list", description = "Lists studies.", mixinStandardHelpOptions = true)
  static final class ListStudies extends ListVerb implements Callable<Integer> {

    @Override
    public Integer call() {
      ApiClient api = api();
      return showList(
          api,
          path("/projects/{}/studies", project(api)),
          "ID=/id",
          "NAME=/name",
          "STATE=/state",
          "RUNS=/runs");
    }
  }

  @Command(name = "get", description = "Shows a study.", mixinStandardHelpOptions = true)
  static final class GetStudy extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().get(path("/studies/{}", id)));
    }
  }

  @Command(
      name = "template",
      description = "Prints a study to fill in and submit.",
      mixinStandardHelpOptions = true)
  static final class Template extends Verb implements Callable<Integer> {
    @Parameters(
        paramLabel = "NAME",
        defaultValue = "area-classification",
        description = "Default: ${DEFAULT-VALUE}.")
    private String name;

    @Option(names = "--patchset", required = true, paramLabel = "ID", description = "Its patches.")
    private String patchset;

    @Option(names = "--split", required = true, paramLabel = "ID", description = "Its split.")
    private String split;

    @Option(
        names = "--threads",
        defaultValue = "2",
        description = "CPU threads of each step (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Override
    public Integer call() {
      JsonNode template =
          api().array("/study-templates").stream()
              .filter(found -> found.path("name").asText().equals(name))
              .findFirst()
              .orElseThrow(() -> ApiException.of("There is no template '" + name + "'"));
      ObjectNode study = JsonNodeFactory.instance.objectNode();
      study.set("name", template.path("title"));
      study.put("patchsetId", patchset);
      study.put("splitId", split);
      study.put("threads", threads);
      for (String key : List.of("question", "variants", "seeds", "evaluate", "comparisons")) {
        if (template.hasNonNull(key)) {
          study.set(key, template.path(key));
        }
      }
      return print(study);
    }
  }

  @Command(
      name = "clone",
      description = "Prints a submitted study, to change and submit again.",
      mixinStandardHelpOptions = true)
  static final class CloneStudy extends Verb implements Callable<Integer> {
    private static final List<String> SUBMITTED =
        List.of(
            "name",
            "question",
            "note",
            "patchsetId",
            "splitId",
            "variants",
            "seeds",
            "evaluate",
            "threads",
            "comparisons",
            "target",
            "truthPreparationId",
            "datasets",
            "tasks",
            "claims");

    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      JsonNode study = api().get(path("/studies/{}", id));
      ObjectNode clone = JsonNodeFactory.instance.objectNode();
      for (String key : SUBMITTED) {
        if (study.hasNonNull(key)) {
          clone.set(key, study.path(key));
        }
      }
      return print(clone);
    }
  }

  @Command(
      name = "report",
      description = "Prints the table of a study.",
      mixinStandardHelpOptions = true)
  static final class Report extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return showReport(this, api().get(path("/studies/{}", id)));
    }
  }

  static int showReport(Verb verb, JsonNode study) {
    JsonNode report = study.path("report");
    if (verb.json()) {
      return verb.print(report);
    }
    if (!report.isObject()) {
      throw ApiException.of(
          "The study has no report; its state is " + study.path("state").asText());
    }
    ReportTable.print(verb.out(), report);
    return 0;
  }
}
