package org.cytostudy.imaging.jpeg;

/** One component of a frame and its decoded samples. */
final class Component {
  /** Blocks of it in a minimum coded unit. */
  final int across;

  final int down;

  /** Samples of it that belong to the image. */
  final int width;

  final int height;

  /** Samples a row of the plane, whole blocks. */
  final int stride;

  final byte[] plane;
  private final int[] quantisation;
  private final HuffmanTable dc;
  private final HuffmanTable ac;
  private final InverseTransform transform;
  private int lastDc;

  /** By position in the stream: place in a block, row by row. */
  private static final byte[] PLACES = {
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63
  };

  Component(
      int across,
      int down,
      int width,
      int height,
      int unitsAcross,
      int unitsDown,
      int[] quantisation,
      HuffmanTable dc,
      HuffmanTable ac) {
    this.across = across;
    this.down = down;
    this.width = width;
    this.height = height;
    this.stride = unitsAcross * across * 8;
    this.plane = new byte[Math.multiplyExact(stride, unitsDown * down * 8)];
    this.transform = new InverseTransform(plane, stride);
    this.quantisation = quantisation;
    this.dc = dc;
    this.ac = ac;
  }

  void restart() {
    lastDc = 0;
  }

  /** Decodes the blocks of one minimum coded unit. */
  void decodeUnit(ScanData scan, int unitX, int unitY) throws JpegException {
    for (int v = 0; v < down; v++) {
      int start = ((unitY * down + v) * stride + unitX * across) * 8;
      for (int h = 0; h < across; h++) {
        decodeBlock(scan, start + 8 * h);
        scan.checkEnd();
      }
    }
  }

  private void decodeBlock(ScanData scan, int start) throws JpegException {
    long bits = scan.bits;
    int count = scan.bitCount;
    int at = scan.at;
    bits |= scan.bitsAt(at) >>> count;
    at += (63 - count) >> 3;
    count |= 56;
    int symbol = dc.symbol(bits);
    bits <<= symbol >> 8;
    count -= symbol >> 8;
    int size = symbol & 0xff;
    if (size > 15) {
      throw new JpegException("a coefficient has " + size + " bits");
    }
    if (size > 0) {
      lastDc += HuffmanTable.extended((int) (bits >>> (64 - size)), size);
      bits <<= size;
      count -= size;
    }
    transform.set(0, lastDc * quantisation[0]);
    int position = 1;
    while (position < 64) {
      if (count < 32) {
        bits |= scan.bitsAt(at) >>> count;
        at += (63 - count) >> 3;
        count |= 56;
      }
      int value = ac.coefficients[(int) (bits >>> (64 - HuffmanTable.LOOK))];
      int used;
      if (value != 0) {
        position += (value >> 8) & 15;
        used = value & 0xff;
        value >>= 16;
      } else {
        symbol = ac.symbol(bits);
        used = symbol >> 8;
        size = symbol & 15;
        position += (symbol & 0xff) >> 4;
        if (size > 0) {
          value = HuffmanTable.extended((int) ((bits << used) >>> (64 - size)), size);
          used += size;
        } else if ((symbol & 0xff) == 0xf0) {
          // Sixteen zeros, the last of which this position is.
          bits <<= used;
          count -= used;
          position++;
          continue;
        } else {
          bits <<= used;
          count -= used;
          break;
        }
      }
      bits <<= used;
      count -= used;
      if (position > 63) {
        throw new JpegException("a block has more than 64 coefficients");
      }
      transform.set(PLACES[position], value * quantisation[position]);
      position++;
    }
    scan.bits = bits;
    scan.bitCount = count;
    scan.at = at;
    transform.add(start);
  }

  /** Completes the plane. */
  void finish() {
    transform.flush();
  }
}
