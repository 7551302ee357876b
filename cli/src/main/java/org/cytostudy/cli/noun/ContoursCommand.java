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

/** {@code cytostudy contours}. */
@Command(
    name = "contours",
    description = "Pial and white contours of an image.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {ContoursCommand.ListContours.class, ContoursCommand.Import.class})
public final class ContoursCommand {
  /** Made by the command line parser. */
  public ContoursCommand() {}

  @Command(
      name = "list",
      description = "Lists versions, of which the newest applies.",
      mixinStandardHelpOptions = true)
  static final class ListContours extends ListVerb implements Callable<Integer> {
    @Option(names = "--image", required = true, paramLabel = "ID", description = "The image.")
    private String image;

    @Override
    public Integer call() {
      return showList(
          api(),
          path("/images/{}/contours", image),
          "ID=/id",
          "VERSION=/version",
          "CURRENT=/current",
          "PIAL=/pialContours",
          "WHITE=/whiteContours",
          "ANNOTATOR=/annotator",
          "REASON=/reason",
          "CREATED=/createdAt");
    }
  }

  @Command(
      name = "import",
      description = "Takes contours from QuPath's GeoJSON as a version.",
      mixinStandardHelpOptions = true)
  static final class Import extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The GeoJSON, in level-0 pixels.")
    private Path file;

    @Option(names = "--image", required = true, paramLabel = "ID", description = "The image.")
    private String image;

    @Option(
        names = "--pial-class",
        paramLabel = "TEXT",
        description = "Class of the pial border (default: Pial).")
    private @Nullable String pialClass;

    @Option(
        names = "--white-class",
        paramLabel = "TEXT",
        description = "Class of the white border (default: White).")
    private @Nullable String whiteClass;

    @Option(names = "--annotator", paramLabel = "TEXT", description = "Who drew them.")
    private @Nullable String annotator;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why there is another version.")
    private @Nullable String reason;

    @Override
    public Integer call() throws IOException {
      return print(
          api()
              .postFile(
                  query(
                      path("/images/{}/contours", image),
                      "annotator",
                      annotator,
                      "pialClass",
                      pialClass,
                      "reason",
                      reason,
                      "whiteClass",
                      whiteClass),
                  "application/geo+json",
                  file));
    }
  }
}
