package org.cytostudy.core.process;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One process for good. A number alone may come to name another process later; with the start time
 * it does not.
 *
 * @param pid its number
 * @param startedAt when it started, as the operating system says
 */
public record ProcessIdentity(long pid, Instant startedAt) {
  /** Operating systems count start times in ticks, some of them relative to a clock that drifts. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** The identity of a process that runs. */
  public static ProcessIdentity of(ProcessHandle process) {
    return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** The process, if it still runs and is the same one. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
  }

  /** Whether it still runs; one that ended and that nobody waited for does not. */
  @JsonIgnore
  public boolean isAlive() {
    return find().isPresent();
  }

  /** Asks it to end (SIGTERM). */
  public void terminate() {
    find().ifPresent(ProcessHandle::destroy);
  }

  /** Ends it and all that it started (SIGKILL). */
  public void kill() {
    find()
        .ifPresent(
            process -> {
              process.descendants().forEach(ProcessHandle::destroyForcibly);
              process.destroyForcibly();
            });
  }

  /** Its resident memory in bytes, where the operating system tells it. */
  public OptionalLong residentBytes() {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!isAlive() || !Files.exists(status)) {
      return OptionalLong.empty();
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst();
    } catch (IOException e) {
      // It ended between the two calls.
      return OptionalLong.empty();
    }
  }

  private boolean isSame(ProcessHandle process) {
    if (isZombie()) {
      return false;
    }
    Optional<Instant> started = process.info().startInstant();
    return started.isEmpty()
        || startedAt.equals(Instant.EPOCH)
        || Duration.between(startedAt, started.get()).abs().compareTo(TOLERANCE) < 0;
  }

  private boolean isZombie() {
    try {
      Path stat = Path.of("/proc", Long.toString(pid), "stat");
      return Files.exists(stat) && Files.readString(stat).contains(") Z ");
    } catch (IOException e) {
      return true;
    }
  }
}
