package org.cytostudy.cli.supervise;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cytostudy.core.process.ParentWatch;
import org.cytostudy.core.process.ProcessIdentity;
import org.cytostudy.core.process.Session;
import org.jspecify.annotations.Nullable;

/** A child that is started again when it dies, sooner at first, later after each early death. */
final class SupervisedProcess {
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration STEADY = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final long ROTATE_BYTES = 20L << 20;

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final Runnable onStart;
  private final Duration look;
  private volatile @Nullable Process process;
  private boolean told;
  private volatile boolean stopping;
  private final AtomicInteger deaths = new AtomicInteger();
  private @Nullable Thread watcher;

  SupervisedProcess(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      Runnable onStart) {
    this(name, command, environment, log, onStart, LOOK);
  }

  /**
   * Prepares it.
   *
   * @param onStart called after each start, again and again until it does not throw
   * @param look how often to look after its log while it runs
   */
  SupervisedProcess(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      Runnable onStart,
      Duration look) {
    this.name = name;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.log = log;
    this.onStart = onStart;
    this.look = look;
  }

  String name() {
    return name;
  }

  Path log() {
    return log;
  }

  /** How often it died by itself. */
  int deaths() {
    return deaths.get();
  }

  @Nullable ProcessIdentity identity() {
    Process current = process;
    return current == null ? null : ProcessIdentity.of(current.toHandle());
  }

  void start() {
    if (launch()) {
      onStart.run();
      told = true;
    }
    watcher = Thread.ofPlatform().daemon().name("watch-" + name).start(this::watch);
  }

  /** Asks it to end and insists after a while. */
  void stop(Duration patience) {
    Process current;
    synchronized (this) {
      stopping = true;
      current = process;
    }
    if (watcher != null) {
      watcher.interrupt();
    }
    if (current == null) {
      return;
    }
    current.destroy();
    try {
      if (!current.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        current.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      current.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    Duration wait = FIRST_WAIT;
    try {
      while (!stopping) {
        Process current = process;
        if (current != null) {
          Instant started = Instant.now();
          lookAfter(current);
          if (stopping) {
            return;
          }
          deaths.incrementAndGet();
          boolean steady = Duration.between(started, Instant.now()).compareTo(STEADY) > 0;
          wait = steady ? FIRST_WAIT : wait;
        }
        Thread.sleep(wait);
        wait =
            wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        relaunch();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void relaunch() {
    try {
      told = !launch();
    } catch (UpException e) {
      // A full disk, say: the next turn tries again.
      System.err.println(e.getMessage());
    }
  }

  /** Waits for its end; until then keeps its log short and tells that it started. */
  private void lookAfter(Process current) throws InterruptedException {
    do {
      try {
        if (!told) {
          onStart.run();
          told = true;
        }
        rotate();
      } catch (UpException | IOException e) {
        // It runs all the same; the next look tries again.
        System.err.println(name + ": " + e.getMessage());
      }
    } while (!current.waitFor(look));
  }

  /** Copied and emptied rather than moved, for a process that runs keeps its file. */
  private void rotate() throws IOException {
    if (Files.exists(log) && Files.size(log) > ROTATE_BYTES) {
      Files.copy(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
        file.truncate(0);
      }
    }
  }

  private synchronized boolean launch() {
    if (stopping) {
      return false;
    }
    try {
      // Whatever was there is dead. What starts below is never forgotten, or it would have a twin.
      process = null;
      Files.createDirectories(log.getParent());
      rotate();
      List<String> all = new ArrayList<>(Session.prefix());
      all.addAll(command);
      ProcessBuilder builder =
          new ProcessBuilder(all)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      ParentWatch.announce(builder.environment());
      process = builder.start();
      return true;
    } catch (IOException e) {
      throw new UpException("Cannot start " + name + ": " + e.getMessage(), e);
    }
  }
}
