package org.cytostudy.runner.agent;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.state.FailureCategory;

/** The disk of the attempts' folders, as a failure tells of it. */
final class Disk {
  /** A worker with less than this cannot write what it should, not even why it ended. */
  private static final long FULL_BELOW_BYTES = 1 << 20;

  private final AgentConfig config;

  Disk(AgentConfig config) {
    this.config = config;
  }

  /** What a full disk makes of a worker's end; empty where there is room. */
  Optional<Failure> full(String what) throws IOException {
    long free = Files.getFileStore(config.data()).getUsableSpace();
    return free < FULL_BELOW_BYTES
        ? Optional.of(
            failure(
                "disk-full",
                what + "; the disk of node " + config.name() + " has " + free + " bytes left"))
        : Optional.empty();
  }

  /** An attempt whose folder cannot be made. */
  Failure cannotBegin(IOException e) {
    return failure("attempt-cannot-begin", "Node " + config.name() + " cannot begin it: " + e);
  }

  /** What became of an input that could not be kept; empty where the disk is not to blame. */
  Optional<Failure> cannotKeep(InputRef input, IOException e) throws IOException {
    if (e instanceof FileSystemException own
        && own.getFile() != null
        && Path.of(own.getFile()).startsWith(config.data())) {
      return Optional.of(fault(e));
    }
    return full("Input " + input.name() + " could not be kept (" + e.getMessage() + ")");
  }

  /** An attempt that broke off because a file of the agent's could not be read or written. */
  Failure fault(IOException e) {
    return failure("io-error", "Node " + config.name() + " cannot go on with it: " + e);
  }

  private Failure failure(String code, String title) {
    return new Failure(
        FailureCategory.INFRASTRUCTURE,
        code,
        title,
        config.data().toString(),
        "Look at the node's disk (space, permissions, mounts); the step is tried again by itself,"
            + " a failed run can be retried");
  }
}
