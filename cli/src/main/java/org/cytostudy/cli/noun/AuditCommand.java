package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cytostudy audit}. */
@Command(
    name = "audit",
    description = "Who did what: the append-only record.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {AuditCommand.ListEvents.class, AuditCommand.Verify.class})
public final class AuditCommand {
  /** Made by the command line parser. */
  public AuditCommand() {}

  @Command(
      name = "list",
      description = "Lists events (auditor, admin).",
      mixinStandardHelpOptions = true)
  static final class ListEvents extends ListVerb implements Callable<Integer> {
    @Option(names = "--subject", description = "Who.")
    private @Nullable String subject;

    @Option(names = "--action", description = "What was done.")
    private @Nullable String action;

    @Option(names = "--noun", description = "To what kind of thing.")
    private @Nullable String noun;

    @Option(names = "--id", description = "To which one.")
    private @Nullable String nounId;

    @Option(names = "--from", paramLabel = "INSTANT", description = "Since when.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "Until when.")
    private @Nullable Instant to;

    @Override
    public Integer call() {
      return showList(
          api(),
          query(
              "/audit",
              "action",
              action,
              "noun",
              noun,
              "nounId",
              nounId,
              "subject",
              subject,
              "from",
              text(from),
              "to",
              text(to)),
          "SEQUENCE=/sequence",
          "AT=/at",
          "SUBJECT=/subject",
          "ROLE=/role",
          "ACTION=/action",
          "NOUN=/noun",
          "ID=/nounId");
    }

    private static @Nullable String text(@Nullable Instant instant) {
      return instant == null ? null : instant.toString();
    }
  }

  @Command(
      name = "verify",
      description = "Checks the hash chain; exit code 1 when it is broken (auditor, admin).",
      mixinStandardHelpOptions = true)
  static final class Verify extends Verb implements Callable<Integer> {

    @Override
    public Integer call() {
      JsonNode answer = api().post("/audit/verify", Map.of());
      print(answer);
      return answer.path("intact").asBoolean() ? 0 : 1;
    }
  }
}
