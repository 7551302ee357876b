package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;
import static org.cytostudy.cli.client.ApiPath.query;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cytostudy.core.hash.Sha256;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy cell}. */
@Command(
    name = "cell",
    description = "Tables of cells that a programme found on an image.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {CellCommand.ListTables.class, CellCommand.Import.class})
public final class CellCommand {
  /** Made by the command line parser. */
  public CellCommand() {}

  @Command(name = "list", description = "Lists tables.", mixinStandardHelpOptions = true)
  static final class ListTables extends ListVerb implements Callable<Integer> {
    @Option(names = "--image", required = true, paramLabel = "ID", description = "The image.")
    private String image;

    @Override
    public Integer call() {
      return showList(
          api(),
          path("/images/{}/cells", image),
          "ID=/id",
          "METHOD=/method",
          "CORRECTION=/correction",
          "CELLS=/cells",
          "REFUSED=/refused",
          "PER mm²=/densityPerMm2");
    }
  }

  @Command(
      name = "import",
      description =
          "Takes a table of QuPath, StarDist or BigBrain; lines that are no cells are listed.",
      mixinStandardHelpOptions = true)
  static final class Import extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Tabs, commas, semicolons or spaces.")
    private Path file;

    @Option(names = "--image", required = true, paramLabel = "ID", description = "The image.")
    private String image;

    @Option(
        names = "--method",
        required = true,
        paramLabel = "TEXT",
        description = "How the cells were found.")
    private String method;

    @Option(
        names = "--unit",
        paramLabel = "UNIT",
        description = "PX or UM, for columns that name none.")
    private @Nullable String unit;

    @Option(
        names = "--correction",
        paramLabel = "NAME",
        description = "NONE, ABERCROMBIE, AREA_THRESHOLD or OTHER.")
    private @Nullable String correction;

    @Option(
        names = "--mean-diameter-um",
        paramLabel = "UM",
        description = "Of a nucleus, for ABERCROMBIE.")
    private @Nullable String meanDiameterUm;

    @Option(
        names = "--min-area-um2",
        paramLabel = "UM2",
        description = "Of a cell, for AREA_THRESHOLD.")
    private @Nullable String minAreaUm2;

    @Option(
        names = "--correction-note",
        paramLabel = "TEXT",
        description = "What was corrected and how.")
    private @Nullable String correctionNote;

    @Override
    public Integer call() throws IOException {
      return print(
          api()
              .putFile(
                  query(
                      path("/images/{}/cells/{}", image, Sha256.of(file).hex()),
                      "method",
                      method,
                      "unit",
                      unit,
                      "correction",
                      correction,
                      "meanDiameterUm",
                      meanDiameterUm,
                      "minAreaUm2",
                      minAreaUm2,
                      "correctionNote",
                      correctionNote),
                  "text/csv",
                  file));
    }
  }
}
