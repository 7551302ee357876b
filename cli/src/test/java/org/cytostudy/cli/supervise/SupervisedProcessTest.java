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
    SupervisedProcess process = process("sleep 60", starts::incrementAndGet);
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
    SupervisedProcess process = process("trap '' TERM; echo deaf; sleep 60", () -> {});
    process.start();
    await()
        .until(
            () -> Files.exists(process.log()) && Files.readString(process.log()).contains("deaf"));
    ProcessIdentity identity = requireNonNull(process.identity());
    process.stop(Duration.ofMillis(300));
    assertThat(identity.isAlive()).isFalse();
  }

  @Test
  void keepsWhatStartedThoughItCannotBeWrittenDown() {
    AtomicInteger starts = new AtomicInteger();
    SupervisedProcess process =
        process(
            "echo $$; exec sleep 60",
            () -> {
              int start = starts.incrementAndGet();
              if (start > 1 && start < 4) {
                throw new UpException("No space left on device");
              }
            });
    process.start();
    await().until(() -> Files.exists(process.log()) && !Files.readString(process.log()).isEmpty());
    requireNonNull(process.identity()).kill();
    await().atMost(Duration.ofSeconds(10)).until(() -> starts.get() >= 4);
    ProcessIdentity second = requireNonNull(process.identity());
    assertThat(second.isAlive()).isTrue();
    process.stop(Duration.ofSeconds(5));
    assertThat(second.isAlive()).isFalse();
    assertThat(process.log()).content().hasLineCount(2);
  }

  @Test
  void keepsTheLogShortWhileTheProcessRuns() {
    SupervisedProcess process =
        process("head -c 22000000 /dev/zero; sleep 1; echo after; sleep 60", () -> {});
    process.start();
    Path old = process.log().resolveSibling("test.log.1");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Files.exists(old) && Files.readString(process.log()).endsWith("after\n"));
    assertThat(process.log()).hasSize(6);
    assertThat(old).hasSize(22_000_000);
    process.stop(Duration.ofSeconds(5));
  }

  private SupervisedProcess process(String script, Runnable onStart) {
    return new SupervisedProcess(
        "test",
        List.of("sh", "-c", script),
        Map.of(),
        folder.resolve("logs/test.log"),
        onStart,
        Duration.ofMillis(100));
  }
}
