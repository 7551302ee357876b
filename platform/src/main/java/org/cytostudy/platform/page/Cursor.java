package org.cytostudy.platform.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;

/** The opaque text between two pages: the last row's key. */
final class Cursor {
  private Cursor() {}

  static String encode(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  static String decode(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  static InvalidException invalid() {
    return new InvalidException(
        ProblemType.INVALID_CURSOR, "Take the cursor from nextCursor of the page before.");
  }
}
