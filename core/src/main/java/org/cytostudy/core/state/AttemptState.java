package org.cytostudy.core.state;

import java.util.Set;

/** The life of an attempt: one try at a step, with a fencing token of its own. */
public enum AttemptState implements State<AttemptState> {
  /** Devices are held; the worker has not reported yet. */
  LEASED,
  RUNNING,
  /** Two beats were missed. It may come back until another attempt replaces it. */
  UNREACHABLE,
  SUCCEEDED,
  FAILED,
  CANCELLED,
  PREEMPTED;

  @Override
  public Set<AttemptState> next() {
    return switch (this) {
      case LEASED -> Set.of(RUNNING, UNREACHABLE, FAILED, CANCELLED, PREEMPTED);
      case RUNNING -> Set.of(UNREACHABLE, SUCCEEDED, FAILED, CANCELLED, PREEMPTED);
      case UNREACHABLE -> Set.of(RUNNING, SUCCEEDED, FAILED, CANCELLED, PREEMPTED);
      case SUCCEEDED, FAILED, CANCELLED, PREEMPTED -> Set.of();
    };
  }

  /** Whether the attempt still holds its devices. */
  public boolean holdsDevices() {
    return !terminal();
  }
}
