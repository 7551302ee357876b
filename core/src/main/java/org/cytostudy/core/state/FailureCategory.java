package org.cytostudy.core.state;

/** Why an attempt ended badly; each category has its own redelivery. */
public enum FailureCategory {
  /** The node, its devices, the network or the store: try again elsewhere. */
  INFRASTRUCTURE,
  /** An input is broken or does not say what it must: a person has to mend it. */
  DATA,
  /** The step itself: a bug, a divergence (NaN), a programme error. */
  CODE,
  /** The specification asks for something that cannot be done. */
  USER,
  /** Taken off its devices in favour of something else: try again, as often as needed. */
  PREEMPTED
}
