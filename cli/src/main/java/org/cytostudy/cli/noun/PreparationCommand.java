package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy preparation}. */
@Command(
    name = "preparation",
    description = "What makes sections of files, and frozen patches of sections.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      PreparationCommand.ListPreparations.class,
      PreparationCommand.GetPreparation.class,
      PreparationCommand.Ingest.class,
      PreparationCommand.Sample.class
    })
public final class PreparationCommand {
  /** Made by the command line parser. */
  public PreparationCommand() {}

  @Command(name = "list", description = "Lists preparations.", mixinStandardHelpOptions = true)
  static final class ListPreparations extends Verb implements Callable<Integer> {

    @Override
    public Integer call() {
      ApiClient api = api();
      return show(
          api.list(path("/projects/{}/preparations", project(api))),
          "ID=/id",
          "KIND=/kind",
          "NAME=/name",
          "STATE=/state",
          "PATCHSET=/patchsetId",
          "CREATED=/createdAt");
    }
  }

  @Command(
      name = "get",
      description = "Shows a preparation; of an ingest, what became of each file.",
      mixinStandardHelpOptions = true)
  static final class GetPreparation extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      JsonNode preparation = api().get(path("/preparations/{}", id));
      if (json() || !preparation.path("report").isObject()) {
        return print(preparation);
      }
      List<JsonNode> files = new ArrayList<>();
      preparation.path("report").path("rows").forEach(files::add);
      new Table("VERDICT=/verdict", "FILE=/file", "PROBLEM=/problem", "WHERE=/where", "DO=/action")
          .print(out(), files);
      return 0;
    }
  }

  @Command(
      name = "ingest",
      description = "Takes the images that a mapping under an image root names.",
      mixinStandardHelpOptions = true)
  static final class Ingest extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "For people to read.")
    private String name;

    @Option(
        names = "--image-root",
        required = true,
        paramLabel = "NAME",
        description = "Name of a folder that the platform was started with.")
    private String imageRoot;

    @Option(
        names = "--mapping",
        required = true,
        paramLabel = "PATH",
        description = "The section mapping, relative to that folder.")
    private String mapping;

    @Override
    public Integer call() {
      ApiClient api = api();
      return print(
          api.post(
              path("/projects/{}/preparations", project(api)),
              Map.of(
                  "kind",
                  "ingest",
                  "name",
                  name,
                  "source",
                  Map.of("imageRoot", imageRoot, "mappingPath", mapping))));
    }
  }

  @Command(
      name = "sample",
      description = "Cuts patches along the cortical ribbon and freezes them.",
      mixinStandardHelpOptions = true)
  static final class Sample extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "For people to read.")
    private String name;

    @Option(
        names = "--brain",
        required = true,
        paramLabel = "ID",
        description = "Brain to cut from; several are possible.")
    private List<String> brains;

    @Option(names = "--patch-px", required = true, description = "Side of a patch in pixels.")
    private int patchPx;

    @Option(names = "--pixel-size-um", required = true, description = "µm per pixel of a patch.")
    private double pixelSizeUm;

    @Option(names = "--per-section", required = true, description = "Patches of each section.")
    private int perSection;

    @Option(
        names = "--top-margin-mm",
        description = "White space above the pial surface (default: the platform's).")
    private @Nullable Double topMarginMm;

    @Override
    public Integer call() {
      ApiClient api = api();
      Map<String, Object> sample = new HashMap<>();
      sample.put("kind", "sample");
      sample.put("name", name);
      sample.put("brainIds", brains);
      sample.put("patchPx", patchPx);
      sample.put("pixelSizeUm", pixelSizeUm);
      sample.put("patchesPerSection", perSection);
      if (topMarginMm != null) {
        sample.put("topMarginMm", topMarginMm);
      }
      return print(api.post(path("/projects/{}/preparations", project(api)), sample));
    }
  }
}
