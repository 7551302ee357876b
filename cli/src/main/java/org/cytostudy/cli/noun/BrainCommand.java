package org.cytostudy.cli.noun;

import java.util.concurrent.Callable;
import org.cytostudy.cli.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cytostudy brain}. */
@Command(
    name = "brain",
    description = "The donor brains of a project.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      BrainCommand.ListBrains.class,
      BrainCommand.GetBrain.class,
      BrainCommand.Descendants.class
    })
public final class BrainCommand {
  /** Made by the command line parser. */
  public BrainCommand() {}

  @Command(name = "list", description = "Lists brains.", mixinStandardHelpOptions = true)
  static final class ListBrains extends Verb implements Callable<Integer> {

    @Override
    public Integer call() {
      ApiClient api = api();
      return show(
          api.list("/projects/" + project(api) + "/brains"),
          "ID=/id",
          "PSEUDONYM=/pseudonym",
          "SPECIES=/species",
          "TIER=/accessTier",
          "SECTIONS=/sectionCount");
    }
  }

  @Command(
      name = "get",
      description = "Shows a brain with its consent.",
      mixinStandardHelpOptions = true)
  static final class GetBrain extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().get("/brains/" + id));
    }
  }

  @Command(
      name = "descendants",
      description = "Lists what was made of a brain: patchsets, models, reports.",
      mixinStandardHelpOptions = true)
  static final class Descendants extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().get("/brains/" + id + "/descendants"));
    }
  }
}
