package org.cytostudy.cli.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.process.ProcessIdentity;

/** The data folder as the command line sees it. */
public record DataFolder(Path root) {

  /** The folder that was asked for, that of CYTOSTUDY_DATA, or the one in the home folder. */
  public static DataFolder of(Optional<Path> asked) {
    String environment = System.getenv("CYTOSTUDY_DATA");
    Path fallback =
        environment == null
            ? Path.of(System.getProperty("user.home"), ".cytostudy")
            : Path.of(environment);
    return new DataFolder(asked.orElse(fallback).toAbsolutePath().normalize());
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path store() {
    return root.resolve("store");
  }

  public Path runner() {
    return root.resolve("runner");
  }

  public Path run() {
    return root.resolve("run");
  }

  public Path runnerToken() {
    return run().resolve("runner-token");
  }

  /**
   * The bearer token of a built-in account.
   *
   * @param role in lower case
   * @throws UpException if there is no such account
   */
  public String readCliToken(String role) throws IOException {
    Path file = run().resolve("cli-token-" + role);
    if (!Files.exists(file)) {
      throw new UpException(
          hasLoginLinks()
              ? "There is no account '" + role + "' (no file " + file + ")"
              : "The platform on "
                  + root
                  + " has no built-in accounts: people sign in with an identity provider. Take a"
                  + " token of it: --token-file FILE");
    }
    return Files.readString(file).strip();
  }

  /** Whether the platform knows built-in accounts; with an identity provider it does not. */
  public boolean hasLoginLinks() {
    return Files.exists(loginLinksFile());
  }

  /** Login links by role, as the running platform wrote them. */
  public Map<String, String> loginLinks() throws IOException {
    var type =
        CytostudyJson.mapper()
            .getTypeFactory()
            .constructMapType(Map.class, String.class, String.class);
    return CytostudyJson.mapper().readValue(loginLinksFile().toFile(), type);
  }

  /** The workers that the runner's attempts name, alive or not. */
  List<ProcessIdentity> workers() throws IOException {
    List<ProcessIdentity> workers = new ArrayList<>();
    Path attempts = runner().resolve("attempts");
    if (Files.exists(attempts)) {
      try (Stream<Path> folders = Files.list(attempts)) {
        for (Path folder : folders.toList()) {
          worker(folder.resolve("worker.json")).ifPresent(workers::add);
        }
      }
    }
    return workers;
  }

  private static Optional<ProcessIdentity> worker(Path file) {
    try {
      return Optional.of(CytostudyJson.mapper().readValue(file.toFile(), ProcessIdentity.class));
    } catch (IOException e) {
      // Not started yet, over already, or half written: then there is none to end.
      return Optional.empty();
    }
  }

  Path loginLinksFile() {
    return run().resolve("login-links.json");
  }

  /** What {@code up} left about its processes. */
  public Optional<UpState> upState() {
    Path file = run().resolve("up.json");
    try {
      return Files.exists(file)
          ? Optional.of(CytostudyJson.mapper().readValue(file.toFile(), UpState.class))
          : Optional.empty();
    } catch (IOException e) {
      // Half written by a machine that lost power: as good as none.
      return Optional.empty();
    }
  }
}
