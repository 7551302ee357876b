package org.cytostudy.core.job;

import java.util.Arrays;

/** Names of files that come over the wire must not lead out of the folder they are put in. */
public final class RelativeName {
  private RelativeName() {}

  /**
   * Accepts a relative path with forward slashes.
   *
   * @throws IllegalArgumentException if it is empty, absolute or holds {@code ..} or a backslash
   */
  public static void check(String name) {
    boolean bad =
        name.isBlank()
            || name.length() > 1024
            || name.startsWith("/")
            || name.contains("\\")
            || name.indexOf('\0') >= 0
            || Arrays.stream(name.split("/", -1))
                .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    if (bad) {
      throw new IllegalArgumentException(
          "A name must be a relative path with forward slashes and without '..': '" + name + "'");
    }
  }
}
