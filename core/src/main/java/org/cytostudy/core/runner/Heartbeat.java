package org.cytostudy.core.runner;

import java.util.List;
import org.cytostudy.core.id.AttemptId;

/** Every attempt that this node's workers are busy with. */
public record Heartbeat(List<Beat> attempts) {
  public Heartbeat {
    attempts = List.copyOf(attempts);
  }

  /**
   * One living worker.
   *
   * @param residentBytes memory of its process
   */
  public record Beat(AttemptId attemptId, long token, long residentBytes) {}
}
