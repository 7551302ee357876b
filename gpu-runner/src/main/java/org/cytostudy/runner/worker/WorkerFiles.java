package org.cytostudy.runner.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.cytostudy.core.job.CytostudyJson;

/** Names in a worker's output folder, and how a file there is replaced without a half state. */
final class WorkerFiles {
  /** What the worker reports while it runs. */
  static final String EVENTS = "events.ndjson";

  /** How it ended; written last. */
  static final String OUTCOME = "outcome.json";

  /** Files that are not outputs. */
  static final String SCRATCH = "scratch";

  /**
   * Which process works here, in {@link #SCRATCH}: whoever started it may die before it notes it.
   */
  static final String PROCESS = "process.json";

  /** Whoever wants a checkpoint now puts an empty file of this name here. */
  static final String CHECKPOINT_NOW = "checkpoint-now";

  private WorkerFiles() {}

  /** Writes JSON so that a reader sees the old file or the whole new one, also after a crash. */
  static void writeAtomically(Path file, Object value) throws IOException {
    writeAtomically(file, CytostudyJson.mapper().writeValueAsBytes(value));
  }

  /** The same for bytes. */
  static void writeAtomically(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    ByteBuffer bytes = ByteBuffer.wrap(content);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      // On a full disk the half of it would take room that the next try needs.
      Files.deleteIfExists(temporary);
      throw e;
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    force(file.resolveSibling("."));
  }

  /** Forces a file, or the names in a folder, to disk. */
  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
