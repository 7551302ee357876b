package org.cytostudy.platform.session;

import org.jspecify.annotations.Nullable;

/**
 * Where a browser goes after it signed in. A link to the platform must not be able to send somebody
 * who just typed a password to another site, so only addresses of pages of our own pass.
 */
final class ReturnPath {
  private static final String HOME = "/";
  private static final int MAX_LENGTH = 2000;

  private ReturnPath() {}

  /** The wanted address if it is one of our own pages, else the start page. */
  static String of(@Nullable String wanted) {
    if (wanted == null
        || wanted.length() > MAX_LENGTH
        || !wanted.startsWith("/")
        || wanted.startsWith("//")
        || wanted.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '\\')
        || wanted.matches("/(login|api|q)([/?#].*)?")) {
      return HOME;
    }
    return wanted;
  }
}
