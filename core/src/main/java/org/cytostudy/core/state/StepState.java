package org.cytostudy.core.state;

import java.util.Set;

/** The life of a step: one node of a run's DAG. */
public enum StepState implements State<StepState> {
  /** Waits for a step before it. */
  BLOCKED,
  /** Its inputs are there; no engine has it yet. */
  READY,
  /** Claimed for an engine until the claim expires; not yet bound to devices. */
  PLACED,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED,
  /** Not run because a step before it failed or was cancelled. */
  SKIPPED;

  @Override
  public Set<StepState> next() {
    return switch (this) {
      case BLOCKED -> Set.of(READY, CANCELLED, SKIPPED);
      // READY → SUCCEEDED: an equal finished step was found in the cache.
      case READY -> Set.of(PLACED, SUCCEEDED, FAILED, CANCELLED);
      // PLACED → READY: the claim expired before any node leased it.
      case PLACED -> Set.of(RUNNING, READY, FAILED, CANCELLED);
      // RUNNING → READY: the attempt failed and the step is delivered again.
      case RUNNING -> Set.of(SUCCEEDED, FAILED, CANCELLED, READY);
      case FAILED -> Set.of(READY);
      case SKIPPED -> Set.of(BLOCKED);
      case SUCCEEDED, CANCELLED -> Set.of();
    };
  }
}
