package org.cytostudy.core.id;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then a 12-bit counter,
 * then 62 random bits. Identifiers made by one generator sort in the order in which they were made,
 * also within one millisecond.
 */
public final class Uuid7 {
  private static final int COUNTER_LIMIT = 1 << 12;

  private final Clock clock;
  private final RandomGenerator random;
  private long lastMillis = -1;
  private int counter;

  public Uuid7(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** The next identifier; greater than every one before, even if the clock steps back. */
  public synchronized UUID next() {
    long now = Math.max(clock.millis(), lastMillis);
    if (now == lastMillis) {
      counter++;
      if (counter == COUNTER_LIMIT) {
        counter = 0;
        now++;
      }
    } else {
      counter = 0;
    }
    lastMillis = now;
    long high = (now << 16) | 0x7000L | counter;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
