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
import java.util.UUID;
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

  private static volatile @Nullable LocalPostgres local;
  private static volatile @Nullable PostgreSQLContainer container;

  /** Connects as the owner of the tables, who may do what the application may not. */
  public static Connection asOwner() throws SQLException {
    return DriverManager.getConnection(url, OWNER, ownerPassword);
  }

  /** The platform's data folder of this test run. */
  public static Path dataFolder() {
    return data;
  }

  /** The folder of the image root {@code scans}. */
  public static Path scans() {
    return data.resolve("scans");
  }

  /** Does the work while the server does not answer; afterwards it does again. */
  public static void withoutServer(Runnable work) {
    LocalPostgres postgres = local;
    PostgreSQLContainer docker = container;
    if (postgres != null) {
      ProcessHandle.of(postgres.pid()).ifPresent(ProcessHandle::destroyForcibly);
    } else if (docker != null) {
      docker.getDockerClient().pauseContainerCmd(docker.getContainerId()).exec();
    }
    try {
      work.run();
    } finally {
      if (postgres != null) {
        postgres.ensureRunning();
      } else if (docker != null) {
        docker.getDockerClient().unpauseContainerCmd(docker.getContainerId()).exec();
      }
    }
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
    LocalPostgres started = LocalPostgres.forTests(data.resolve("pg"));
    local = started;
    return settings(started.url(), started.owner().password(), started.app().password());
  }

  private Map<String, String> inContainer() throws SQLException {
    PostgreSQLContainer started =
        new PostgreSQLContainer("postgres:17")
            .withDatabaseName("cytostudy")
            .withUsername(OWNER)
            .withPassword("owner-of-a-test");
    started.start();
    container = started;
    try (Connection connection =
            DriverManager.getConnection(started.getJdbcUrl(), OWNER, started.getPassword());
        var statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "CREATE ROLE " + APP + " LOGIN PASSWORD 'app-of-a-test'",
              "GRANT CONNECT ON DATABASE cytostudy TO " + APP)) {
        statement.execute(sql);
      }
    }
    return settings(started.getJdbcUrl(), started.getPassword(), "app-of-a-test");
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
    settings.put("cytostudy.live.ping", "1s");
    settings.put("cytostudy.images.roots.scans", scans().toString());
    settings.put("cytostudy.images.roots.closed", scans().toString());
    settings.put("cytostudy.images.projects.closed", UUID.randomUUID().toString());
    return settings;
  }

  @Override
  public void stop() {
    LocalPostgres postgres = local;
    if (postgres != null) {
      postgres.close();
    }
    PostgreSQLContainer docker = container;
    if (docker != null) {
      docker.stop();
    }
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
