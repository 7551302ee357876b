package org.cytostudy.core.space;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A named space of a stated version, written {@code name@version}: {@code mni-colin27@2008}. Two
 * versions are two spaces, and nothing is converted between spaces without a transform.
 *
 * @param name letters, digits, {@code . _ / -}, up to 100
 * @param version the same, up to 50
 */
public record Space(String name, String version) {
  private static final String WORD = "[A-Za-z0-9][A-Za-z0-9._/-]{0,%d}";
  private static final Pattern NAME = Pattern.compile(WORD.formatted(99));
  private static final Pattern VERSION = Pattern.compile(WORD.formatted(49));
  private static final Pattern TEXT = Pattern.compile("([^@]*)@([^@]*)");

  public Space {
    if (!NAME.matcher(name).matches() || !VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "A space is written name@version, with letters, digits and . _ / -; got '"
              + name
              + "@"
              + version
              + "'");
    }
  }

  /**
   * Reads {@code name@version}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  @JsonCreator
  public static Space parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "A space is written name@version, e.g. mni-colin27@2008; got '" + text + "'");
    }
    return new Space(parts.group(1), parts.group(2));
  }

  @Override
  @JsonValue
  public String toString() {
    return name + "@" + version;
  }
}
