package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cytostudy.cli.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy project}. */
@Command(
    name = "project",
    description = "What people share: its brains, studies and members.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      ProjectCommand.ListProjects.class,
      ProjectCommand.Create.class,
      ProjectCommand.Members.class,
      ProjectCommand.SetMember.class,
      ProjectCommand.RemoveMember.class
    })
public final class ProjectCommand {
  /** Made by the command line parser. */
  public ProjectCommand() {}

  @Command(name = "list", description = "Lists projects.", mixinStandardHelpOptions = true)
  static final class ListProjects extends ListVerb implements Callable<Integer> {

    @Override
    public Integer call() {
      return showList(
          api(),
          "/projects",
          "ID=/id",
          "NAME=/name",
          "CREATED_BY=/createdBy",
          "CREATED=/createdAt");
    }
  }

  @Command(
      name = "create",
      description = "Makes a project; you are its owner.",
      mixinStandardHelpOptions = true)
  static final class Create extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Unique on this platform.")
    private String name;

    @Option(names = "--description", defaultValue = "", description = "What it is about.")
    private String description;

    @Override
    public Integer call() {
      return print(api().post("/projects", Map.of("name", name, "description", description)));
    }
  }

  @Command(
      name = "member",
      description = "Gives somebody a membership, or another one.",
      mixinStandardHelpOptions = true)
  static final class SetMember extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "SUBJECT", description = "Who, as the identity provider names them.")
    private String subject;

    @Parameters(paramLabel = "MEMBERSHIP", description = "owner, member or viewer.")
    private String membership;

    @Override
    public Integer call() {
      ApiClient api = api();
      return print(
          api.put(
              path("/projects/{}/members/{}", project(api), subject),
              Map.of("membership", membership.toLowerCase(Locale.ROOT))));
    }
  }

  @Command(
      name = "members",
      description = "Lists who works in a project.",
      mixinStandardHelpOptions = true)
  static final class Members extends Verb implements Callable<Integer> {

    @Override
    public Integer call() {
      ApiClient api = api();
      return show(
          api.array(path("/projects/{}/members", project(api))),
          "SUBJECT=/subject",
          "MEMBERSHIP=/membership",
          "ADDED=/addedAt");
    }
  }

  @Command(
      name = "remove-member",
      description = "Ends somebody's membership.",
      mixinStandardHelpOptions = true)
  static final class RemoveMember extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "SUBJECT", description = "Who, as 'members' names them.")
    private String subject;

    @Override
    public Integer call() {
      ApiClient api = api();
      api.delete(path("/projects/{}/members/{}", project(api), subject));
      return 0;
    }
  }
}
