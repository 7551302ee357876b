package org.cytostudy.cli.supervise;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.process.ProcessIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Platform (which brings its PostgreSQL) and one runner, kept alive until this process ends. Only
 * one supervisor at a time works in a data folder; what a killed one left behind ends by itself and
 * is ended here at the latest.
 */
public final class Supervisor implements AutoCloseable {
  private static final int LARGEST_PORT = 65_535;
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);
  private static final Duration RUNNER_PATIENCE = Duration.ofSeconds(35);
  private static final Duration PLATFORM_PATIENCE = Duration.ofSeconds(40);

  private final Installation installation;
  private final DataFolder data;
  private final UpOptions options;
  private final String url;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Thread hook = new Thread(this::stop, "stop-all");
  private @Nullable SupervisedProcess platform;
  private @Nullable SupervisedProcess runner;
  private boolean stopped;

  private Supervisor(
      Installation installation,
      DataFolder data,
      UpOptions options,
      FileChannel lockFile,
      FileLock lock) {
    this.installation = installation;
    this.data = data;
    this.options = options;
    this.url = "http://127.0.0.1:" + options.port();
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Starts everything and waits until the platform answers.
   *
   * @throws UpException if it does not, or if the folder or the port is taken
   */
  public static Supervisor start(Installation installation, DataFolder data, UpOptions options) {
    installation.check();
    requirePort(options.port());
    requireFolders(options.imageRoots());
    FileChannel lockFile = null;
    try {
      Files.createDirectories(data.run());
      Files.createDirectories(data.logs());
      lockFile =
          FileChannel.open(
              data.run().resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lock(lockFile, data);
      data.upState().ifPresent(Supervisor::endLeftovers);
      if (!isFree(options.port())) {
        throw new UpException(
            "Port " + options.port() + " is in use. Choose another one: --port N");
      }
      Supervisor supervisor = new Supervisor(installation, data, options, lockFile, lock);
      supervisor.launch();
      return supervisor;
    } catch (IOException e) {
      close(lockFile);
      throw UpException.cannotWrite(data.root(), e);
    } catch (RuntimeException e) {
      close(lockFile);
      throw e;
    }
  }

  private static void requirePort(int port) {
    if (port < 1 || port > LARGEST_PORT) {
      throw new UpException("There is no port " + port + ". Choose one from 1 to " + LARGEST_PORT);
    }
  }

  private static void requireFolders(Map<String, Path> imageRoots) {
    imageRoots.forEach(
        (name, folder) -> {
          if (!Files.isDirectory(folder)) {
            throw new UpException(
                "There is no folder " + folder + ". Make it first: --image-root " + name + "=DIR");
          }
        });
  }

  private static FileLock lock(FileChannel lockFile, DataFolder data) throws IOException {
    FileLock lock;
    try {
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null; // held by this process
    }
    if (lock == null) {
      throw new UpException(
          "Cytostudy already runs on "
              + data.root()
              + ". See ./cytostudy status, stop it with ./cytostudy down, or choose another folder:"
              + " --data DIR");
    }
    return lock;
  }

  private static void close(@Nullable FileChannel lockFile) {
    try {
      if (lockFile != null) {
        lockFile.close();
      }
    } catch (IOException e) {
      // What went wrong before matters more.
    }
  }

  /** Address of the platform. */
  public String url() {
    return url;
  }

  /** The data folder. */
  public DataFolder data() {
    return data;
  }

  /** Process of a child, {@code platform} or {@code runner}. */
  public @Nullable ProcessIdentity child(String name) {
    SupervisedProcess process = name.equals("platform") ? platform : runner;
    return process == null ? null : process.identity();
  }

  private void launch() throws IOException {
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      // A file of the last start would be taken for one of this start.
      Files.deleteIfExists(data.run().resolve("platform.json"));
      Files.deleteIfExists(data.loginLinksFile());
      platform =
          new SupervisedProcess(
              "platform", platformCommand(), Map.of(), log("platform"), this::writeState);
      platform.start();
      awaitReady(platform);
      if (options.runner()) {
        runner =
            new SupervisedProcess(
                "runner", runnerCommand(), runnerEnvironment(), log("runner"), this::writeState);
        runner.start();
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void awaitReady(SupervisedProcess process) throws IOException {
    Instant deadline = Instant.now().plus(READY_LIMIT);
    while (!isReady(url)) {
      if (process.deaths() >= 2 || Instant.now().isAfter(deadline)) {
        throw new UpException(
            "The platform does not come up. The end of "
                + process.log()
                + ":\n"
                + lastLines(process.log(), 15));
      }
      pause();
    }
  }

  private boolean isReady(String address) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + "/q/health/ready"))
              .timeout(Duration.ofSeconds(5))
              .build();
      // Written once it listens, after whatever else it leaves for us.
      boolean announced =
          Files.exists(data.run().resolve("platform.json"))
              && (!options.runner() || Files.exists(data.runnerToken()));
      return announced && http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpException("Interrupted", e);
    }
  }

  private List<String> platformCommand() {
    List<String> command = new ArrayList<>();
    command.add(Installation.java().toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Xms48m",
            "-Xmx256m",
            "-XX:MaxMetaspaceSize=192m",
            "-XX:ReservedCodeCacheSize=96m",
            "-XX:TieredStopAtLevel=1"));
    command.add("-Dcytostudy.data=" + data.root());
    command.add("-Dquarkus.http.port=" + options.port());
    options
        .imageRoots()
        .forEach((name, dir) -> command.add("-Dcytostudy.images.roots.\"" + name + "\"=" + dir));
    options.settings().forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-jar", installation.platformJar().toString()));
    return command;
  }

  private List<String> runnerCommand() {
    List<String> command = new ArrayList<>();
    command.add(Installation.java().toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx128m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-jar", installation.runnerJar().toString(), "agent"));
    command.addAll(List.of("--platform", url, "--name", "local"));
    command.addAll(List.of("--token-file", data.runnerToken().toString()));
    command.addAll(List.of("--data", data.runner().toString()));
    command.addAll(List.of("--store", data.store().toString()));
    command.add("--stop-workers");
    options
        .imageRoots()
        .forEach((name, dir) -> command.addAll(List.of("--image-root", name + "=" + dir)));
    return command;
  }

  /** The unpacked PyTorch is the same for every data folder: 430 MB that need not lie twice. */
  private static Map<String, String> runnerEnvironment() {
    if (System.getenv("DJL_CACHE_DIR") != null) {
      return Map.of();
    }
    Path cache = Path.of(System.getProperty("user.home"), ".djl.ai");
    return Map.of("DJL_CACHE_DIR", cache.toString());
  }

  private Path log(String name) {
    return data.logs().resolve(name + ".log");
  }

  private synchronized void writeState() {
    if (stopped) {
      return;
    }
    Map<String, ProcessIdentity> children = new HashMap<>();
    for (SupervisedProcess process : new SupervisedProcess[] {platform, runner}) {
      ProcessIdentity identity = process == null ? null : process.identity();
      if (process != null && identity != null) {
        children.put(process.name(), identity);
      }
    }
    UpState state = new UpState(url, ProcessIdentity.of(ProcessHandle.current()), children);
    try {
      Path file = data.run().resolve("up.json");
      Path temporary = Files.createTempFile(data.run(), "up", ".tmp");
      Files.write(temporary, CytostudyJson.mapper().writeValueAsBytes(state));
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UpException("Cannot write " + data.run(), e);
    }
  }

  /** Stops the runner, then the platform and with it PostgreSQL. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This process ends already; the hook does the same as we do.
    }
    stop();
  }

  private synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    // The runner first: it reports its workers' checkpoints to a platform that still answers.
    if (runner != null) {
      runner.stop(RUNNER_PATIENCE);
    }
    if (platform != null) {
      platform.stop(PLATFORM_PATIENCE);
    }
    try {
      Files.deleteIfExists(data.run().resolve("up.json"));
      lock.release();
      lockFile.close();
    } catch (IOException e) {
      throw new UpException("Cannot tidy up in " + data.run(), e);
    }
  }

  /**
   * Before the next start. The runner is killed rather than asked: its workers go on and the next
   * runner adopts them.
   */
  static void endLeftovers(UpState state) {
    ProcessIdentity runner = state.children().get("runner");
    if (runner != null) {
      runner.find().ifPresent(ProcessHandle::destroyForcibly);
    }
    ProcessIdentity platform = state.children().get("platform");
    if (platform != null) {
      end(platform, PLATFORM_PATIENCE);
    }
  }

  /** Everything ends for good: the runner stops its workers, those of a dead runner are stopped. */
  static void endForGood(UpState state, DataFolder data) throws IOException {
    ProcessIdentity runner = state.children().get("runner");
    if (runner != null) {
      end(runner, RUNNER_PATIENCE);
    }
    for (ProcessIdentity worker : data.workers()) {
      end(worker, RUNNER_PATIENCE);
    }
    ProcessIdentity platform = state.children().get("platform");
    if (platform != null) {
      end(platform, PLATFORM_PATIENCE);
    }
  }

  static void end(ProcessIdentity process, Duration patience) {
    process.terminate();
    Instant deadline = Instant.now().plus(patience);
    while (process.isAlive() && Instant.now().isBefore(deadline)) {
      pause();
    }
    process.kill();
  }

  private static String lastLines(Path log, int lines) throws IOException {
    List<String> all = Files.exists(log) ? Files.readAllLines(log) : List.of();
    return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpException("Interrupted", e);
    }
  }
}
