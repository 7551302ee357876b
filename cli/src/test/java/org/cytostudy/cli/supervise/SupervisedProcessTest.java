package org.cytostudy.cli.supervise;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.cytostudy.core.process.ProcessIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTest {
  @TempDir Path folder;

  @Test
  void startsAgainWhatWasKilledAndNotWhatWasStopped() {
    AtomicInteger starts = new AtomicInteger();
    SupervisedProcess process = process("sleep 60", starts);
    process.start();
    ProcessIdentity first = requireNonNull(process.identity());
    first.kill();
    await().atMost(Duration.ofSeconds(10)).until(() -> starts.get() == 2);
    ProcessIdentity second = requireNonNull(process.identity());
    assertThat(second.pid()).isNotEqualTo(first.pid());
    assertThat(process.deaths()).isEqualTo(1);
    process.stop(Duration.ofSeconds(5));
    assertThat(second.isAlive()).isFalse();
    assertThat(starts).hasValue(2);
  }

  @Test
  void killsWhatDoesNotListen() {
    SupervisedProcess process = process("trap '' TERM; echo deaf; sleep 60", new AtomicInteger());
    process.start();
    await()
        .until(
            () -> Files.exists(process.log()) && Files.readString(process.log()).contains("deaf"));
    ProcessIdentity identity = requireNonNull(process.identity());
    process.stop(Duration.ofMillis(300));
    assertThat(identity.isAlive()).isFalse();
  }

  private SupervisedProcess process(String script, AtomicInteger starts) {
    return new SupervisedProcess(
        "test",
        List.of("sh", "-c", script),
        Map.of(),
        folder.resolve("logs/test.log"),
        starts::incrementAndGet);
  }
}
