package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy section}. */
@Command(
    name = "section",
    description = "The sections of a brain.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {SectionCommand.ListSections.class, SectionCommand.GetSection.class})
public final class SectionCommand {
  /** Made by the command line parser. */
  public SectionCommand() {}

  @Command(
      name = "list",
      description = "Lists the sections of a brain.",
      mixinStandardHelpOptions = true)
  static final class ListSections extends Verb implements Callable<Integer> {
    @Option(names = "--brain", required = true, paramLabel = "ID", description = "The brain.")
    private String brain;

    @Override
    public Integer call() {
      return show(
          api().list(path("/brains/{}/sections", brain)),
          "ID=/id",
          "NUMBER=/number",
          "Z_MM=/zMm",
          "PLANE=/plane",
          "STATE=/state",
          "WIDTH_PX=/image/widthPx",
          "HEIGHT_PX=/image/heightPx",
          "PIXEL_UM=/image/pixelSizeUm",
          "TISSUE=/image/tissueFraction",
          "SHA256=/image/sha256");
    }
  }

  @Command(name = "get", description = "Shows a section.", mixinStandardHelpOptions = true)
  static final class GetSection extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().get(path("/sections/{}", id)));
    }
  }
}
