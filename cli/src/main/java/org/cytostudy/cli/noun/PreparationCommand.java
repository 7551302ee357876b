package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;
import static org.cytostudy.cli.client.ApiPath.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.cli.client.RunProgress;
import org.cytostudy.cli.client.Table;
import org.cytostudy.core.job.PhantomSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      PreparationCommand.ListFiles.class,
      PreparationCommand.Phantom.class,
      PreparationCommand.Ingest.class,
      RibbonPreparation.class,
      PreparationCommand.Sample.class
    })
public final class PreparationCommand {
  /** Made by the command line parser. */
  public PreparationCommand() {}

  @Command(name = "list", description = "Lists preparations.", mixinStandardHelpOptions = true)
  static final class ListPreparations extends ListVerb implements Callable<Integer> {

    @Override
    public Integer call() {
      ApiClient api = api();
      return showList(
          api,
          path("/projects/{}/preparations", project(api)),
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
      description = "Shows a preparation; of an ingest, what became of the files.",
      mixinStandardHelpOptions = true)
  static final class GetPreparation extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return showPreparation(this, api().get(path("/preparations/{}", id)));
    }
  }

  @Command(
      name = "files",
      description = "Lists the files of an ingest: what was read, who says the pixel size, faults.",
      mixinStandardHelpOptions = true)
  static final class ListFiles extends ListVerb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The preparation's id.")
    private String id;

    @Option(
        names = "--state",
        paramLabel = "STATE",
        description = "PENDING, ACCEPTED, KNOWN, REFUSED or DUPLICATE.")
    private @Nullable String state;

