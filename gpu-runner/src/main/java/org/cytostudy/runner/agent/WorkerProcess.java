package org.cytostudy.runner.agent;

import org.cytostudy.core.process.ProcessIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A worker, started by this agent or by one before it.
 *
 * @param child present when this agent started it; only then its exit code can be known
 */
record WorkerProcess(ProcessIdentity identity, @Nullable Process child) {
  private static final int SIGNAL_OFFSET = 128;

  boolean isAlive() {
    return child == null ? identity.isAlive() : child.isAlive();
  }

  void terminate() {
    identity.terminate();
  }

  void kill() {
    identity.kill();
  }

  long residentBytes() {
    return identity.residentBytes().orElse(0);
  }

  /** How it ended, in words. */
  String ending() {
    if (child == null) {
      return "ended while no agent watched it";
    }
    int code = child.exitValue();
    return code > SIGNAL_OFFSET
        ? "was killed by signal " + (code - SIGNAL_OFFSET)
        : "ended with exit code " + code;
  }
}
