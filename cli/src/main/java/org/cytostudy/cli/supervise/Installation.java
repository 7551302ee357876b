package org.cytostudy.cli.supervise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the built programmes lie. */
public record Installation(Path home) {
  private static final String VERSION = "0.1.0-SNAPSHOT";

  /** The installation that the launcher named. */
  public static Installation current() {
    String home = System.getProperty("cytostudy.home", System.getProperty("user.dir"));
    return new Installation(Path.of(home).toAbsolutePath().normalize());
  }

  /** The platform's jar. */
  public Path platformJar() {
    return home.resolve("platform/target/quarkus-app/quarkus-run.jar");
  }

  /** The runner's jar. */
  public Path runnerJar() {
    return home.resolve("gpu-runner/target/cytostudy-gpu-runner-" + VERSION + ".jar");
  }

  /** The JVM that runs us runs them. */
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /**
   * Checks that all is built.
   *
   * @throws UpException naming what is missing
   */
  public void check() {
    for (Path jar : List.of(platformJar(), runnerJar())) {
      if (!Files.exists(jar)) {
        throw new UpException(jar + " is missing. Build first: ./cytostudy build");
      }
    }
  }
}
