package org.cytostudy.cli.supervise;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cytostudy.core.process.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cytostudy up}. */
@Command(
    name = "up",
    description =
        "Starts PostgreSQL, the platform and a runner, and keeps them alive until Ctrl-C.",
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  private static final Duration DETACH_LIMIT = Duration.ofMinutes(3);

  @Mixin private UpOptions options;
  @Spec private CommandSpec spec;

  @Option(names = "--detach", description = "Return once it is up; 'cytostudy down' stops it.")
  private boolean detach;

  /** Made by the command line parser. */
  public UpCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    return detach ? detach() : stay();
  }

  // Closed by its own shutdown hook: the only way out of this command is a signal.
  @SuppressWarnings("resource")
  private int stay() throws IOException, InterruptedException {
    Instant began = Instant.now();
    Supervisor supervisor = Supervisor.start(Installation.current(), options.dataFolder(), options);
    print(spec.commandLine().getOut(), supervisor.url(), supervisor.data(), began);
    spec.commandLine().getOut().println("Ctrl-C stops it.");
    new CountDownLatch(1).await();
    return 0;
  }

  private int detach() throws IOException, InterruptedException {
    Instant began = Instant.now();
    DataFolder data = options.dataFolder();
    List<String> command = new ArrayList<>(Session.prefix());
    command.add(Installation.java().toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx64m", "-XX:TieredStopAtLevel=1"));
    command.add("-Dcytostudy.home=" + Installation.current().home());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("org.cytostudy.cli.Main");
    spec.commandLine().getParseResult().originalArgs().stream()
        .filter(argument -> !argument.equals("--detach"))
        .forEach(command::add);
    if (!command.contains("up")) {
      command.add("up");
    }
    makeFolders(data);
    Process supervisor =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(data.logs().resolve("up.log").toFile())
            .start();
    while (true) {
      var state = data.upState();
      boolean up =
          state.isPresent()
              && state.get().supervisor().pid() == supervisor.pid()
              && (state.get().children().containsKey("runner") || !options.runner());
      if (up) {
        print(spec.commandLine().getOut(), state.get().url(), data, began);
        return 0;
      }
      boolean late = Duration.between(began, Instant.now()).compareTo(DETACH_LIMIT) > 0;
      if (!supervisor.isAlive() || late) {
        throw new UpException(Files.readString(data.logs().resolve("up.log")).strip());
      }
      Thread.sleep(100);
    }
  }

  private static void makeFolders(DataFolder data) {
    try {
      Files.createDirectories(data.logs());
    } catch (IOException e) {
      throw UpException.cannotWrite(data.root(), e);
    }
  }

  /** Tells where it runs and how to get in. */
  public static void print(PrintWriter out, String url, DataFolder data, Instant began)
      throws IOException {
    double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
    out.printf("Cytostudy is up after %.1f s: %s%n", seconds, url);
    out.println("Data: " + data.root() + "   logs: " + data.logs());
    printLinks(out, data);
    out.flush();
  }

  static void printLinks(PrintWriter out, DataFolder data) throws IOException {
    if (!data.hasLoginLinks()) {
      out.println("Log in with your identity provider.");
      return;
    }
    out.println("Log in (each link works once):");
    for (Map.Entry<String, String> link : data.loginLinks().entrySet()) {
      out.printf("  %-11s %s%n", link.getKey(), link.getValue());
    }
  }
}
