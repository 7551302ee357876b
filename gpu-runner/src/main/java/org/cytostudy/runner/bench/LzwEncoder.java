package org.cytostudy.runner.bench;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/** Encodes LZW as TIFF 6.0 section 13 has it, for files to measure with: plain, not fast. */
final class LzwEncoder {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST = 258;
  private static final int LAST = 4094;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<Integer, Integer> strings = new HashMap<>();
  private int next = FIRST;
  private int width = 9;
  private int bits;
  private int bitCount;

  private LzwEncoder() {}

  static byte[] encode(byte[] bytes) {
    return new LzwEncoder().all(bytes);
  }

  private byte[] all(byte[] bytes) {
    put(CLEAR);
    int prefix = -1;
    for (byte signed : bytes) {
      int value = signed & 0xff;
      Integer longer = prefix < 0 ? Integer.valueOf(value) : strings.get(prefix << 8 | value);
      if (longer != null) {
        prefix = longer;
        continue;
      }
      put(prefix);
      strings.put(prefix << 8 | value, next++);
      if (next == LAST) {
        put(CLEAR);
        strings.clear();
        next = FIRST;
        width = 9;
      } else if (next == (1 << width)) {
        width++;
      }
      prefix = value;
    }
    put(prefix);
    // The reader's table is one string behind: it may just have become too large for the width.
    next++;
    if (next == (1 << width) && width < 12) {
      width++;
    }
    put(END);
    if (bitCount > 0) {
      out.write(bits << (8 - bitCount));
    }
    return out.toByteArray();
  }

  private void put(int code) {
    bits = bits << width | code;
    bitCount += width;
    while (bitCount >= 8) {
      bitCount -= 8;
      out.write(bits >> bitCount);
      bits &= (1 << bitCount) - 1;
    }
  }
}
