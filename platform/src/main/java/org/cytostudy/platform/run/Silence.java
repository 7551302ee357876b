package org.cytostudy.platform.run;

import java.time.Instant;

/** When a node or an attempt counts as silent. */
public final class Silence {
  private static final int MISSED_BEATS = 2;

  private Silence() {}

  /** Who was heard of last before this instant is silent. */
  public static Instant before(RunConfig config, Instant now) {
    return now.minus(config.heartbeat().multipliedBy(MISSED_BEATS));
  }
}
