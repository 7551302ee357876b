package org.cytostudy.imaging.deflate;

import java.util.Arrays;

/**
 * The two codes of a block, and how a block tells of them (RFC 1951 section 3.2.5 to 3.2.7).
 *
 * <p>Entries of literals are negative, with the literal from bit 16 on; those of lengths and
 * distances have the smallest value there, or {@link #END}, or {@link #NOTHING}.
 */
final class Symbols {
  /** Bits of literals and lengths that are looked at together. */
  static final int LITERAL_LOOK = 11;

  static final int DISTANCE_LOOK = 9;

  /** In place of a length: the end of the block. */
  static final int END = 0;

  /** In place of a length: a code that is given to none. */
  static final int NOTHING = 1;

  /** In place of a distance: a code that is given to none. */
  static final int NOTHING_FAR = 0;

  private static final int LITERAL = 1 << 31;
  private static final int LENGTH_LOOK = 7;
  private static final int MOST_LITERALS = 288;
  private static final int MOST_DISTANCES = 32;
  private static final int END_OF_BLOCK = 256;
  private static final byte[] LENGTH_ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };
  private static final int[] LENGTH_MEANINGS = lengthMeanings();
  private static final int[] LITERAL_MEANINGS = literalMeanings();
  private static final int[] DISTANCE_MEANINGS = distanceMeanings();

  final CodeTable literals = new CodeTable(LITERAL_LOOK, MOST_LITERALS);
  final CodeTable distances = new CodeTable(DISTANCE_LOOK, MOST_DISTANCES);

  private final CodeTable lengthCode = new CodeTable(LENGTH_LOOK, LENGTH_ORDER.length);
  private final byte[] lengthBits = new byte[LENGTH_ORDER.length];
  private final byte[] lengths = new byte[MOST_LITERALS + MOST_DISTANCES];
  private int literalCount;
  private int distanceCount;
  private int known;

  private static int[] lengthMeanings() {
    int[] meanings = new int[LENGTH_ORDER.length];
    for (int i = 0; i < meanings.length; i++) {
      meanings[i] = i << 16;
    }
    return meanings;
  }

  private static int[] literalMeanings() {
    int[] meanings = new int[MOST_LITERALS];
    for (int i = 0; i < END_OF_BLOCK; i++) {
      meanings[i] = LITERAL | i << 16;
    }
    meanings[END_OF_BLOCK] = END << 16;
    int base = 3;
    for (int i = 257; i < 285; i++) {
      int extra = Math.max(0, (i - 261) / 4);
      meanings[i] = base << 16 | extra;
      base += 1 << extra;
    }
    meanings[285] = 258 << 16;
    Arrays.fill(meanings, 286, MOST_LITERALS, NOTHING << 16);
    return meanings;
  }

  private static int[] distanceMeanings() {
    int[] meanings = new int[MOST_DISTANCES];
    int base = 1;
    for (int i = 0; i < 30; i++) {
      int extra = Math.max(0, i / 2 - 1);
      meanings[i] = base << 16 | extra;
      base += 1 << extra;
    }
    Arrays.fill(meanings, 30, MOST_DISTANCES, NOTHING_FAR << 16);
    return meanings;
  }

  void useFixed() throws DeflateException {
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, MOST_LITERALS, (byte) 8);
    Arrays.fill(lengths, MOST_LITERALS, lengths.length, (byte) 5);
    literalCount = MOST_LITERALS;
    distanceCount = MOST_DISTANCES;
    buildCodes();
  }

  void startLengths(int literalSymbols, int distanceSymbols) throws DeflateException {
    if (literalSymbols > 286 || distanceSymbols > 30) {
      throw DeflateException.damaged("a code has too many symbols");
    }
    literalCount = literalSymbols;
    distanceCount = distanceSymbols;
    known = 0;
    Arrays.fill(lengthBits, (byte) 0);
  }

  void setLengthBits(int index, int bits) {
    lengthBits[LENGTH_ORDER[index]] = (byte) bits;
  }

  void buildLengths() throws DeflateException {
    lengthCode.build(lengthBits, 0, lengthBits.length, LENGTH_MEANINGS, false);
  }

  boolean lacksLengths() {
    return known < literalCount + distanceCount;
  }

  /** The entry of what comes next: a length of a code, or how one is repeated. */
  int length(long bits) {
    return lengthCode.entries[(int) bits & ((1 << LENGTH_LOOK) - 1)];
  }

  void addLengths(int length, int times) throws DeflateException {
    if (known + times > literalCount + distanceCount) {
      throw DeflateException.damaged("a length of a code is repeated too often");
    }
    Arrays.fill(lengths, known, known + times, (byte) length);
    known += times;
  }

  void repeatLength(int times) throws DeflateException {
    if (known == 0) {
      throw DeflateException.damaged("a length of a code repeats none");
    }
    addLengths(lengths[known - 1], times);
  }

  void buildCodes() throws DeflateException {
    if (lengths[END_OF_BLOCK] == 0) {
      throw DeflateException.damaged("a block has no end");
    }
    literals.build(lengths, 0, literalCount, LITERAL_MEANINGS, true);
    distances.build(lengths, literalCount, distanceCount, DISTANCE_MEANINGS, true);
  }
}
