package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;

import java.io.IOException;
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

/** {@code cytostudy surface}. */
@Command(
    name = "surface",
    description = "Versions of surfaces of the cortex.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      SurfaceCommand.ListSurfaces.class,
      SurfaceCommand.GetSurface.class,
      SurfaceCommand.Import.class
    })
public final class SurfaceCommand {
  /** Made by the command line parser. */
  public SurfaceCommand() {}

  @Command(name = "list", description = "Lists surfaces.", mixinStandardHelpOptions = true)
  static final class ListSurfaces extends ListVerb implements Callable<Integer> {
    @Override
    public Integer call() {
      ApiClient api = api();
      return showList(
          api,
          path("/projects/{}/surfaces", project(api)),
          "ID=/id",
          "NAME=/name",
          "VERSION=/version",
          "SPACE=/space",
          "KIND=/kind",
          "BY=/importedBy",
          "CREATED=/createdAt");
    }
  }

  @Command(
      name = "get",
      description = "Shows a surface and what its meshes are made of.",
      mixinStandardHelpOptions = true)
  static final class GetSurface extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().get(path("/surfaces/{}", id)));
    }
  }

  @Command(
      name = "import",
      description = "Uploads one or two hemispheres and keeps them as a version.",
      mixinStandardHelpOptions = true)
  static final class Import extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "NAME@VERSION", description = "A version never changes.")
    private String label;

    @Option(
        names = "--space",
        required = true,
        paramLabel = "NAME@VERSION",
        description = "Of the coordinates in the files.")
    private String space;

    @Option(
        names = "--kind",
        defaultValue = "MID",
        paramLabel = "KIND",
        description = "PIAL, MID or WHITE (default: ${DEFAULT-VALUE}).")
    private String kind = "MID";

    @Option(
        names = "--brain",
        paramLabel = "ID",
        description = "Whose anatomy it is (default: nobody's, a template).")
    private @Nullable String brain;

    @Option(names = "--citation", paramLabel = "TEXT", description = "Where it comes from.")
    private @Nullable String citation;

    @Option(names = "--licence", paramLabel = "TEXT", description = "How it may be used.")
    private @Nullable String licence;

    @Mixin private Hemispheres hemispheres;

    @Override
    public Integer call() throws IOException, InterruptedException {
      ApiClient api = api();
      String project = project(api);
      Label called = Label.parse(label);
      List<Map<String, Object>> sides = hemispheres.bring(new BroughtFiles(api, project));
      if (sides.isEmpty()) {
        throw ApiException.of("Give --left FILE, --right FILE, or both");
      }
      Map<String, @Nullable Object> body = new LinkedHashMap<>();
      body.put("name", called.name());
      body.put("version", called.version());
      body.put("space", space);
      body.put("kind", kind);
      body.put("brainId", brain);
      body.put("citation", citation);
      body.put("licence", licence);
      body.put("hemispheres", sides);
      body.values().removeIf(Objects::isNull);
      return print(api.post(path("/projects/{}/surfaces", project), body));
    }
  }
}
