package org.cytostudy.imaging.jpeg;

/** A Huffman table (ITU-T T.81 Annex C), laid out so that most symbols take one look. */
final class HuffmanTable {
  /** Bits that are looked at together; nearly all codes of real images are shorter. */
  static final int LOOK = 10;

  private static final int LONGEST = 16;
  private static final int SIXTEEN_ZEROS = 0xf0;
  private static final int END_OF_BLOCK = 64 << 8;

  /** By the next bits: length of the code and its symbol, 0 where the code is longer. */
  private final short[] symbols = new short[1 << LOOK];

  /**
   * By the next bits: what {@link #coefficient} gives, where its bits are not more than these; else
   * 0.
   */
  final int[] coefficients = new int[1 << LOOK];

  /** By length: the first code that is too large for it, at the top of 16 bits. */
  private final int[] limits = new int[LONGEST + 2];

  /** By length: what to add to a code to have its place among the values. */
  private final int[] places = new int[LONGEST + 1];

  private final byte[] values;

  /**
   * Makes one.
   *
   * @param counts how many codes there are of each length, 1 to 16 bits, from index 0
   * @param values the symbols in the order of their codes
   * @throws JpegException if there are more codes than a length has
   */
  HuffmanTable(int[] counts, byte[] values) throws JpegException {
    this.values = values;
    int code = 0;
    int place = 0;
    for (int length = 1; length <= LONGEST; length++) {
      places[length] = place - code;
      for (int i = 0; i < counts[length - 1]; i++) {
        if (code >= 1 << length) {
          throw new JpegException("a Huffman table has too many codes of " + length + " bits");
        }
        if (length <= LOOK) {
          fill(code << (LOOK - length), 1 << (LOOK - length), length, values[place] & 0xff);
        }
        code++;
        place++;
      }
      limits[length] = code << (LONGEST - length);
      code <<= 1;
    }
    limits[LONGEST + 1] = Integer.MAX_VALUE;
  }

  private void fill(int from, int count, int length, int symbol) {
    int size = symbol & 15;
    for (int bits = from; bits < from + count; bits++) {
      symbols[bits] = (short) (length << 8 | symbol);
      if (symbol == 0) {
        coefficients[bits] = END_OF_BLOCK | length;
      } else if (size > 0 && length + size <= LOOK) {
        int magnitude = (bits >> (LOOK - length - size)) & ((1 << size) - 1);
        coefficients[bits] = extended(magnitude, size) << 16 | (symbol >> 4) << 8 | (length + size);
      }
    }
  }

  /**
   * The symbol whose code comes next, and above its eight bits the length of the code.
   *
   * @param bits from the top
   * @throws JpegException if no code begins like that
   */
  int symbol(long bits) throws JpegException {
    int found = symbols[(int) (bits >>> (64 - LOOK))];
    return found != 0 ? found : search((int) (bits >>> (64 - LONGEST)));
  }

  private int search(int sixteenBits) throws JpegException {
    int length = LOOK + 1;
    while (sixteenBits >= limits[length]) {
      length++;
    }
    int place = length > LONGEST ? -1 : (sixteenBits >> (LONGEST - length)) + places[length];
    if (place < 0 || place >= values.length) {
      throw new JpegException("a Huffman code is not in its table");
    }
    return length << 8 | (values[place] & 0xff);
  }

  /**
   * The next coefficient from bit 16 on, how many zeros stand before it from bit 8 on, and the bits
   * of both lowest. The end of the block comes as more zeros than a block has.
   *
   * @param bits from the top
   * @throws JpegException if no code begins like that
   */
  int coefficient(long bits) throws JpegException {
    int found = symbol(bits);
    int length = found >> 8;
    int symbol = found & 0xff;
    int size = symbol & 15;
    if (size > 0) {
      int magnitude = (int) ((bits << length) >>> (64 - size));
      return extended(magnitude, size) << 16 | (symbol >> 4) << 8 | (length + size);
    }
    // Sixteen zeros are fifteen and one that is a coefficient like any other.
    return symbol == SIXTEEN_ZEROS ? 15 << 8 | length : END_OF_BLOCK | length;
  }

  /** The number that bits of a size stand for (T.81 Figure F.12). */
  static int extended(int bits, int size) {
    return bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;
  }
}
