package org.cytostudy.core.state;

import java.util.Set;

/** The life of a run: one variant of a study with one seed, or one preparation. */
public enum RunState implements State<RunState> {
  PENDING,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  @Override
  public Set<RunState> next() {
    return switch (this) {
      case PENDING -> Set.of(RUNNING, FAILED, CANCELLED);
      case RUNNING -> Set.of(SUCCEEDED, FAILED, CANCELLED);
      // A retry picks a failed run up at the step that failed.
      case FAILED -> Set.of(RUNNING);
      case SUCCEEDED, CANCELLED -> Set.of();
    };
  }
}
