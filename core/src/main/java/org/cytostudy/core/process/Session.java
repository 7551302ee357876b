package org.cytostudy.core.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts processes that a signal to the starter's terminal, Ctrl-C above all, does not reach. */
public final class Session {
  private Session() {}

  /** What to put before a command so that it runs in a session of its own, with the same pid. */
  public static List<String> prefix() {
    if (isOnPath("setsid")) {
      return List.of("setsid");
    }
    // macOS has no setsid but a Perl.
    return isOnPath("perl")
        ? List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!;")
        : List.of();
  }

  private static boolean isOnPath(String programme) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, programme))) {
        return true;
      }
    }
    return false;
  }
}
