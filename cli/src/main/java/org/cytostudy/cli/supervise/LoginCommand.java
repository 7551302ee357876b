package org.cytostudy.cli.supervise;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cytostudy login}. */
@Command(
    name = "login",
    description = "Prints the login link of a role, or of each role.",
    mixinStandardHelpOptions = true)
public final class LoginCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "ROLE",
      description = "researcher, auditor or admin; without it all of them.")
  private @Nullable String role;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder (default: CYTOSTUDY_DATA or ~/.cytostudy).")
  private @Nullable Path folder;

  @Spec private CommandSpec spec;

  /** Made by the command line parser. */
  public LoginCommand() {}

  @Override
  public Integer call() throws IOException {
    DataFolder data = DataFolder.of(Optional.ofNullable(folder));
    if (data.upState().isEmpty()) {
      throw new UpException("No platform runs on " + data.root() + ". Start it: ./cytostudy up");
    }
    if (!data.hasLoginLinks()) {
      throw new UpException(
          "The platform on "
              + data.root()
              + " has no login links: people sign in with an identity provider.");
    }
    String wanted = role;
    if (wanted == null) {
      UpCommand.printLinks(spec.commandLine().getOut(), data);
      return 0;
    }
    Map<String, String> links = data.loginLinks();
    String link = links.get(wanted);
    if (link == null) {
      throw new UpException(
          "There is no role '" + wanted + "': " + String.join(", ", links.keySet()));
    }
    spec.commandLine().getOut().println(link);
    return 0;
  }
}
