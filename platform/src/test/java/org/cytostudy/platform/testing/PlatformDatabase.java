package org.cytostudy.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cytostudy.db.LocalPostgres;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL with both roles, and a data folder: in a container where Docker is there, else
 * from the embedded binaries.
 */
public final class PlatformDatabase implements QuarkusTestResourceLifecycleManager {
  private static final String OWNER = "cytostudy_owner";
  private static final String APP = "cytostudy_app";

  private static volatile String url = "";
  private static volatile String ownerPassword = "";
  private static volatile Path data = Path.of("");

  private @Nullable LocalPostgres local;
  private @Nullable PostgreSQLContainer container;

  /** Connects as the owner of the tables, who may do what the application may not. */
  public static Connection asOwner() throws SQLException {
    return DriverManager.getConnection(url, OWNER, ownerPassword);
  }

  /** The platform's data folder of this test run. */
  public static Path dataFolder() {
    return data;
  }

  @Override
  public Map<String, String> start() {
    try {
      data = Files.createTempDirectory("cytostudy-platform-it");
      return DockerClientFactory.instance().isDockerAvailable() ? inContainer() : embedded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot prepare the database", e);
    }
  }

  private Map<String, String> embedded() {
    local = LocalPostgres.forTests(data.resolve("pg"));
    return settings(local.url(), local.owner().password(), local.app().password());
  }

  private Map<String, String> inContainer() throws SQLException {
    container =
        new PostgreSQLContainer("postgres:17")
            .withDatabaseName("cytostudy")
            .withUsername(OWNER)
            .withPassword("owner-of-a-test");
    container.start();
    try (Connection connection =
            DriverManager.getConnection(container.getJdbcUrl(), OWNER, container.getPassword());
        var statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "CREATE ROLE " + APP + " LOGIN PASSWORD 'app-of-a-test'",
              "GRANT CONNECT ON DATABASE cytostudy TO " + APP)) {
        statement.execute(sql);
      }
    }
    return settings(container.getJdbcUrl(), container.getPassword(), "app-of-a-test");
  }

  private static Map<String, String> settings(String jdbcUrl, String owner, String app) {
    url = jdbcUrl;
    ownerPassword = owner;
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.datasource.jdbc.url", jdbcUrl);
    settings.put("quarkus.datasource.username", APP);
    settings.put("quarkus.datasource.password", app);
    settings.put("quarkus.flyway.username", OWNER);
    settings.put("quarkus.flyway.password", owner);
    settings.put("cytostudy.data", data.toString());
    return settings;
  }

  @Override
  public void stop() {
    if (local != null) {
      local.close();
    }
    if (container != null) {
      container.stop();
    }
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
