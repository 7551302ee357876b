package org.cytostudy.platform.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** What PostgreSQL keeps. What it does not keep is refused at the door, with a sentence. */
public final class Storable {
  /** Why a text is refused. */
  public static final String NO_NUL = "must not contain the character U+0000";

  /** Why a time is refused. */
  public static final String NO_SUCH_TIME = "must lie between the years 1 and 9999";

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Storable() {}

  /** Whether it keeps the text: every character but U+0000. */
  public static boolean isText(String text) {
    return text.indexOf('\0') < 0;
  }

  /** Whether it keeps the time, and everybody can read it. */
  public static boolean isTime(Instant time) {
    return !time.isBefore(FIRST) && !time.isAfter(LAST);
  }

  /** Whether it keeps each text of the tree, names of fields too. */
  public static boolean isTree(JsonNode node) {
    if (node.isTextual()) {
      return isText(node.textValue());
    }
    for (var field : node.properties()) {
      if (!isText(field.getKey())) {
        return false;
      }
    }
    for (JsonNode child : node) {
      if (!isTree(child)) {
        return false;
      }
    }
    return true;
  }
}
