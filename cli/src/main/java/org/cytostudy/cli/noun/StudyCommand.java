package org.cytostudy.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ReportTable;
import picocli.CommandLine.Command;
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
      StudyCommand.Report.class
    })
public final class StudyCommand {
  /** Made by the command line parser. */
  public StudyCommand() {}

  @Command(name = "list", description = "Lists studies.", mixinStandardHelpOptions = true)
  static final class ListStudies extends Verb implements Callable<Integer> {

    @Override
    public Integer call() {
      ApiClient api = api();
      return show(
          api.list("/projects/" + project(api) + "/studies"),
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
      return print(api().get("/studies/" + id));
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
      JsonNode study = api().get("/studies/" + id);
      if (json() || !study.path("report").isObject()) {
        return print(study.path("report"));
      }
      ReportTable.print(out(), study.path("report"));
      return 0;
    }
  }
}
