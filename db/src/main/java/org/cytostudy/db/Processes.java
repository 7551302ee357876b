package org.cytostudy.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
