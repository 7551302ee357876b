package org.cytostudy.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.cytostudy.core.metric.LogLine;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.core.metric.WorkerEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
  private static final int LINES = 400;

  @TempDir Path folder;

  @Test
  void cutsOffALineThatAKillLeftWithoutItsEnd() throws Exception {
    Path file = folder.resolve("events.ndjson");
    try (EventLog log = new EventLog(file)) {
      log.add(line("first"));
    }
    Files.writeString(file, Files.readString(file) + "{\"event\":\"lo");
    try (EventLog log = new EventLog(file)) {
      log.add(line("second"));
    }
    assertThat(Files.readString(file).lines()).hasSize(2).allMatch(text -> text.endsWith("}"));
  }

  /** To interrupt a thread that writes closes its channel, and the step would fail at its end. */
  @Test
  void closesWholeWhileWhatWasGatheredIsBeingWritten() throws Exception {
    for (int round = 0; round < 5; round++) {
      Path file = folder.resolve("events-" + round + ".ndjson");
      try (EventLog log = new EventLog(file)) {
        String text = "x".repeat(100_000);
        for (int i = 0; i < LINES; i++) {
          log.add(line(text));
        }
        await()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofNanos(50_000))
            .until(() -> Files.size(file) > 0);
      }
      try (Stream<String> lines = Files.lines(file)) {
        assertThat(lines).hasSize(LINES);
      }
    }
  }

  private static WorkerEvent line(String text) {
    return new WorkerEvent.Log(new LogLine(Instant.EPOCH, Severity.INFO, text));
  }
}
