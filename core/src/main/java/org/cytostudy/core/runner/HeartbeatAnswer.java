package org.cytostudy.core.runner;

import java.util.List;
import org.cytostudy.core.id.AttemptId;

/**
 * What the agent should do next.
 *
 * @param orders orders for single attempts
 * @param drain take no new work
 */
public record HeartbeatAnswer(List<Order> orders, boolean drain) {
  public HeartbeatAnswer {
    orders = List.copyOf(orders);
  }

  /** An order for one attempt. */
  public record Order(AttemptId attemptId, Kind kind) {}

  /** What to do. */
  public enum Kind {
    /** Stop the worker: somebody cancelled the run. */
    CANCEL,
    /** Kill the worker: another attempt replaced it, nothing of it counts. */
    ABANDON,
    /** Write a checkpoint now. */
    CHECKPOINT_NOW
  }
}
