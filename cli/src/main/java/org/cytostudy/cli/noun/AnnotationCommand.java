package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cytostudy annotation}. */
@Command(
    name = "annotation",
    description = "The annotations of a section.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {AnnotationCommand.Export.class})
public final class AnnotationCommand {
  /** Made by the command line parser. */
  public AnnotationCommand() {}

  @Command(
      name = "export",
      description = "Prints the annotations of a section as QuPath GeoJSON.",
      mixinStandardHelpOptions = true)
  static final class Export extends Verb implements Callable<Integer> {
    @Option(names = "--section", required = true, paramLabel = "ID", description = "The section.")
    private String section;

    @Override
    public Integer call() {
      return print(api().get(path("/sections/{}/annotations", section)));
    }
  }
}
