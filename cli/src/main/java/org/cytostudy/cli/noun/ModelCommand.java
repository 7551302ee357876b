package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cytostudy.cli.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cytostudy model}. */
@Command(
    name = "model",
    description = "Frozen encoders.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      ModelCommand.ListModels.class,
      ModelCommand.GetModel.class,
      ModelCommand.Lineage.class
    })
public final class ModelCommand {
  /** Made by the command line parser. */
  public ModelCommand() {}

  @Command(name = "list", description = "Lists models.", mixinStandardHelpOptions = true)
  static final class ListModels extends ListVerb implements Callable<Integer> {

    @Override
    public Integer call() {
      ApiClient api = api();
      return showList(
          api,
          path("/projects/{}/models", project(api)),
          "ID=/id",
          "NAME=/name",
          "RUN=/runId",
          "CREATED=/createdAt",
          "SHA256=/artefactSha256");
    }
  }

  @Command(name = "get", description = "Shows a model.", mixinStandardHelpOptions = true)
  static final class GetModel extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().get(path("/models/{}", id)));
    }
  }

  @Command(
      name = "lineage",
      description = "Lists every section that a model descends from, with its hash.",
      mixinStandardHelpOptions = true)
  static final class Lineage extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      var lineage = api().get(path("/models/{}/lineage", id));
      if (json()) {
        return print(lineage);
      }
      List<JsonNode> sections = new ArrayList<>();
      lineage.path("sections").forEach(sections::add);
      return show(
          sections, "BRAIN=/brain", "SECTION=/section", "ROLE=/role", "SHA256=/imageSha256");
    }
  }
}
