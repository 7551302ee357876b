package org.cytostudy.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Questions about processes that are not our children. */
final class Processes {
  private Processes() {}

  /**
   * Whether the process runs. One that has ended but that nobody has waited for (common in
   * containers without a proper first process) does not.
   */
  static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false) && !isZombie(pid);
  }

  /**
   * Whether the process runs and is the one that began then: process ids are given out again.
   *
   * @param start as {@link #start} told it
   */
  static boolean isAlive(long pid, String start) throws IOException {
    return isAlive(pid) && start(pid).filter(start::equals).isPresent();
  }

  /** When a process began, in words of the system that are the same each time it is asked. */
  static Optional<String> start(long pid) throws IOException {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    if (Files.exists(stat)) {
      // Behind the name in brackets, which may hold anything, comes the third word.
      String text = Files.readString(stat);
      return Optional.of(text.substring(text.lastIndexOf(") ") + 2).split(" ")[22 - 3]);
    }
    if (Files.exists(Path.of("/proc/self"))) {
      return Optional.empty();
    }
    Commands.Result told =
        Commands.run(
            Duration.ofSeconds(10), List.of("ps", "-o", "lstart=", "-p", Long.toString(pid)));
    String words = told.output().strip().replaceAll("\\s+", " ");
    return told.succeeded() && !words.isEmpty() ? Optional.of(words) : Optional.empty();
  }

  /** Whether it runs and is a PostgreSQL; where its command is hidden, running has to do. */
  static boolean isPostgres(long pid) {
    if (!isAlive(pid)) {
      return false;
    }
    Optional<String> command = ProcessHandle.of(pid).flatMap(process -> process.info().command());
    return command.map(path -> path.contains("/bin/postgres")).orElse(true);
  }

  private static boolean isZombie(long pid) {
    try {
      Path stat = Path.of("/proc", Long.toString(pid), "stat");
      return Files.exists(stat) && Files.readString(stat).contains(") Z ");
    } catch (IOException e) {
      // It ended between the two calls.
      return true;
    }
  }
}
