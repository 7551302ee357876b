package org.cytostudy.routes;

/** Where claimed steps can be sent to. */
public interface Placements {

  /** Which kind of place a step is offered to. */
  enum Lane {
    /** Trains or runs a network: takes GPUs; the CPU slot only where no node has a GPU. */
    ACCELERATED,
    /** Reads and writes files and counts: takes the CPU slot. */
    GENERAL
  }

  /**
   * Offers a claimed step to the nodes that pull their work, until one takes it.
   *
   * @return whether the step was still claimed
   */
  boolean offer(ReadyStep step, Lane lane);

  /** Fails a step of a kind that no node can do. */
  void refuse(ReadyStep step);
}
