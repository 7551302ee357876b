package org.cytostudy.routes;

import java.time.Duration;
import java.util.Optional;

/** The queue of ready steps: rows in PostgreSQL. */
public interface StepQueue {

  /**
   * Claims the step that has been ready for longest. Two callers never get the same one.
   *
   * @param claim how long no other caller gets it; afterwards it is ready again unless it was
   *     offered to the nodes
   */
  Optional<ReadyStep> claimNext(Duration claim);

  /**
   * Makes steps ready again whose claim expired before they were offered. An offer stands until a
   * node takes it.
   *
   * @return how many
   */
  int releaseExpiredClaims();
}
