package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;
import static org.cytostudy.cli.client.ApiPath.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy section}. */
@Command(
    name = "section",
    description = "The sections of a brain.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      SectionCommand.ListSections.class,
      SectionCommand.GetSection.class,
      SectionCommand.Change.class,
      SectionImport.class,
      SectionCommand.Descendants.class
    })
public final class SectionCommand {
  /** Made by the command line parser. */
  public SectionCommand() {}

  @Command(
      name = "list",
      description = "Lists the sections of a brain.",
      mixinStandardHelpOptions = true)
  static final class ListSections extends ListVerb implements Callable<Integer> {
    @Option(names = "--brain", required = true, paramLabel = "ID", description = "The brain.")
    private String brain;

    @Option(
        names = "--quality",
        paramLabel = "QUALITY",
        description =
            "Only those whose newest image is flagged, clean, unknown, or has tears, folds,"
                + " out-of-focus or saturated.")
    private @Nullable String quality;

    @Override
    public Integer call() {
      return showList(
          api(),
          query(path("/brains/{}/sections", brain), "quality", quality),
          "ID=/id",
          "NUMBER=/number",
          "Z_MM=/zMm",
          "PLANE=/plane",
          "STATE=/state",
          "WIDTH_PX=/image/widthPx",
          "HEIGHT_PX=/image/heightPx",
          "PIXEL_UM=/image/pixelSizeUm",
          "TISSUE=/image/tissueFraction",
          "TEARS=/image/quality/shares/tears",
          "FOLDS=/image/quality/shares/folds",
          "BLURRED=/image/quality/shares/outOfFocus",
          "SATURATED=/image/quality/shares/saturated",
          "PERSONAL=/image/personalItems",
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

  @Command(
      name = "change",
      description = "Corrects what is known of a section.",
      mixinStandardHelpOptions = true)
  static final class Change extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Option(names = "--state", paramLabel = "STATE", description = "PRESENT, MISSING or DAMAGED.")
    private @Nullable String state;

    @Option(
        names = "--flipped",
        arity = "1",
        paramLabel = "true|false",
        description = "Whether it lies the wrong way up on its slide.")
    private @Nullable Boolean flipped;

    @Option(
        names = "--z-mm",
        paramLabel = "MM",
        description = "Its position along the cutting axis.")
    private @Nullable Double zMm;

    @Option(names = "--thickness-um", paramLabel = "UM", description = "Its thickness.")
    private @Nullable Double thicknessUm;

    @Override
    public Integer call() {
      Map<String, @Nullable Object> change = new LinkedHashMap<>();
      change.put("state", state);
      change.put("flipped", flipped);
      change.put("zMm", zMm);
      change.put("thicknessUm", thicknessUm);
      change.values().removeIf(Objects::isNull);
      return print(api().patch(path("/sections/{}", id), change));
    }
  }

  @Command(
      name = "descendants",
      description = "Lists what was made of a section: patchsets, models, reports.",
      mixinStandardHelpOptions = true)
  static final class Descendants extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return showDescendants(api().array(path("/sections/{}/descendants", id)));
    }
  }
}
