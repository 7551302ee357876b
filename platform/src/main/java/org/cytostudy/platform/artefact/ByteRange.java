package org.cytostudy.platform.artefact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file, RFC 9110 §14. Of a header with several ranges the whole file is sent, which the
 * RFC allows.
 *
 * @param first offset of the first byte
 * @param count bytes
 * @param partial whether the answer is 206
 */
record ByteRange(long first, long count, boolean partial) {
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  static ByteRange of(@Nullable String header, long length) {
    ByteRange whole = new ByteRange(0, length, false);
    if (header == null) {
      return whole;
    }
    Matcher range = SINGLE.matcher(header.strip());
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return whole;
    }
    long first;
    long last;
    if (range.group(1).isEmpty()) {
      first = Math.max(0, length - Long.parseLong(range.group(2)));
      last = length - 1;
    } else {
      first = Long.parseLong(range.group(1));
      last =
          range.group(2).isEmpty()
              ? length - 1
              : Math.min(length - 1, Long.parseLong(range.group(2)));
    }
    if (first >= length || last < first) {
      throw new InvalidException(
          ProblemType.RANGE_NOT_SATISFIABLE, "The content has " + length + " bytes.");
    }
    return new ByteRange(first, last - first + 1, true);
  }

  /** The {@code Content-Range} of a file of this length. */
  String contentRange(long length) {
    return "bytes " + first + "-" + (first + count - 1) + "/" + length;
  }
}
