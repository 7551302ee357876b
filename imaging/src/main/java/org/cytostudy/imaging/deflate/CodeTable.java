package org.cytostudy.imaging.deflate;

import java.util.Arrays;

/**
 * A canonical prefix code (RFC 1951 section 3.2.2), laid out so that most symbols take one look at
 * the next bits, the first of which is the lowest.
 *
 * <p>An entry is a number: bits 0 to 5 say how many bits the code and what belongs to it have, bits
 * 8 to 12 how many of these the code has, and those from 16 on what the symbol stands for. Entry 0
 * is a code that is longer than a look.
 */
final class CodeTable {
  /** No code of Deflate is longer. */
  static final int LONGEST = 15;

  private final int look;

  /** By the next bits. */
  final int[] entries;

  /** What symbols stand for, at first by symbol, in the order of their codes once it was built. */
  private final int[] ordered;

  private final int[] counts = new int[LONGEST + 2];

  /** By length: the first code that is too large for it, at the top of 15 bits. */
  private final int[] limits = new int[LONGEST + 1];

  /** By length: what to add to a code to have its place among the symbols. */
  private final int[] places = new int[LONGEST + 1];

  /**
   * Makes room.
   *
   * @param look bits that are looked at together
   * @param symbols most symbols of a code
   */
  CodeTable(int look, int symbols) {
    this.look = look;
    this.entries = new int[1 << look];
    this.ordered = new int[symbols];
  }

  /**
   * Builds the table of a code, over the one before.
   *
   * @param lengths of the codes of all symbols, 0 where a symbol has none
   * @param from where they begin
   * @param count how many there are
   * @param meanings of the symbols: from bit 16 on what they stand for, and in the lowest how many
   *     bits follow the code
   * @param mayLack whether a single code of one bit, or none at all, is allowed as well
   * @throws DeflateException if there are more or fewer codes than their lengths have
   */
  void build(byte[] lengths, int from, int count, int[] meanings, boolean mayLack)
      throws DeflateException {
    Arrays.fill(counts, 0);
    for (int i = from; i < from + count; i++) {
      counts[lengths[i]]++;
    }
    check(count, mayLack);
    int code = 0;
    int place = 0;
    int[] next = new int[LONGEST + 1];
    for (int length = 1; length <= LONGEST; length++) {
      code <<= 1;
      places[length] = place - code;
      next[length] = place;
      code += counts[length];
      place += counts[length];
      limits[length] = code << (LONGEST - length);
    }
    for (int i = 0; i < count; i++) {
      int length = lengths[from + i];
      if (length > 0) {
        ordered[next[length]++] = meanings[i] + length + (length << 8);
      }
    }
    fill();
  }

  private void check(int count, boolean mayLack) throws DeflateException {
    int free = 1;
    for (int length = 1; length <= LONGEST; length++) {
      free = 2 * free - counts[length];
      if (free < 0) {
        throw DeflateException.damaged("a code has more symbols than its lengths allow");
      }
    }
    boolean single = counts[1] == 1 && counts[0] == count - 1;
    if (free > 0 && !(mayLack && (single || counts[0] == count))) {
      throw DeflateException.damaged("a code has fewer symbols than its lengths ask for");
    }
  }

  /** Shorter codes first; what is filled is doubled whenever codes become a bit longer. */
  private void fill() {
    int place = 0;
    int filled = 1;
    entries[0] = 0;
    for (int length = 1; length <= look; length++) {
      System.arraycopy(entries, 0, entries, filled, filled);
      filled *= 2;
      int code = place - places[length];
      for (int i = 0; i < counts[length]; i++) {
        entries[Integer.reverse(code++) >>> (Integer.SIZE - length)] = ordered[place++];
      }
    }
  }

  /**
   * The entry of a code that is longer than a look; 0 if no code begins like that.
   *
   * @param bits the next, the first of them lowest
   */
  int search(long bits) {
    int code = Integer.reverse((int) bits) >>> (Integer.SIZE - LONGEST);
    for (int length = look + 1; length <= LONGEST; length++) {
      if (code < limits[length]) {
        return ordered[(code >> (LONGEST - length)) + places[length]];
      }
    }
    return 0;
  }
}
