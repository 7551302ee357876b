package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.routes.AttemptFailed;
import org.junit.jupiter.api.Test;

/** Silence, seen by a platform whose clock the test sets. */
@PlatformTest
class LostAttemptsIT {
  private static final Duration SWEEP = Duration.ofSeconds(2);

  @Inject Sql sql;
  @Inject Steps steps;
  @Inject Attempts attempts;
  @Inject RunConfig config;

  private Instant now = Instant.now();
  private int lost;

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @Test
  void aPauseOfThePlatformIsNoSilenceOfItsNodes() {
    FakeRunner runner = FakeRunner.idle();
    new Demo(runner).phantom();
    Lease lease = runner.lease(10).orElseThrow();
    runner.accepted(lease, 0, List.of(new WorkerEvent.Started(1, 0)));
    LostAttempts platform = new LostAttempts(sql, steps, attempts, config, clock);
    sweepFor(platform, Duration.ofSeconds(6));
    assertThat(state(lease)).isEqualTo("RUNNING");

    now = now.plus(Duration.ofHours(8));
    sweepFor(platform, config.heartbeat());
    assertThat(state(lease)).as("nobody could beat in these hours").isEqualTo("RUNNING");
    sweepFor(platform, config.heartbeat().multipliedBy(2));
    assertThat(state(lease)).isEqualTo("UNREACHABLE");
    sweepFor(platform, config.unreachableGrace().minus(config.heartbeat().multipliedBy(2)));
    assertThat(lost).as("the grace time begins anew too").isZero();
    sweepFor(platform, config.heartbeat().multipliedBy(2));
    assertThat(lost).isPositive();

    runner.beat(lease);
    runner.finishWork(lease);
  }

  private void sweepFor(LostAttempts platform, Duration time) {
    for (Instant end = now.plus(time); now.isBefore(end); now = now.plus(SWEEP)) {
      List<AttemptFailed> found = QuarkusTransaction.requiringNew().call(platform::sweep);
      lost += found.size();
    }
  }

  private String state(Lease lease) {
    return sql.first(
            "SELECT state FROM attempt WHERE id = ?", row -> row.text("state"), lease.attemptId())
        .orElseThrow();
  }
}
