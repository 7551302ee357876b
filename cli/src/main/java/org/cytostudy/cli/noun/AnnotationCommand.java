package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;
import static org.cytostudy.cli.client.ApiPath.query;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy annotation}. */
@Command(
    name = "annotation",
    description = "The annotations of a section.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {AnnotationCommand.Export.class, AnnotationCommand.Import.class})
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

  @Command(
      name = "import",
      description = "Takes the annotations of a section from QuPath's GeoJSON.",
      mixinStandardHelpOptions = true)
  static final class Import extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The GeoJSON.")
    private Path file;

    @Option(names = "--section", required = true, paramLabel = "ID", description = "The section.")
    private String section;

    @Option(
        names = "--parcellation",
        paramLabel = "NAME@VERSION",
        description = "Whose regions these are (default: unnamed@1).")
    private @Nullable String parcellation;

    @Option(names = "--annotator", paramLabel = "TEXT", description = "Who drew them.")
    private @Nullable String annotator;

    @Option(names = "--method", paramLabel = "TEXT", description = "How (default: qupath).")
    private @Nullable String method;

    @Option(
        names = "--origin",
        paramLabel = "ORIGIN",
        description = "HUMAN, ASSISTED or PREDICTED (default: HUMAN).")
    private @Nullable String origin;

    @Option(names = "--replace", description = "Delete those that the file does not have.")
    private boolean replace;

    @Override
    public Integer call() throws IOException {
      String path =
          query(
              path("/sections/{}/annotations", section),
              "annotator",
              annotator,
              "method",
              method,
              "origin",
              origin,
              "parcellation",
              parcellation,
              "replace",
              Boolean.toString(replace));
      return print(api().postFile(path, "application/geo+json", file));
    }
  }
}
