package org.cytostudy.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.cytostudy.db.LocalPostgres.Profile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresIT {
  @TempDir Path temporary;
  private Path folder = Path.of("");

  @BeforeEach
  void openTheFolderToEverybody() throws IOException {
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    folder = temporary.resolve("pg");
  }

  @Test
  void keepsDataDurablyAndIsFoundAgain() throws SQLException, IOException {
    try (LocalPostgres postgres = LocalPostgres.start(folder)) {
      assertThat(postgres.attached()).isFalse();
      assertThat(query(postgres, postgres.owner(), "SHOW fsync")).isEqualTo("on");
      assertThat(query(postgres, postgres.owner(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      execute(postgres, postgres.owner(), "CREATE TABLE kept AS SELECT 42 AS answer");
      try (LocalPostgres again = LocalPostgres.start(folder)) {
        assertThat(again.attached()).isTrue();
        assertThat(again.url()).isEqualTo(postgres.url());
      }
    }
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    try (LocalPostgres postgres = LocalPostgres.start(folder)) {
      assertThat(query(postgres, postgres.owner(), "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void givesEachRoleAPasswordThatOnlyTheOwnerOfTheFolderCanRead() throws SQLException, IOException {
    try (LocalPostgres postgres = LocalPostgres.forTests(folder)) {
      Path file = folder.resolve("secrets/cytostudy_app.password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(postgres.app().password()).isNotEqualTo(postgres.owner().password());
      assertThat(postgres.app()).asString().doesNotContain(postgres.app().password());
      assertThat(query(postgres, postgres.app(), "SELECT current_user")).isEqualTo("cytostudy_app");
      assertThatThrownBy(
              () -> query(postgres, new Credentials("cytostudy_app", "wrong"), "SELECT 1"))
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(() -> execute(postgres, postgres.app(), "CREATE TABLE mine (x int)"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void comesBackOnTheSamePortAfterPostgresWasKilled() throws SQLException {
    try (LocalPostgres postgres = LocalPostgres.start(folder)) {
      String url = postgres.url();
      execute(postgres, postgres.owner(), "CREATE TABLE kept AS SELECT 7 AS answer");
      long pid = postgres.pid();
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      // Until it is dead its children still answer, and the query would prove nothing.
      await().until(() -> !Processes.isAlive(pid));
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(query(postgres, postgres.owner(), "SELECT answer FROM kept"))
                      .isEqualTo("7"));
      // It answers a moment before the supervisor has seen that it does.
      await().untilAsserted(() -> assertThat(postgres.pid()).isNotEqualTo(pid));
      assertThat(postgres.url()).isEqualTo(url);
    }
  }

  @Test
  void startsAlthoughTheOldProcessIdBelongsToAnotherProgrammeNow() throws Exception {
    long pid;
    try (LocalPostgres postgres = LocalPostgres.forTests(folder)) {
      pid = postgres.pid();
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      await().until(() -> !Processes.isAlive(pid));
      Path file = folder.resolve("data/postmaster.pid");
      String stale =
          Files.readString(file)
              .replaceFirst(Long.toString(pid), Long.toString(ProcessHandle.current().pid()));
      Files.writeString(file, stale);
      assertThat(postgres.ensureRunning()).isTrue();
      assertThat(query(postgres, postgres.app(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void survivesItsJvmAndIsAttachedToThenStoppedByTheWatcherWhenNobodyComesBack() throws Exception {
    Process other = inAnotherJvm();
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("ready")));
    other.destroyForcibly().waitFor();
    try (LocalPostgres postgres = LocalPostgres.start(folder, Profile.TEST, null)) {
      assertThat(postgres.attached()).isTrue();
    }
    Files.delete(folder.resolve("ready"));
    other = inAnotherJvm();
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("ready")));
    long pid = Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
    assertThat(Processes.isPostgres(pid)).isTrue();
    // A file of a process that has our id now and had begun at another time.
    Path stale = folder.resolve("owners/" + ProcessHandle.current().pid());
    Files.writeString(stale, "1\n");
    other.destroyForcibly().waitFor();
    await().atMost(Duration.ofSeconds(30)).until(() -> !Processes.isAlive(pid));
  }

  @Test
  void aFileOfADeadOwnerWhoseProcessIdIsInUseAgainKeepsNoServer() throws IOException {
    Path stale = folder.resolve("owners/" + ProcessHandle.current().pid() + ".0");
    long pid;
    try (LocalPostgres postgres = LocalPostgres.forTests(folder)) {
      pid = postgres.pid();
      Files.writeString(stale, "1\n");
    }
    assertThat(Processes.isAlive(pid)).isFalse();
    assertThat(stale).doesNotExist();
  }

  @Test
  void closingOneOfTwoUsesKeepsTheServerForTheOther() throws SQLException {
    try (LocalPostgres first = LocalPostgres.forTests(folder)) {
      LocalPostgres.forTests(folder).close();
      assertThat(query(first, first.app(), "SELECT 1")).isEqualTo("1");
    }
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void whatAKilledInitialisationLeftIsDeleted() throws IOException {
    Path half = Files.createDirectories(folder.resolve("data-initialising-1/base"));
    Files.createFile(half.resolve("1"));
    Files.createFile(folder.resolve("initial-1.password"));
    LocalPostgres.forTests(folder).close();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("data-initialising") || name.startsWith("initial-"));
    }
  }

  @Test
  void twoStartsAtOnceFindOneServer() {
    List<CompletableFuture<LocalPostgres>> starts =
        List.of(
            CompletableFuture.supplyAsync(() -> LocalPostgres.forTests(folder)),
            CompletableFuture.supplyAsync(() -> LocalPostgres.forTests(folder)));
    List<LocalPostgres> servers = starts.stream().map(CompletableFuture::join).toList();
    assertThat(servers.getFirst().pid()).isEqualTo(servers.getLast().pid());
    assertThat(servers).extracting(LocalPostgres::attached).containsExactlyInAnyOrder(true, false);
    servers.forEach(LocalPostgres::close);
    assertThat(Processes.isAlive(servers.getFirst().pid())).isFalse();
  }

  @Test
  void runsAsNobodyWhereRootHasNoUserNamespace() throws SQLException {
    Assumptions.assumeTrue(Unprivileged.isRoot(), "only root can become nobody");
    try (LocalPostgres postgres =
        LocalPostgres.start(folder, Profile.TEST, Unprivileged.asNobody())) {
      assertThat(query(postgres, postgres.app(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void namesThePlatformsItKnowsWhenThereAreNoBinaries() {
    assertThat(PostgresBinaries.resourceName("Mac OS X", "aarch64"))
        .isEqualTo("/postgres-darwin-arm_64.txz");
    assertThatThrownBy(() -> PostgresBinaries.resourceName("Windows 11", "amd64"))
        .isInstanceOf(LocalPostgresException.class)
        .hasMessageContaining("Linux and macOS")
        .hasMessageContaining("docs/how-to/install.md");
  }

  private Process inAnotherJvm() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OtherJvm.class.getName(),
            folder.toString())
        .inheritIO()
        .start();
  }

  private static String query(LocalPostgres postgres, Credentials role, String sql)
      throws SQLException {
    try (Connection connection = connect(postgres, role);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static void execute(LocalPostgres postgres, Credentials role, String sql)
      throws SQLException {
    try (Connection connection = connect(postgres, role);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(LocalPostgres postgres, Credentials role) throws SQLException {
    return DriverManager.getConnection(postgres.url(), role.user(), role.password());
  }

  /** Starts a server and waits to be killed. */
  static final class OtherJvm {
    private OtherJvm() {}

    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      LocalPostgres.start(folder, Profile.TEST, null);
      Files.createFile(folder.resolve("ready"));
      Thread.currentThread().join();
    }
  }
}
