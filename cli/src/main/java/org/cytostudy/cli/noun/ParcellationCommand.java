package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy parcellation}. */
@Command(
    name = "parcellation",
    description = "Versions of parcellations: trees of regions.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      ParcellationCommand.ListParcellations.class,
      ParcellationCommand.GetParcellation.class,
      ParcellationCommand.Import.class
    })
public final class ParcellationCommand {
  private static final String ALL = "/parcellations";

  /** Made by the command line parser. */
  public ParcellationCommand() {}

  private static List<JsonNode> all(ApiClient api) {
    List<JsonNode> all = new ArrayList<>();
    api.get(ALL).forEach(all::add);
    return all;
  }

  @Command(name = "list", description = "Lists parcellations.", mixinStandardHelpOptions = true)
  static final class ListParcellations extends Verb implements Callable<Integer> {
    @Override
    public Integer call() {
      return show(all(api()), "ID=/id", "NAME=/name", "VERSION=/version", "GROWING=/growing");
    }
  }

  @Command(
      name = "get",
      description = "Shows the regions of a version in the order of the tree.",
      mixinStandardHelpOptions = true)
  static final class GetParcellation extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "NAME@VERSION", description = "Or its id.")
    private String which;

    @Override
    public Integer call() {
      Predicate<JsonNode> wanted =
          each ->
              each.path("id").asText().equals(which)
                  || (each.path("name").asText() + "@" + each.path("version").asText())
                      .equals(which);
      JsonNode found =
          all(api()).stream()
              .filter(wanted)
              .findFirst()
              .orElseThrow(() -> ApiException.of("There is no parcellation '" + which + "'."));
      if (json()) {
        return print(found);
      }
      List<JsonNode> regions = new ArrayList<>();
      found.path("regions").forEach(regions::add);
      return show(
          regions,
          "ID=/id",
          "NAME=/name",
          "COLOUR=/colour",
          "PARENT=/parentId",
          "ALIASES=/aliases");
    }
  }

  @Command(
      name = "import",
      description = "Takes a tree of regions as siibra, EBRAINS or JuBrain write it as JSON.",
      mixinStandardHelpOptions = true)
  static final class Import extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The JSON.")
    private Path file;

    @Option(names = "--name", paramLabel = "TEXT", description = "Instead of the file's.")
    private @Nullable String name;

    @Option(names = "--version-name", paramLabel = "TEXT", description = "Instead of the file's.")
    private @Nullable String version;

    @Override
    public Integer call() throws IOException {
      return print(
          api().postFile(query(ALL, "name", name, "version", version), "application/json", file));
    }
  }
}
