package org.cytostudy.platform.cell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines of a text with their numbers; what is too long a line is read on, but not kept. */
final class Lines {
  private static final int LONGEST = 65_536;

  private final BufferedReader text;
  private long number;

  Lines(Reader text) {
    this.text = new BufferedReader(text, 1 << 16);
  }

  /** Number of the line that was read last, from 1. */
  long number() {
    return number;
  }

  /** The next line without its end, cut at {@value #LONGEST} characters; null at the end. */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = text.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = text.read()) {
      if (line.length() < LONGEST) {
        line.append((char) c);
      }
    }
    number++;
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }
}
