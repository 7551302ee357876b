package org.cytostudy.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of our own for one machine: durable, on the loopback interface only, with passwords.
 *
 * <p>Everything lies in one folder: {@code data/} (the cluster), {@code secrets/} (one password
 * file a role, mode 0600), {@code server-<hash>/} (the programmes), {@code postgres.log}. It runs
 * as an ordinary user and as root. A JVM that is killed leaves the server running and the next one
 * {@link #start attaches} to it on the same port. The server ends with {@link #close()}, which a
 * normal end of the JVM calls too; when every JVM that used it was killed and none came back, a
 * watcher ends it after a minute. When PostgreSQL itself is killed, it is started again within a
 * second. Several starts on one folder, from one JVM or several, find the same server.
 */
public final class LocalPostgres implements AutoCloseable {
  /** One server folder at a time within this JVM; between JVMs the lock file does it. */
  private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

  private final Path folder;
  private final Server server;
  private final Roles roles;
  private final Owners owners;
  private final boolean attached;
  private final @Nullable Thread supervisor;
  private final Thread hook = new Thread(this::stop, "stop-postgres");
  private volatile boolean closed;

  private LocalPostgres(
      Path folder,
      Server server,
      Roles roles,
      Owners owners,
      boolean attached,
      boolean supervised) {
    this.folder = folder;
    this.server = server;
    this.roles = roles;
    this.owners = owners;
    this.attached = attached;
    Runtime.getRuntime().addShutdownHook(hook);
    supervisor =
        supervised
            ? Thread.ofPlatform().daemon().name("postgres-supervisor").unstarted(this::supervise)
            : null;
  }

  /**
   * Starts the server in this folder, or attaches to the one that runs there.
   *
   * @throws LocalPostgresException if that is impossible; the message says what to do
   */
  public static LocalPostgres start(Path folder) {
    return start(folder, Profile.DURABLE, null);
  }

  /** A server for tests: without fsync, gone seconds after the JVM. Never for data. */
  public static LocalPostgres forTests(Path folder) {
    return start(folder, Profile.TEST, null);
  }

  static LocalPostgres start(Path wanted, Profile profile, @Nullable Unprivileged user) {
    Path folder = wanted.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      return locked(folder, () -> startLocked(folder, profile, user));
    } catch (IOException e) {
      throw new LocalPostgresException("Cannot start PostgreSQL in " + folder + ": " + e, e);
    }
  }

  private static LocalPostgres startLocked(
      Path folder, Profile profile, @Nullable Unprivileged wantedUser) throws IOException {
    Unprivileged user = wantedUser == null ? Unprivileged.detect() : wantedUser;
    Roles roles = Roles.readOrCreate(folder.resolve("secrets"));
    Path programmes = PostgresBinaries.unpack(profile.programmesParent(folder));
    Server server = new Server(folder, programmes, user, profile.settings());
    server.initialise(roles);
    boolean attached = server.running();
    if (!attached) {
      server.startOnFreePort();
    }
    Owners owners = new Owners(folder.resolve("owners"), profile.graceSeconds());
    try {
      roles.createIn(server.port());
      owners.add();
      owners.watch(server.pid(), server.stopCommand("fast"));
    } catch (SQLException e) {
      throw new LocalPostgresException(
          "PostgreSQL in " + folder + " runs but refuses us: " + e.getMessage(), e);
    }
    LocalPostgres postgres =
        new LocalPostgres(folder, server, roles, owners, attached, profile == Profile.DURABLE);
    if (postgres.supervisor != null) {
      postgres.supervisor.start();
    }
    return postgres;
  }

  /** JDBC address of the database {@code cytostudy}. It stays the same while this object lives. */
  public String url() {
    return Roles.url(server.port(), Roles.DATABASE);
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return server.port();
  }

  /** Runs the migrations; owns every table. */
  public Credentials owner() {
    return roles.owner();
  }

  /** What the application connects as. */
  public Credentials app() {
    return roles.app();
  }

  /** Whether a server was found running. */
  public boolean attached() {
    return attached;
  }

  /** Process id of the server. */
  public long pid() {
    return server.pid();
  }

  /**
   * Starts the server again if it died.
   *
   * @return whether it had died
   */
  public boolean ensureRunning() {
    try {
      if (closed || server.running()) {
        return false;
      }
      return locked(
          folder,
          () -> {
            if (closed || server.running()) {
              return false;
            }
            server.startOnSamePort();
            owners.watch(server.pid(), server.stopCommand("fast"));
            return true;
          });
    } catch (IOException e) {
      throw new LocalPostgresException("Cannot restart PostgreSQL in " + folder + ": " + e, e);
    }
  }

  /** Stops the server unless another living process uses it. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM ends already: the hook runs now or has run, and stop() is idempotent.
    }
    stop();
  }

  private void stop() {
    try {
      locked(
          folder,
          () -> {
            if (!closed) {
              closed = true;
              if (owners.removeAndCheckLast()) {
                server.stop();
              }
            }
            return true;
          });
    } catch (IOException e) {
      throw new LocalPostgresException("Cannot stop PostgreSQL in " + folder + ": " + e, e);
    }
  }

  private void supervise() {
    System.Logger log = System.getLogger(LocalPostgres.class.getName());
    while (!closed) {
      try {
        Thread.sleep(500);
        if (ensureRunning()) {
          log.log(System.Logger.Level.WARNING, "PostgreSQL had died and was started again");
        }
      } catch (InterruptedException e) {
        return;
      } catch (LocalPostgresException e) {
        log.log(System.Logger.Level.ERROR, "PostgreSQL is down: {0}", e.getMessage());
      }
    }
  }

  private static <T> T locked(Path folder, Action<T> action) throws IOException {
    IN_THIS_JVM.lock();
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException("Cannot lock " + folder.resolve("lock"));
      }
      return action.run();
    } finally {
      IN_THIS_JVM.unlock();
    }
  }

  private interface Action<T> {
    T run() throws IOException;
  }

  /** How carefully the server keeps its data. */
  enum Profile {
    DURABLE(60, "fsync=on", "synchronous_commit=on"),
    TEST(5, "fsync=off", "synchronous_commit=off", "full_page_writes=off");

    private final int graceSeconds;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> settings;

    Profile(int graceSeconds, String... settings) {
      this.graceSeconds = graceSeconds;
      this.settings = List.of(settings);
    }

    int graceSeconds() {
      return graceSeconds;
    }

    List<String> settings() {
      return settings;
    }

    /** Tests share one unpacked copy, since each has a folder of its own. */
    private Path programmesParent(Path folder) throws IOException {
      if (this == DURABLE) {
        return folder;
      }
      Path shared =
          Path.of(
              System.getProperty("java.io.tmpdir"),
              "cytostudy-postgres-" + System.getProperty("user.name"));
      if (!Files.exists(shared)) {
        Files.createDirectories(
            shared,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
      }
      boolean ours = Files.getOwner(shared).getName().equals(System.getProperty("user.name"));
      return ours ? shared : folder;
    }
  }
}
