package org.cytostudy.cli.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cytostudy.core.job.CytostudyJson;

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

  /** The bearer token of a built-in account, by role in lower case. */
  public Path cliToken(String role) {
    return run().resolve("cli-token-" + role);
  }

  /** Whether the platform knows built-in accounts; with an identity provider it does not. */
  public boolean hasLoginLinks() {
    return Files.exists(run().resolve("login-links.json"));
  }

  /** Login links by role, as the running platform wrote them. */
  public Map<String, String> loginLinks() throws IOException {
    var type =
        CytostudyJson.mapper()
            .getTypeFactory()
            .constructMapType(Map.class, String.class, String.class);
    return CytostudyJson.mapper().readValue(run().resolve("login-links.json").toFile(), type);
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