    @Override
    public Integer call() {
      return showList(
          api(),
          query(path("/preparations/{}/files", id), "state", state),
          "STATE=/state",
          "FILE=/file",
          "BRAIN=/brain",
          "SECTION=/section",
          "PIXEL_UM=/image/pixelSizeUm",
          "SAYS=/image/pixelSizeFrom",
          "LEVELS=/image/levels",
          "STORED_AS=/image/compression",
          "FAULTS=/image/flags",
          "PERSONAL=/image/personalItems",
          "WARNINGS=/warnings",
          "PROBLEM=/problem/problem",
          "WHERE=/problem/where");
    }
  }

  /** An ingest's report as counts and a table of what a person has to look at; else the JSON. */
  static int showPreparation(Verb verb, JsonNode preparation) {
    JsonNode report = preparation.path("report");
    if (verb.json() || !report.isObject()) {
      return verb.print(preparation);
    }
    int known = report.path("known").asInt();
    verb.out()
        .printf(
            "%d accepted%s, %d refused, %d with the content of another%n",
            report.path("accepted").asInt(),
            known == 0 ? "" : ", " + known + " of them before",
            report.path("refused").asInt(),
            report.path("duplicates").asInt());
    List<JsonNode> files = new ArrayList<>();
    report.path("rows").forEach(files::add);
    if (!files.isEmpty()) {
      new Table("VERDICT=/verdict", "FILE=/file", "PROBLEM=/problem", "WHERE=/where", "DO=/action")
          .print(verb.out(), files);
    }
    verb.out().flush();
    return 0;
  }

  /** What all preparations are told. */
  abstract static class NewPreparation extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "For people to read.")
    private String name;

    @Option(
        names = "--threads",
        paramLabel = "N",
        description = "CPU threads of its steps (default: 2).")
    private @Nullable Integer threads;

    @Option(
        names = "--dry-run",
        description = "Show what it would come to and what would refuse it; write nothing.")
    private boolean dryRun;

    @Mixin private Waiting waiting;

    abstract String kind();

    abstract void fill(Map<String, @Nullable Object> body);

    @Override
    public Integer call() throws InterruptedException {
      ApiClient api = api();
      Map<String, @Nullable Object> body = new LinkedHashMap<>();
      body.put("kind", kind());
      body.put("name", name);
      body.put("threads", threads);
      fill(body);
      body.values().removeIf(Objects::isNull);
      String preparations = path("/projects/{}/preparations", project(api));
      if (dryRun) {
        JsonNode foreseen = api.post(preparations + "/dry-run", body);
        print(foreseen);
        return foreseen.path("problems").isEmpty() ? 0 : 1;
      }
      JsonNode made = api.post(preparations, body);
      if (!waiting.isWanted()) {
        return print(made);
      }
      JsonNode over = waiting.until(api, path("/preparations/{}", made.path("id").asText()), err());
      showPreparation(this, over);
      return RunProgress.hasSucceeded(over) ? 0 : 1;
    }
  }

  @Command(
      name = "phantom",
      description = "Renders sections of a synthetic cortex; what is not said is as in the demo.",
      mixinStandardHelpOptions = true)
  static final class Phantom extends NewPreparation {
    private static final PhantomSpec DEMO = PhantomSpec.demo();

    @Option(names = "--brains", paramLabel = "N", description = "Brains.")
    private int brains = DEMO.brains();

    @Option(names = "--sections", paramLabel = "N", description = "Sections of each brain.")
    private int sections = DEMO.sectionsPerBrain();

    @Option(names = "--pixel-size-um", paramLabel = "UM", description = "µm per pixel.")
    private double pixelSizeUm = DEMO.pixelSizeUm();

    @Option(
        names = "--sheet-width-mm",
        paramLabel = "MM",
        description = "Extent of the cortex along the sections.")
    private double sheetWidthMm = DEMO.sheetWidthMm();

    @Option(
        names = "--sheet-height-mm",
        paramLabel = "MM",
        description = "Extent of the cortex across the sections.")
    private double sheetHeightMm = DEMO.sheetHeightMm();

    @Option(names = "--seed", paramLabel = "N", description = "Of all that is drawn (default: 1).")
    private @Nullable Long seed;

    @Override
    String kind() {
      return "phantom";
    }

    @Override
    void fill(Map<String, @Nullable Object> body) {
      body.put("seed", seed);
      body.put("phantom", spec());
    }

    private PhantomSpec spec() {
      try {
        return new PhantomSpec(
            DEMO.generatorVersion(),
            brains,
            sections,
            pixelSizeUm,
            sheetWidthMm,
            sheetHeightMm,
            DEMO.borderJitterMm(),
            DEMO.registrationErrorMm(),
            DEMO.sectionThicknessUm());
      } catch (IllegalArgumentException e) {
        throw ApiException.of("There is no such phantom: " + e.getMessage());
      }
    }
  }

  @Command(
      name = "ingest",
      description = "Takes the images that a mapping names, or those of a phantom.",
      mixinStandardHelpOptions = true)
  static final class Ingest extends NewPreparation {
    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(
        names = "--pixel-size-um",
        paramLabel = "UM",
        description =
            "µm per pixel of files that do not say it, where their row of the mapping does not"
                + " either. It is recorded that you said so.")
    private @Nullable Double pixelSizeUm;

    /** Where the images are. */
    static final class Source {
      @Option(
          names = "--from",
          required = true,
          paramLabel = "ID",
          description = "A phantom preparation: its sections.")
      private @Nullable String phantom;

      @ArgGroup(exclusive = false)
      private @Nullable Mapping mapping;
    }

    /** A mapping and the folder that it lies in. */
    static final class Mapping {
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
    }

    @Override
    String kind() {
      return "ingest";
    }

    @Override
    void fill(Map<String, @Nullable Object> body) {
      Mapping mapping = source.mapping;
      Map<String, Object> from = new LinkedHashMap<>();
      if (mapping == null) {
        from.put("preparationId", Objects.requireNonNull(source.phantom));
      } else {
        from.put("imageRoot", mapping.imageRoot);
        from.put("mappingPath", mapping.mapping);
      }
      if (pixelSizeUm != null) {
        from.put("pixelSizeUm", pixelSizeUm);
      }
      body.put("source", from);
    }
  }

  @Command(
      name = "sample",
      description = "Cuts patches along the cortical ribbon and freezes them.",
      mixinStandardHelpOptions = true)
  static final class Sample extends NewPreparation {
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
    String kind() {
      return "sample";
    }

    @Override
    void fill(Map<String, @Nullable Object> body) {
      body.put("brainIds", brains);
      body.put("patchPx", patchPx);
      body.put("pixelSizeUm", pixelSizeUm);
      body.put("patchesPerSection", perSection);
      body.put("topMarginMm", topMarginMm);
    }
  }
}
