package org.cytostudy.runner.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * Waits longer after each failure in a row, with jitter so that many nodes do not knock at once.
 */
final class Backoff {
  private static final long FIRST_MILLIS = 200;
  private static final long LONGEST_MILLIS = 5_000;
  private static final long LOOK_MILLIS = 100;
  private static final System.Logger LOG = System.getLogger(Backoff.class.getName());

  private long nextMillis = FIRST_MILLIS;

  void reset() {
    nextMillis = FIRST_MILLIS;
  }

  /** Sleeps; the time doubles with each call up to five seconds. */
  void pause() throws InterruptedException {
    pause(() -> false);
  }

  /** The same, but ends early where there is nothing to wait for any more. */
  void pause(BooleanSupplier over) throws InterruptedException {
    long left = nextMillis + ThreadLocalRandom.current().nextLong(nextMillis);
    nextMillis = Math.min(LONGEST_MILLIS, nextMillis * 2);
    while (left > 0 && !over.getAsBoolean()) {
      Thread.sleep(Duration.ofMillis(Math.min(left, LOOK_MILLIS)));
      left -= LOOK_MILLIS;
    }
  }

  /** Repeats a call until the network lets it through. */
  static <T> T retry(String what, Call<T> call)
      throws InterruptedException, SupersededException, RefusedException {
    Backoff backoff = new Backoff();
    while (true) {
      try {
        return call.run();
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "{0} did not get through ({1}); again", what, e);
        backoff.pause();
      }
    }
  }

  /** A call that may fail for the moment (IOException) or for good. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws IOException, InterruptedException, SupersededException, RefusedException;
  }
}
