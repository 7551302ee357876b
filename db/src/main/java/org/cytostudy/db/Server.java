package org.cytostudy.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The server process of one folder: initdb, pg_ctl and what postmaster.pid says. */
final class Server {
  private static final int START_TRIES = 20;

  /**
   * Small enough for a laptop beside a training; an installation that needs more brings its own.
   */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "password_encryption=scram-sha-256",
          "max_connections=80",
          "shared_buffers=64MB",
          "work_mem=8MB",
          "maintenance_work_mem=64MB",
          "max_wal_size=512MB",
          "wal_compression=on",
          "jit=off",
          "log_timezone=UTC",
          "timezone=UTC");

  private final Path folder;
  private final Path data;
  private final Path programmes;
  private final Unprivileged user;
  private final List<String> settings;
  private volatile int port;
  private volatile long pid;

  Server(Path folder, Path programmes, Unprivileged user, List<String> settings) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.programmes = programmes;
    this.user = user;
    this.settings = settings;
  }

  int port() {
    return port;
  }

  long pid() {
    return pid;
  }

  /** Makes the cluster unless it is there; one that was left half made is made anew. */
  void initialise(Roles roles) throws IOException {
    if (Files.exists(data.resolve("PG_VERSION"))) {
      return;
    }
    deleteHalfMade();
    Path fresh = Files.createTempDirectory(folder, "data-initialising-");
    Path password = Files.createTempFile(folder, "initial-", ".password");
    try {
      Files.writeString(password, roles.superuser().password());
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
      user.own(folder);
      Commands.Result result =
          Commands.run(
              Duration.ofMinutes(3),
              Commands.join(
                  user.prefix(),
                  programme("initdb"),
                  "--pgdata=" + fresh,
                  "--username=" + roles.superuser().user(),
                  "--pwfile=" + password,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8"));
      if (!result.succeeded()) {
        throw new LocalPostgresException("initdb failed: " + result.output());
      }
      Files.move(fresh, data);
    } finally {
      Files.deleteIfExists(password);
    }
  }

  /** Deletes what a start that was killed left; the caller holds the folder's lock. */
  private void deleteHalfMade() throws IOException {
    List<Path> left = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(folder, "{data-initialising-*,initial-*.password}")) {
      entries.forEach(left::add);
    }
    for (Path each : left) {
      try (Stream<Path> files = Files.walk(each)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Whether the server of this folder runs; remembers its port and process. */
  boolean running() throws IOException {
    Path file = data.resolve("postmaster.pid");
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    // Line 1 pid, 4 port, 8 status; a server that is still starting has fewer lines.
    if (lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
      return false;
    }
    long found = Long.parseLong(lines.getFirst().strip());
    if (!Processes.isPostgres(found)) {
      return false;
    }
    pid = found;
    port = Integer.parseInt(lines.get(3).strip());
    return true;
  }

  /** On the port of last time where that is free: addresses in notebooks and tools stay valid. */
  void startOnFreePort() throws IOException {
    Path remembered = folder.resolve("port");
    int before = Files.exists(remembered) ? Integer.parseInt(Files.readString(remembered)) : 0;
    start(before > 0 && isFree(before) ? before : freePort());
    Files.writeString(remembered, Integer.toString(port));
  }

  void startOnSamePort() throws IOException {
    start(port);
  }

  private void start(int wantedPort) throws IOException {
    List<String> options = new ArrayList<>();
    options.add("-p " + wantedPort);
    for (String setting : SETTINGS) {
      options.add("-c " + quote(setting));
    }
    settings.forEach(setting -> options.add("-c " + quote(setting)));
    Commands.Result result = new Commands.Result(-1, "");
    for (int i = 0; i < START_TRIES; i++) {
      removeStalePidFile();
      result =
          Commands.run(
              Duration.ofMinutes(3),
              Commands.join(
                  user.prefix(),
                  programme("pg_ctl"),
                  "--pgdata=" + data,
                  "--wait",
                  "--timeout=120",
                  "--silent",
                  "--log=" + folder.resolve("postgres.log"),
                  "--options=" + String.join(" ", options),
                  "start"));
      if (running()) {
        return;
      }
      // After a kill -9 the children of the old server hold its shared memory a little longer.
      pause();
    }
    throw new LocalPostgresException(
        "PostgreSQL does not start: " + result.output() + "\n" + lastLogLines());
  }

  /**
   * A killed server leaves postmaster.pid behind, and when its number now belongs to another
   * programme, PostgreSQL takes that for a running server and refuses to start.
   */
  private void removeStalePidFile() throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      if (!lines.isEmpty() && !Processes.isPostgres(Long.parseLong(lines.getFirst().strip()))) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Lets clients finish that end at the same time, then insists. */
  void stop() {
    if (!Commands.run(Duration.ofSeconds(20), stopCommand("smart")).succeeded()) {
      Commands.Result fast = Commands.run(Duration.ofSeconds(90), stopCommand("fast"));
      boolean gone = !Files.exists(data.resolve("postmaster.pid"));
      if (!fast.succeeded() && !gone) {
        throw new LocalPostgresException("PostgreSQL does not stop: " + fast.output());
      }
    }
  }

  List<String> stopCommand(String mode) {
    return Commands.join(
        user.prefix(),
        programme("pg_ctl"),
        "--pgdata=" + data,
        "--mode=" + mode,
        "--wait",
        "--timeout=" + (mode.equals("smart") ? 5 : 60),
        "--silent",
        "stop");
  }

  private String lastLogLines() throws IOException {
    Path log = folder.resolve("postgres.log");
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
  }

  private String programme(String name) {
    return programmes.resolve(name).toString();
  }

  private static String quote(String setting) {
    return "'" + setting + "'";
  }

  private static void pause() {
    try {
      Thread.sleep(250);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalPostgresException("Interrupted while PostgreSQL starts", e);
    }
  }

  private static boolean isFree(int candidate) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), candidate));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
