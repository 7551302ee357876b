package org.cytostudy.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.supervise.DataFolder;
import org.cytostudy.cli.supervise.Installation;
import org.cytostudy.cli.supervise.UpState;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.process.ProcessIdentity;

/** {@code cytostudy up} in a process of its own, on a data folder of its own. */
final class RunningSystem implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration RESTART_LIMIT = Duration.ofMinutes(1);
  private static final Duration STOP_LIMIT = Duration.ofMinutes(2);

  private static final Installation HOME =
      new Installation(Path.of("..").toAbsolutePath().normalize());

  private final DataFolder data;
  private final int port;
  private final List<String> command;
  private final Map<String, String> settings;
  private Process up;

  private RunningSystem(
      DataFolder data, int port, List<String> command, Map<String, String> settings)
      throws IOException {
    this.data = data;
    this.port = port;
    this.command = List.copyOf(command);
    this.settings = Map.copyOf(settings);
    this.up = launch(command, settings, output());
  }

  /**
   * Starts it and waits until platform and runner are there.
   *
   * @param settings environment variables beside our own
   * @param options further options of {@code up}
   */
  static RunningSystem start(Path folder, Map<String, String> settings, String... options)
      throws IOException {
    int port = freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-Dcytostudy.home=" + HOME.home(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "org.cytostudy.cli.Main",
                "up",
                "--data",
                folder.toString(),
                "--port",
                Integer.toString(port)));
    command.addAll(List.of(options));
    RunningSystem system =
        new RunningSystem(DataFolder.of(Optional.of(folder)), port, command, settings);
    try {
      system.awaitUp();
    } catch (IOException | RuntimeException | Error e) {
      system.close();
      throw e;
    }
    return system;
  }

  private void awaitUp() throws IOException {
    await("'up': " + output())
        .atMost(START_LIMIT)
        .until(() -> (isSupervisedByUs() && hasChild("runner")) || !up.isAlive());
    assertThat(up.isAlive()).as(Files.readString(output())).isTrue();
  }

  private boolean isSupervisedByUs() {
    return data.upState().filter(state -> state.supervisor().pid() == up.pid()).isPresent();
  }

  private Path output() {
    return data.root().resolve("up.txt");
  }

  /** Kills {@code up} itself without warning; nobody but a person starts it again. */
  void killUpAndStartItAgain() throws IOException, InterruptedException {
    up.destroyForcibly().waitFor();
    up = launch(command, settings, output());
    awaitUp();
  }

  /** Runs {@code up} once more, with other options; gives its exit code and what it printed. */
  String runAnotherUp(Path folder, int otherPort) throws IOException, InterruptedException {
    List<String> other = new ArrayList<>(command);
    other.set(other.indexOf("--data") + 1, folder.toString());
    other.set(other.indexOf("--port") + 1, Integer.toString(otherPort));
    Path printed = data.root().resolve("another-up.txt");
    int exitCode = launch(other, settings, printed).waitFor();
    return exitCode + " " + Files.readString(printed);
  }

  /** Another runner, which reaches the platform through another port than the platform's own. */
  Process startRunner(String name, String token, int throughPort) throws IOException {
    Path folder = Files.createDirectories(data.root().resolve(name));
    Files.writeString(folder.resolve("token"), token);
    return launch(
        List.of(
            java(),
            "-jar",
            HOME.runnerJar().toString(),
            "agent",
            "--platform",
            "http://127.0.0.1:" + throughPort,
            "--name",
            name,
            "--token-file",
            folder.resolve("token").toString(),
            "--data",
            folder.toString(),
            "--stop-workers"),
        Map.of("DJL_CACHE_DIR", nativeLibraries()),
        folder.resolve("runner.txt"));
  }

  /** PyTorch is unpacked once, as {@code up} does. */
  private static String nativeLibraries() {
    String folder = System.getenv("DJL_CACHE_DIR");
    return folder == null ? Path.of(System.getProperty("user.home"), ".djl.ai").toString() : folder;
  }

  private static String java() {
    return Installation.java().toString();
  }

  private static Process launch(List<String> command, Map<String, String> settings, Path output)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(settings);
    return builder.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  int port() {
    return port;
  }

  DataFolder data() {
    return data;
  }

  ApiClient client(String role) throws IOException {
    return new ApiClient(url(), data.readCliToken(role));
  }

  /** Kills platform or runner without warning and waits until {@code up} started it again. */
  void kill(String child) {
    ProcessIdentity before = child(child);
    before.find().orElseThrow().destroyForcibly();
    await()
        .atMost(RESTART_LIMIT)
        .until(() -> hasChild(child) && child(child).pid() != before.pid());
  }

  /** Kills PostgreSQL's postmaster without warning and waits until another one serves. */
  void killDatabase() throws IOException {
    long before = postmaster();
    ProcessHandle.of(before).orElseThrow().destroyForcibly();
    await().atMost(RESTART_LIMIT).ignoreExceptions().until(() -> postmaster() != before);
  }

  /** Folders of the attempts that the runner of {@code up} holds. */
  List<Path> attempts() throws IOException {
    return attempts(data.runner());
  }

  /** Folders of the attempts that the runner with this folder holds. */
  static List<Path> attempts(Path runner) throws IOException {
    try (Stream<Path> attempts = Files.list(runner.resolve("attempts"))) {
      return attempts.toList();
    }
  }

  static ProcessIdentity worker(Path attempt) throws IOException {
    return CytostudyJson.mapper()
        .readValue(attempt.resolve("worker.json").toFile(), ProcessIdentity.class);
  }

  /** Ends it as Ctrl-C does, and checks that nothing of it is left. */
  @Override
  public void close() {
    up.destroy();
    try {
      boolean ended = up.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
      await("processes of " + data.root())
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(processesNaming(data.root())).isEmpty());
      assertThat(ended).as("'up' ends when it is told to").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      processesNaming(data.root()).keySet().forEach(ProcessHandle::destroyForcibly);
      up.destroyForcibly();
    }
  }

  private boolean hasChild(String name) {
    return data.upState().map(UpState::children).filter(all -> all.containsKey(name)).isPresent();
  }

  private ProcessIdentity child(String name) {
    return Objects.requireNonNull(data.upState().orElseThrow().children().get(name));
  }

  private long postmaster() throws IOException {
    Path file = data.root().resolve("pg/data/postmaster.pid");
    return Long.parseLong(Files.readAllLines(file).getFirst().strip());
  }

  /** Every process that a fault or a careless end could leave behind carries the folder's name. */
  private static Map<ProcessHandle, String> processesNaming(Path folder) {
    Map<ProcessHandle, String> found = new HashMap<>();
    for (ProcessHandle process : new ArrayList<>(ProcessHandle.allProcesses().toList())) {
      String command = commandLine(process);
      if (command.contains(folder.toString())) {
        found.put(process, command);
      }
    }
    return found;
  }

  private static String commandLine(ProcessHandle process) {
    Path whole = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    try {
      // The process handle cuts long ones, and a worker's class path is long.
      return Files.exists(whole)
          ? Files.readString(whole, StandardCharsets.ISO_8859_1).replace('\0', ' ')
          : process.info().commandLine().orElse("");
    } catch (IOException e) {
      return ""; // it ended between the two calls
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
