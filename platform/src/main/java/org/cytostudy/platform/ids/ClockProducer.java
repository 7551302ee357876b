package org.cytostudy.platform.ids;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The platform's clock: UTC in microseconds, which is what PostgreSQL keeps. */
class ClockProducer {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }
}
