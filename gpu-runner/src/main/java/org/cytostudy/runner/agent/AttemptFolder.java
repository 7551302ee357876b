package org.cytostudy.runner.agent;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.WorkerOutcome;
import org.cytostudy.core.process.ProcessIdentity;
import org.cytostudy.core.runner.Lease;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one attempt on disk, so that an agent that was killed goes on where it was:
 * {@code lease.json}, {@code manifest.json}, {@code start.json} (a worker is being started), {@code
 * worker.json} (its process), {@code forwarded.json} (what the platform has), {@code worker.log},
 * {@code out/} (the worker's folder).
 */
record AttemptFolder(Path path) {
  private static final String LEASE = "lease.json";
  private static final String START = "start.json";
  private static final String WORKER = "worker.json";
  private static final String FORWARDED = "forwarded.json";

  /**
   * How much of {@code events.ndjson} the platform has.
   *
   * @param nextSequence number of the next line, from 0
   * @param offset byte at which that line starts
   */
  record Forwarded(long nextSequence, long offset) {}

  static AttemptFolder create(Path parent, Lease lease) throws IOException {
    AttemptFolder folder = new AttemptFolder(parent.resolve(lease.attemptId().toString()));
    Files.createDirectories(folder.out());
    folder.write(folder.manifest(), lease.manifest());
    folder.write(folder.path.resolve(LEASE), lease);
    return folder;
  }

  /** The attempts that an agent before this one left behind. */
  static List<AttemptFolder> findAll(Path parent) throws IOException {
    List<AttemptFolder> found = new ArrayList<>();
    try (Stream<Path> folders = Files.list(parent)) {
      for (Path folder : folders.sorted().toList()) {
        if (Files.exists(folder.resolve(LEASE))) {
          found.add(new AttemptFolder(folder));
        } else {
          // The agent died before the lease was written: the platform will give it to another.
          new AttemptFolder(folder).delete();
        }
      }
    }
    return found;
  }

  Lease lease() throws IOException {
    return CytostudyJson.mapper().readValue(path.resolve(LEASE).toFile(), Lease.class);
  }

  Path manifest() {
    return path.resolve("manifest.json");
  }

  Path out() {
    return path.resolve("out");
  }

  Path events() {
    return out().resolve("events.ndjson");
  }

  Path workerLog() {
    return path.resolve("worker.log");
  }

  Path checkpointRequest() {
    return out().resolve("checkpoint-now");
  }

  /** The worker, as the agent that started it noted or, where it died too soon, as it says. */
  Optional<ProcessIdentity> worker() throws IOException {
    ProcessIdentity noted = readIfThere(path.resolve(WORKER), ProcessIdentity.class);
    return Optional.ofNullable(
        noted != null
            ? noted
            : readIfThere(out().resolve("scratch/process.json"), ProcessIdentity.class));
  }

  /** Notes that a worker is about to be started. */
  void noteStart() throws IOException {
    write(path.resolve(START), true);
  }

  /** Whether somebody was about to start a worker, and perhaps did. */
  boolean startIsNoted() {
    return Files.exists(path.resolve(START));
  }

  void rememberWorker(ProcessIdentity worker) throws IOException {
    write(path.resolve(WORKER), worker);
  }

  Forwarded forwarded() throws IOException {
    Forwarded forwarded = readIfThere(path.resolve(FORWARDED), Forwarded.class);
    return forwarded == null ? new Forwarded(0, 0) : forwarded;
  }

  void rememberForwarded(Forwarded forwarded) throws IOException {
    write(path.resolve(FORWARDED), forwarded);
  }

  Optional<WorkerOutcome> outcome() throws IOException {
    return Optional.ofNullable(readIfThere(out().resolve("outcome.json"), WorkerOutcome.class));
  }

  /** The last lines that the worker printed, for a failure that it could not report itself. */
  String lastLogLines(int lines) throws IOException {
    if (!Files.exists(workerLog())) {
      return "";
    }
    try (FileChannel channel = FileChannel.open(workerLog(), StandardOpenOption.READ)) {
      channel.position(Math.max(0, channel.size() - 8192));
      String tail =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
      List<String> all = tail.lines().toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }
  }

  /** Keeps the log of the worker, removes the rest. */
  void archiveLog(Path logs) throws IOException {
    if (Files.exists(workerLog()) && Files.size(workerLog()) > 0) {
      Files.createDirectories(logs);
      Files.move(
          workerLog(),
          logs.resolve("worker-" + path.getFileName() + ".log"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    delete();
  }

  private void delete() throws IOException {
    // The lease goes first: a folder without one is no attempt, however much of it is left.
    Files.deleteIfExists(path.resolve(LEASE));
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static <T> @Nullable T readIfThere(Path file, Class<T> type) throws IOException {
    return Files.exists(file) ? CytostudyJson.mapper().readValue(file.toFile(), type) : null;
  }

  private void write(Path file, Object value) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.write(temporary, CytostudyJson.mapper().writeValueAsBytes(value));
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
