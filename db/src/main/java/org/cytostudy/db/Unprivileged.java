package org.cytostudy.db;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to run PostgreSQL, which refuses to run as root.
 *
 * @param prefix what to put before each command; empty for an ordinary user
 * @param changesUser whether files must belong to another user
 */
record Unprivileged(List<String> prefix, boolean changesUser) {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String USER = "nobody";

  Unprivileged {
    prefix = List.copyOf(prefix);
  }

  /**
   * For root a user namespace in which it is nobody in particular, while files keep their owner;
   * where the kernel forbids that, the user {@code nobody}.
   */
  static Unprivileged detect() {
    if (!isRoot()) {
      return new Unprivileged(List.of(), false);
    }
    return worksAsOther(List.of("unshare", "-U")) ? inNamespace() : asNobody();
  }

  static Unprivileged inNamespace() {
    return new Unprivileged(List.of("unshare", "-U"), false);
  }

  static Unprivileged asNobody() {
    List<String> prefix =
        List.of("setpriv", "--reuid=" + USER, "--regid=" + group(), "--clear-groups");
    if (!worksAsOther(prefix)) {
      throw new LocalPostgresException(
          "PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' works here. Start"
              + " Cytostudy as an ordinary user, or give it a PostgreSQL of your own.");
    }
    return new Unprivileged(prefix, true);
  }

  static boolean isRoot() {
    return Commands.run(LIMIT, List.of("id", "-u")).output().equals("0");
  }

  /** Makes a folder the unprivileged user's, where that is another one. */
  void own(Path folder) throws IOException {
    if (!changesUser) {
      return;
    }
    Commands.Result result =
        Commands.run(
            Duration.ofMinutes(2), List.of("chown", "-R", USER + ":" + group(), folder.toString()));
    if (!result.succeeded()) {
      throw new IOException("chown failed: " + result.output());
    }
    if (!Commands.run(LIMIT, Commands.join(prefix, "test", "-x", folder.toString())).succeeded()) {
      throw new LocalPostgresException(
          "The user "
              + USER
              + " cannot enter "
              + folder
              + ", a folder above it is closed. Choose a data folder below one that everybody can"
              + " enter, or start Cytostudy as an ordinary user.");
    }
  }

  private static boolean worksAsOther(List<String> prefix) {
    try {
      Commands.Result result = Commands.run(LIMIT, Commands.join(prefix, "id", "-u"));
      return result.succeeded() && !result.output().equals("0");
    } catch (LocalPostgresException e) {
      return false;
    }
  }

  private static String group() {
    return Commands.run(LIMIT, List.of("id", "-gn", USER)).output();
  }
}
