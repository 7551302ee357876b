package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.core.hash.Sha256;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy brain}. */
@Command(
    name = "brain",
    description = "The donor brains of a project.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      BrainCommand.ListBrains.class,
      BrainCommand.GetBrain.class,
      BrainCommand.Create.class,
      BrainCommand.Consent.class,
      BrainCommand.Consents.class,
      BrainCommand.Withdraw.class,
      BrainCommand.Descendants.class
    })
public final class BrainCommand {
  private static final String SPECIES = "Default: ${DEFAULT-VALUE}.";
  private static final String TIER = "OPEN, REGISTERED, CONTROLLED or INTERNAL.";

  /** Made by the command line parser. */
  public BrainCommand() {}

  @Command(name = "list", description = "Lists brains.", mixinStandardHelpOptions = true)
  static final class ListBrains extends ListVerb implements Callable<Integer> {

    @Override
    public Integer call() {
      ApiClient api = api();
      return showList(
          api,
          path("/projects/{}/brains", project(api)),
          "ID=/id",
          "PSEUDONYM=/pseudonym",
          "SPECIES=/species",
          "TIER=/accessTier",
          "SECTIONS=/sectionCount");
    }
  }

  @Command(
      name = "get",
      description = "Shows a brain with its consent.",
      mixinStandardHelpOptions = true)
  static final class GetBrain extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().get(path("/brains/{}", id)));
    }
  }

  @Command(
      name = "create",
      description = "Registers a brain under a pseudonym.",
      mixinStandardHelpOptions = true)
  static final class Create extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "PSEUDONYM", description = "Never a name; unique in the project.")
    private String pseudonym;

    @Option(names = "--species", defaultValue = "Homo sapiens", description = SPECIES)
    private String species;

    @Option(names = "--tier", required = true, paramLabel = "TIER", description = TIER)
    private String tier;

    @Override
    public Integer call() {
      ApiClient api = api();
      return print(
          api.post(
              path("/projects/{}/brains", project(api)),
              Map.of("pseudonym", pseudonym, "species", species, "accessTier", tier)));
    }
  }

  @Command(
      name = "consent",
      description = "Records a new version of a brain's consent (owner of the project).",
      mixinStandardHelpOptions = true)
  static final class Consent extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Id of the brain.")
    private String id;

    @Option(
        names = "--purpose",
        required = true,
        paramLabel = "PURPOSE",
        description = "TRAINING, EVALUATION, DISPLAY or EXPORT; several are possible.")
    private List<String> purposes;

    @Option(
        names = "--document",
        required = true,
        paramLabel = "FILE",
        description = "The signed document; only its sha256 is recorded, it is not uploaded.")
    private Path document;

    @Option(names = "--tier", required = true, paramLabel = "TIER", description = TIER)
    private String tier;

    @Option(
        names = "--from",
        paramLabel = "INSTANT",
        description = "Since when, e.g. 2026-01-01T00:00:00Z (default: now).")
    private @Nullable Instant from;

    @Option(
        names = "--until",
        paramLabel = "INSTANT",
        description = "Until when (default: no end).")
    private @Nullable Instant until;

    @Override
    public Integer call() throws IOException {
      Map<String, Object> consent = new HashMap<>();
      consent.put("purposes", purposes);
      consent.put("documentSha256", Sha256.of(document).hex());
      consent.put("accessTier", tier);
      consent.put("validFrom", from == null ? Instant.now() : from);
      consent.put("validUntil", until);
      return print(api().post(path("/brains/{}/consents", id), consent));
    }
  }

  @Command(
      name = "consents",
      description = "Lists the versions of a brain's consent.",
      mixinStandardHelpOptions = true)
  static final class Consents extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Id of the brain.")
    private String id;

    @Override
    public Integer call() {
      return show(
          api().array(path("/brains/{}/consents", id)),
          "VERSION=/version",
          "TIER=/accessTier",
          "PURPOSES=/purposes",
          "FROM=/validFrom",
          "UNTIL=/validUntil",
          "WITHDRAWN=/withdrawn",
          "REASON=/reason",
          "BY=/recordedBy",
          "RECORDED=/recordedAt",
          "DOCUMENT=/documentSha256");
    }
  }

  @Command(
      name = "withdraw",
      description = "Withdraws a brain's consent: nothing that was made of it may be used.",
      mixinStandardHelpOptions = true)
  static final class Withdraw extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Id of the brain.")
    private String id;

    @Option(names = "--reason", required = true, description = "Why, for auditors to read.")
    private String reason;

    @Override
    public Integer call() {
      return print(api().post(path("/brains/{}/consents/withdraw", id), Map.of("reason", reason)));
    }
  }

  @Command(
      name = "descendants",
      description = "Lists what was made of a brain: patchsets, models, reports.",
      mixinStandardHelpOptions = true)
  static final class Descendants extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return showDescendants(api().array(path("/brains/{}/descendants", id)));
    }
  }
}
