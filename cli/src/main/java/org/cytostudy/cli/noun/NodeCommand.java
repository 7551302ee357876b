package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy node}. */
@Command(
    name = "node",
    description = "GPU nodes.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      NodeCommand.ListNodes.class,
      NodeCommand.GetNode.class,
      NodeCommand.Create.class,
      NodeCommand.Token.class,
      NodeCommand.Revoke.class,
      NodeCommand.Clearance.class,
      NodeCommand.Drain.class,
      NodeCommand.Resume.class
    })
public final class NodeCommand {
  /** Made by the command line parser. */
  public NodeCommand() {}

  @Command(name = "list", description = "Lists nodes.", mixinStandardHelpOptions = true)
  static final class ListNodes extends Verb implements Callable<Integer> {

    @Override
    public Integer call() {
      return show(
          api().array("/nodes"),
          "ID=/id",
          "NAME=/name",
          "STATE=/state",
          "CLEARANCE=/accessTier",
          "DEVICES=/devices",
          "THREADS=/cpuThreads",
          "VERSION=/runnerVersion",
          "SEEN=/lastSeenAt");
    }
  }

  @Command(name = "get", description = "Shows a node.", mixinStandardHelpOptions = true)
  static final class GetNode extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().get(path("/nodes/{}", id)));
    }
  }

  @Command(
      name = "create",
      description = "Registers a node and prints its token, once (admin).",
      mixinStandardHelpOptions = true)
  static final class Create extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The name that its agent will use.")
    private String name;

    @Override
    public Integer call() {
      return print(api().post("/nodes", Map.of("name", name)));
    }
  }

  @Command(
      name = "token",
      description = "Gives a node another token and prints it, once; the old one ends (admin).",
      mixinStandardHelpOptions = true)
  static final class Token extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().post(path("/nodes/{}/token", id), Map.of()));
    }
  }

  @Command(
      name = "revoke",
      description = "Withdraws a node's token; what runs there is given to others (admin).",
      mixinStandardHelpOptions = true)
  static final class Revoke extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      api().delete(path("/nodes/{}/token", id));
      return 0;
    }
  }

  @Command(
      name = "clearance",
      description = "Says up to which access tier a node is given work (admin).",
      mixinStandardHelpOptions = true)
  static final class Clearance extends Verb implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "Its id.")
    private String id;

    @Parameters(
        index = "1",
        paramLabel = "TIER",
        description = "OPEN, REGISTERED, CONTROLLED or INTERNAL.")
    private String tier;

    @Override
    public Integer call() {
      return print(api().patch(path("/nodes/{}", id), Map.of("accessTier", tier)));
    }
  }

  @Command(
      name = "drain",
      description = "Lets a node take no new work (admin).",
      mixinStandardHelpOptions = true)
  static final class Drain extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Option(names = "--reason", required = true, description = "Why, for everybody to read.")
    private String reason;

    @Override
    public Integer call() {
      return print(api().patch(path("/nodes/{}", id), Map.of("draining", true, "reason", reason)));
    }
  }

  @Command(
      name = "resume",
      description = "Lets a node take work again (admin).",
      mixinStandardHelpOptions = true)
  static final class Resume extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().patch(path("/nodes/{}", id), Map.of("draining", false, "reason", "")));
    }
  }
}
