package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;
import static org.cytostudy.cli.client.ApiPath.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    subcommands = {
      AnnotationCommand.Export.class,
      AnnotationCommand.Import.class,
      AnnotationCommand.Agreement.class
    })
public final class AnnotationCommand {
  private static final String IMAGE = "An image of the section (default: its newest).";

  /** Made by the command line parser. */
  public AnnotationCommand() {}

  @Command(
      name = "export",
      description = "Prints the annotations of a section as QuPath GeoJSON.",
      mixinStandardHelpOptions = true)
  static final class Export extends Verb implements Callable<Integer> {
    @Option(names = "--section", required = true, paramLabel = "ID", description = "The section.")
    private String section;

    @Option(names = "--image", paramLabel = "ID", description = IMAGE)
    private @Nullable String image;

    @Override
    public Integer call() throws IOException {
      api().print(query(path("/sections/{}/annotations", section), "image", image), out());
      return 0;
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
        description = "Whose regions the classes mean, by name or alias.")
    private @Nullable String parcellation;

    @Option(
        names = "--create-regions",
        description =
            "Make a region of each class that has none (without a parcellation: unnamed@1).")
    private boolean createRegions;

    @Option(names = "--image", paramLabel = "ID", description = IMAGE)
    private @Nullable String image;

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
              "createRegions",
              createRegions ? "true" : null,
              "image",
              image,
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

  @Command(
      name = "agreement",
      description = "Compares two annotators, or two origins, region by region.",
      mixinStandardHelpOptions = true)
  static final class Agreement extends Verb implements Callable<Integer> {
    @Parameters(
        paramLabel = "SIDE",
        arity = "2",
        description = "annotator:NAME, or origin:HUMAN, ASSISTED or PREDICTED.")
    private List<String> sides;

    @Option(names = "--section", required = true, paramLabel = "ID", description = "The section.")
    private String section;

    @Option(names = "--image", paramLabel = "ID", description = IMAGE)
    private @Nullable String image;

    @Override
    public Integer call() {
      JsonNode agreement =
          api()
              .get(
                  query(
                      path("/sections/{}/agreement", section),
                      "a",
                      sides.getFirst(),
                      "b",
                      sides.getLast(),
                      "image",
                      image));
      if (json()) {
        return print(agreement);
      }
      List<JsonNode> regions = new ArrayList<>();
      agreement.path("regions").forEach(regions::add);
      return show(
          regions,
          "REGION=/region/name",
          "A mm²=/areaAMm2",
          "B mm²=/areaBMm2",
          "DICE=/dice",
          "MEAN µm=/meanBorderDistanceUm",
          "HD95 µm=/hausdorff95Um");
    }
  }
}
