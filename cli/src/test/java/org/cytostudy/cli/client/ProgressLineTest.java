package org.cytostudy.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final StringWriter text = new StringWriter();

  @Test
  void tellsElapsedAndRemainingTime() {
    ProgressLine line = new ProgressLine(new PrintWriter(text), false, clock);
    now.set(Instant.EPOCH.plusSeconds(60));
    line.update(0.25, "study", "SpatialNCE pretrain 100/400 iterations");
    assertThat(text.toString())
        .isEqualToNormalizingNewlines(
            " 25 %  study: SpatialNCE pretrain 100/400 iterations  1:00, about 3:00 left\n");
  }

  @Test
  void writesALogFileALineAStageAndEveryQuarterMinuteOnly() {
    ProgressLine line = new ProgressLine(new PrintWriter(text), false, clock);
    for (int second = 1; second <= 30; second++) {
      now.set(Instant.EPOCH.plus(Duration.ofSeconds(second)));
      line.update(0, second < 10 ? "ingest" : "study", "");
    }
    assertThat(text.toString().lines()).hasSize(3);
  }

  @Test
  void rewritesOneLineOnATerminal() {
    ProgressLine line = new ProgressLine(new PrintWriter(text), true, clock);
    line.update(0.5, "study", "x".repeat(500));
    line.update(0.6, "study", "short");
    line.done();
    assertThat(text.toString()).doesNotContain("\n").endsWith("\r");
    assertThat(text.toString().split("\r")).allMatch(shown -> shown.length() <= 100);
  }

  @Test
  void keepsControlCharactersOfTheNetworkOffTheTerminal() {
    ProgressLine line = new ProgressLine(new PrintWriter(text), true, clock);
    line.update(0.5, "study", "\u001b[2J");
    assertThat(text.toString()).doesNotContain("\u001b");
  }
}
