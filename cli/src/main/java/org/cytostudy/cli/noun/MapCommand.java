package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy map}. */
@Command(
    name = "map",
    description = "Versions of maps of the brain: receptors, myelin, functional networks.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {MapCommand.ListMaps.class, MapCommand.GetMap.class, MapCommand.Import.class})
public final class MapCommand {
  /** Made by the command line parser. */
  public MapCommand() {}

  @Command(name = "list", description = "Lists maps.", mixinStandardHelpOptions = true)
  static final class ListMaps extends ListVerb implements Callable<Integer> {
    @Override
    public Integer call() {
      ApiClient api = api();
      return showList(
          api,
          path("/projects/{}/maps", project(api)),
          "ID=/id",
          "NAME=/name",
          "VERSION=/version",
          "KIND=/kind",
          "UNIT=/unit",
          "SPACE=/space",
          "SURFACE=/surface",
          "LICENCE=/licence");
    }
  }

  @Command(name = "get", description = "Shows a map.", mixinStandardHelpOptions = true)
  static final class GetMap extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().get(path("/maps/{}", id)));
    }
  }

  @Command(
      name = "import",
      description = "Uploads a volume of a space, or maps over a surface, and keeps a version.",
      mixinStandardHelpOptions = true)
  static final class Import extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "NAME@VERSION", description = "A version never changes.")
    private String label;

    @Option(
        names = "--kind",
        required = true,
        paramLabel = "KIND",
        description = "RECEPTOR, MYELIN, FUNCTIONAL_NETWORK or OTHER.")
    private String kind;

    @Option(
        names = "--unit",
        required = true,
        paramLabel = "TEXT",
        description = "Of its values; 1 for none.")
    private String unit;

    @Option(
        names = "--citation",
        required = true,
        paramLabel = "TEXT",
        description = "Where it comes from.")
    private String citation;

    @Option(
        names = "--licence",
        required = true,
        paramLabel = "TEXT",
        description = "How it may be used.")
    private String licence;

    @Option(names = "--volume", paramLabel = "FILE", description = "NIfTI-1; needs --space.")
    private @Nullable Path volume;

    @Option(
        names = "--space",
        paramLabel = "NAME@VERSION",
        description = "Of the volume's millimetres.")
    private @Nullable String space;

    @Option(
        names = "--surface",
        paramLabel = "ID",
        description = "Over whose vertices --left and --right are.")
    private @Nullable String surface;

    @Mixin private Hemispheres hemispheres;

    @Override
    public Integer call() throws IOException, InterruptedException {
      ApiClient api = api();
      String project = project(api);
      Label called = Label.parse(label);
      BroughtFiles files = new BroughtFiles(api, project);
      List<Map<String, Object>> sides = hemispheres.bring(files);
      Path file = volume;
      if ((file == null) == sides.isEmpty()) {
        throw ApiException.of("Give --volume FILE, or --left FILE and --right FILE of a --surface");
      }
      Map<String, @Nullable Object> body = new LinkedHashMap<>();
      body.put("name", called.name());
      body.put("version", called.version());
      body.put("kind", kind);
      body.put("unit", unit);
      body.put("citation", citation);
      body.put("licence", licence);
      body.put("space", space);
      body.put("volume", file == null ? null : files.bring(file));
      body.put("surfaceId", surface);
      body.put("hemispheres", sides.isEmpty() ? null : sides);
      body.values().removeIf(Objects::isNull);
      return print(api.post(path("/projects/{}/maps", project), body));
    }
  }
}
