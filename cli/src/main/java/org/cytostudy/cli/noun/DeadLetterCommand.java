package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cytostudy dead-letter}. */
@Command(
    name = "dead-letter",
    description = "Work that the platform gave up on and keeps.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      DeadLetterCommand.ListLetters.class,
      DeadLetterCommand.Replay.class,
      DeadLetterCommand.Dismiss.class
    })
public final class DeadLetterCommand {
  /** Made by the command line parser. */
  public DeadLetterCommand() {}

  @Command(
      name = "list",
      description = "Lists dead letters (auditor, admin).",
      mixinStandardHelpOptions = true)
  static final class ListLetters extends ListVerb implements Callable<Integer> {

    @Override
    public Integer call() {
      return showList(
          api(),
          "/dead-letters",
          "ID=/id",
          "ROUTE=/endpoint",
          "WHAT=/body",
          "WHY=/why",
          "PARKED=/parkedAt",
          "CLOSED=/closing");
    }
  }

  @Command(
      name = "replay",
      description = "Sends a dead letter on its way again (admin).",
      mixinStandardHelpOptions = true)
  static final class Replay extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().post(path("/dead-letters/{}/replay", id), Map.of()));
    }
  }

  @Command(
      name = "dismiss",
      description = "Closes a dead letter that is not worth another try (admin).",
      mixinStandardHelpOptions = true)
  static final class Dismiss extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().post(path("/dead-letters/{}/dismiss", id), Map.of()));
    }
  }
}
