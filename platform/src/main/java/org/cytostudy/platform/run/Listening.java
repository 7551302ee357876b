package org.cytostudy.platform.run;

import java.time.Duration;
import java.time.Instant;

/**
 * Since when this platform could have heard of its nodes without a break. While it was away, slept
 * with its machine or had no database, nobody could beat, and silence means nothing.
 */
final class Listening {
  private final Duration longestPause;
  private Instant since;
  private Instant swept;

  /**
   * @param longestPause between two sweeps that succeeded; a longer one is a break
   */
  Listening(Instant start, Duration longestPause) {
    this.longestPause = longestPause;
    this.since = start;
    this.swept = start;
  }

  /** Since when, as a sweep at this instant sees it. */
  synchronized Instant since(Instant now) {
    if (swept.plus(longestPause).isBefore(now)) {
      since = now;
    }
    return since;
  }

  /** A sweep that began at this instant reached the database. */
  synchronized void swept(Instant at) {
    swept = at;
  }
}
