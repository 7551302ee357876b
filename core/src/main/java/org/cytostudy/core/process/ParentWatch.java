package org.cytostudy.core.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Ends this process in an orderly way when its supervisor is gone. A supervisor that is killed
 * cannot stop what it started; without this, a platform nobody asked for would go on.
 */
public final class ParentWatch {
  private static final String PID = "CYTOSTUDY_SUPERVISOR_PID";
  private static final String STARTED_AT = "CYTOSTUDY_SUPERVISOR_STARTED_AT";
  private static final Duration EVERY = Duration.ofSeconds(1);

  private ParentWatch() {}

  /** Names this process as the supervisor in a child's environment. */
  public static void announce(Map<String, String> childEnvironment) {
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());
    childEnvironment.put(PID, Long.toString(self.pid()));
    childEnvironment.put(STARTED_AT, self.startedAt().toString());
  }

  /** Keeps a grandchild, which may outlive the supervisor, from inheriting its name. */
  public static void forget(Map<String, String> childEnvironment) {
    childEnvironment.remove(PID);
    childEnvironment.remove(STARTED_AT);
  }

  /** Starts watching if a supervisor named itself; does nothing otherwise. */
  public static void start() {
    String pid = System.getenv(PID);
    String startedAt = System.getenv(STARTED_AT);
    if (pid != null && startedAt != null) {
      ProcessIdentity supervisor =
          new ProcessIdentity(Long.parseLong(pid), Instant.parse(startedAt));
      Thread.ofPlatform().daemon().name("parent-watch").start(() -> watch(supervisor));
    }
  }

  private static void watch(ProcessIdentity supervisor) {
    try {
      while (supervisor.isAlive()) {
        Thread.sleep(EVERY);
      }
      System.exit(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
