package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;
import static org.cytostudy.cli.client.ApiPath.query;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy personal-data}. */
@Command(
    name = "personal-data",
    description = {
      "What image files hold that may name a donor: labels, macro images, free text.",
      "For administrators; each look is in the audit. The files themselves still hold it."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      PersonalDataCommand.ListPersonalData.class,
      PersonalDataCommand.Look.class,
      PersonalDataCommand.Keep.class,
      PersonalDataCommand.Release.class
    })
public final class PersonalDataCommand {
  /** Made by the command line parser. */
  public PersonalDataCommand() {}

  @Command(
      name = "list",
      description = "Lists what was found, without showing any of it.",
      mixinStandardHelpOptions = true)
  static final class ListPersonalData extends ListVerb implements Callable<Integer> {
    @Option(names = "--state", paramLabel = "STATE", description = "HELD, KEPT or RELEASED.")
    private @Nullable String state;

    @Override
    public Integer call() {
      return showList(
          api(),
          query("/personal-data", "state", state),
          "ID=/id",
          "BRAIN=/brain",
          "SECTION=/section",
          "KIND=/kind",
          "STATE=/state",
          "DECIDED_BY=/decidedBy",
          "REASON=/reason",
          "FOUND=/createdAt");
    }
  }

  @Command(
      name = "look",
      description = "Writes the picture, or the fields and their text, to a file.",
      mixinStandardHelpOptions = true)
  static final class Look extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Parameters(paramLabel = "FILE", description = "Where to; replaced where there is one.")
    private Path file;

    @Override
    public Integer call() throws IOException {
      api().download(path("/personal-data/{}/content", id), file);
      return 0;
    }
  }

  /** What all decisions are told. */
  abstract static class Decision extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    abstract String state();

    abstract @Nullable String reason();

    @Override
    public Integer call() {
      Map<String, Object> decision = new LinkedHashMap<>();
      decision.put("state", state());
      if (reason() != null) {
        decision.put("reason", reason());
      }
      return print(api().patch(path("/personal-data/{}", id), decision));
    }
  }

  @Command(
      name = "keep",
      description = "Keeps it from everybody but administrators.",
      mixinStandardHelpOptions = true)
  static final class Keep extends Decision {
    @Option(names = "--reason", description = "Why, for auditors to read.")
    private @Nullable String reason;

    @Override
    @Nullable String reason() {
      return reason;
    }

    @Override
    String state() {
      return "KEPT";
    }
  }

  @Command(
      name = "release",
      description = "Lets everybody see it who may see the image: it names nobody.",
      mixinStandardHelpOptions = true)
  static final class Release extends Decision {
    @Option(
        names = "--reason",
        required = true,
        description = "Why it names nobody, for auditors to read; never with the donor's name.")
    private String reason;

    @Override
    String reason() {
      return reason;
    }

    @Override
    String state() {
      return "RELEASED";
    }
  }
}
