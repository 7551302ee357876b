package org.cytostudy.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

  @Test
  void findsTheProcessUntilItEnds() throws IOException {
    Process process = new ProcessBuilder("sleep", "60").start();
    ProcessIdentity identity = ProcessIdentity.of(process.toHandle());
    assertThat(identity.isAlive()).isTrue();
    identity.kill();
    await().until(() -> !identity.isAlive());
  }

  @Test
  void anotherProcessWithTheSameNumberIsNotTheSame() {
    long own = ProcessHandle.current().pid();
    assertThat(new ProcessIdentity(own, Instant.parse("2001-01-01T00:00:00Z")).isAlive()).isFalse();
    assertThat(ProcessIdentity.of(ProcessHandle.current()).isAlive()).isTrue();
  }
}
