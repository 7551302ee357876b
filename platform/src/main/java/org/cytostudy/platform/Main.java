package org.cytostudy.platform;

import io.quarkus.runtime.Quarkus;
import java.nio.file.Path;
import org.cytostudy.core.process.ParentWatch;
import org.cytostudy.db.LocalPostgres;

/**
 * Starts a local PostgreSQL where nobody configured one, then the application. A plain class:
 * {@code @QuarkusMain} would keep Camel from starting.
 */
public final class Main {
  private static final String URL = "quarkus.datasource.jdbc.url";

  private Main() {}

  public static void main(String... args) {
    ParentWatch.start();
    if (System.getProperty(URL) == null && System.getenv("QUARKUS_DATASOURCE_JDBC_URL") == null) {
      useLocalPostgres();
    }
    Quarkus.run(args);
  }

  // Not closed here: a normal end of the JVM ends the server after the application is done with it.
  @SuppressWarnings("resource")
  private static void useLocalPostgres() {
    LocalPostgres postgres = LocalPostgres.start(dataFolder().resolve("pg"));
    System.setProperty(URL, postgres.url());
    System.setProperty("quarkus.datasource.username", postgres.app().user());
    System.setProperty("quarkus.datasource.password", postgres.app().password());
    System.setProperty("quarkus.flyway.username", postgres.owner().user());
    System.setProperty("quarkus.flyway.password", postgres.owner().password());
  }

  /** The same folder that the configuration finds once the application runs. */
  private static Path dataFolder() {
    String configured = System.getProperty("cytostudy.data", System.getenv("CYTOSTUDY_DATA"));
    return configured == null
        ? Path.of(System.getProperty("user.home"), ".cytostudy")
        : Path.of(configured);
  }
}
