package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ListeningTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Listening listening = new Listening(START, Duration.ofSeconds(10));

  @Test
  void sweepsWithoutABreakListenSinceTheStart() {
    for (int second = 2; second < 100; second += 2) {
      assertThat(sweep(second)).isEqualTo(START);
    }
  }

  @Test
  void aBreakBeginsAnew() {
    sweep(2);
    assertThat(sweep(200)).isEqualTo(START.plusSeconds(200));
    assertThat(sweep(202)).isEqualTo(START.plusSeconds(200));
  }

  @Test
  void aSweepThatFailedIsPartOfTheBreak() {
    sweep(2);
    for (int second = 4; second < 60; second += 2) {
      listening.since(START.plusSeconds(second)); // and the database does not answer
    }
    assertThat(sweep(60)).isAfterOrEqualTo(START.plusSeconds(58));
  }

  private Instant sweep(int second) {
    Instant now = START.plusSeconds(second);
    Instant since = listening.since(now);
    listening.swept(now);
    return since;
  }
}
