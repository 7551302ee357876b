package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;
import static org.cytostudy.cli.client.ApiPath.query;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cytostudy.cli.client.ApiClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy registration}. */
@Command(
    name = "registration",
    description = "Where the sections of a brain lie in a space.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      RegistrationCommand.ListRegistrations.class,
      RegistrationCommand.GetRegistration.class,
      RegistrationCommand.Import.class,
      RegistrationCommand.Apply.class,
      RegistrationCommand.Placement.class
    })
public final class RegistrationCommand {
  /** Made by the command line parser. */
  public RegistrationCommand() {}

  @Command(name = "list", description = "Lists versions.", mixinStandardHelpOptions = true)
  static final class ListRegistrations extends ListVerb implements Callable<Integer> {
    @Option(names = "--brain", required = true, paramLabel = "ID", description = "The brain.")
    private String brain;

    @Option(
        names = "--space",
        paramLabel = "NAME@VERSION",
        description = "Only those to this space.")
    private @Nullable String space;

    @Override
    public Integer call() {
      return showList(
          api(),
          query(path("/brains/{}/registrations", brain), "space", space),
          "ID=/id",
          "SPACE=/space",
          "VERSION=/version",
          "CURRENT=/current",
          "FORMAT=/format",
          "FILE=/fileName",
          "SECTIONS=/sections",
          "BY=/author",
          "REASON=/reason");
    }
  }

  @Command(
      name = "get",
      description = "Shows a version, and what of its file placed no section.",
      mixinStandardHelpOptions = true)
  static final class GetRegistration extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().get(path("/registrations/{}", id)));
    }
  }

  @Command(
      name = "import",
      description = "Uploads a transform, series or placements; the version applies from then on.",
      mixinStandardHelpOptions = true)
  static final class Import extends Verb implements Callable<Integer> {
    @Parameters(
        paramLabel = "FILE",
        description = "0GenericAffine.mat, QuickNII or VisuAlign JSON, or our own JSON.")
    private Path file;

    @Option(names = "--brain", required = true, paramLabel = "ID", description = "The brain.")
    private String brain;

    @Option(
        names = "--format",
        required = true,
        paramLabel = "FORMAT",
        description = "ITK, QUICKNII or CYTOSTUDY.")
    private String format;

    @Option(
        names = "--space",
        required = true,
        paramLabel = "NAME@VERSION",
        description = "Where the sections are to lie; of ITK the fixed image's.")
    private String space;

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "Why there is another version.")
    private String reason;

    @Option(
        names = "--from",
        paramLabel = "NAME@VERSION",
        description = "ITK: the moving image's space, which the brain is registered to.")
    private @Nullable String from;

    @Option(
        names = "--displacement",
        paramLabel = "FILE",
        description =
            "ITK: the inverse warp (1InverseWarp.nii.gz). CYTOSTUDY: a field that the placements"
                + " name; several are possible.")
    private List<Path> displacements = List.of();

    @Option(
        names = "--atlas-to-mm",
        arity = "12",
        paramLabel = "N",
        description = "QUICKNII: three rows of four numbers, from atlas voxels to mm.")
    private @Nullable List<Double> atlasToMm;

    @Override
    public Integer call() throws IOException, InterruptedException {
      ApiClient api = api();
      String project = api.get(path("/brains/{}", brain)).path("projectId").asText();
      BroughtFiles files = new BroughtFiles(api, project);
      List<Map<String, String>> fields = new ArrayList<>();
      for (Path field : displacements) {
        fields.add(files.bring(field));
      }
      Map<String, @Nullable Object> body = new LinkedHashMap<>();
      body.put("format", format);
      body.put("space", space);
      body.put("reason", reason);
      body.put("file", files.bring(file));
      body.put("from", from);
      body.put("displacements", fields.isEmpty() ? null : fields);
      body.put("atlasToMm", atlasToMm);
      body.values().removeIf(Objects::isNull);
      return print(api.post(path("/brains/{}/registrations", brain), body));
    }
  }

  @Command(
      name = "apply",
      description = "Lets this version apply instead of the one that does.",
      mixinStandardHelpOptions = true)
  static final class Apply extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    @Override
    public Integer call() {
      return print(api().post(path("/registrations/{}/apply", id), Map.of("reason", reason)));
    }
  }

  @Command(
      name = "placement",
      description = "Shows where a section lies: its corners in mm, how it is cut, who says so.",
      mixinStandardHelpOptions = true)
  static final class Placement extends Verb implements Callable<Integer> {
    @Option(names = "--section", required = true, paramLabel = "ID", description = "The section.")
    private String section;

    @Option(
        names = "--space",
        paramLabel = "NAME@VERSION",
        description = "Needed where the brain lies in several.")
    private @Nullable String space;

    @Override
    public Integer call() {
      return print(api().get(query(path("/sections/{}/placement", section), "space", space)));
    }
  }
}
