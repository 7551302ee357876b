package org.cytostudy.cli.client;

import java.util.regex.Pattern;

/** What came over the network must not steer the terminal: its control characters become spaces. */
public final class TerminalText {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
  private static final Pattern CONTROL_WITHIN_LINES = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

  private TerminalText() {}

  /** Text that stays on one line. */
  public static String line(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }

  /** Text that may have line ends and tabs. */
  public static String lines(String text) {
    return CONTROL_WITHIN_LINES.matcher(text).replaceAll(" ");
  }
}
