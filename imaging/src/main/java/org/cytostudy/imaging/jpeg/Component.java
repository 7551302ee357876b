package org.cytostudy.imaging.jpeg;

/** One component of a frame and its decoded samples. */
final class Component {
  /** Blocks of it in a minimum coded unit. */
  final int across;

  final int down;

  /** Samples of it that belong to the image. */
  final int width;

  final int height;

  final Plane plane;
  final InverseTransform transform;
  private final int[] quantisation;
  private final HuffmanTable dc;
  private final HuffmanTable ac;
  private int lastDc;

  Component(
      int across,
      int down,
      int width,
      int height,
      Plane plane,
      InverseTransform transform,
      int[] quantisation,
      HuffmanTable dc,
      HuffmanTable ac) {
    this.across = across;
    this.down = down;
    this.width = width;
    this.height = height;
    this.plane = plane;
    this.transform = transform;
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
      int row = unitY * down + v;
      for (int h = 0; h < across; h++) {
        decodeBlock(scan, plane.start(unitX * across + h, row));
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
    boolean flat = true;
    int position = 1;
    while (position < 64) {
      // Most codes are found with these bits; the rest are rare enough to fill up for each.
      if (count < HuffmanTable.LOOK) {
        bits |= scan.bitsAt(at) >>> count;
        at += (63 - count) >> 3;
        count |= 56;
      }
      int found = ac.coefficients[(int) (bits >>> (64 - HuffmanTable.LOOK))];
      if (found == 0) {
        bits |= scan.bitsAt(at) >>> count;
        at += (63 - count) >> 3;
        count |= 56;
        found = ac.coefficient(bits);
      }
      bits <<= found;
      count -= found & 63;
      position += (found >> 8) & 127;
      if (position > 63) {
        if (found >> 16 != 0) {
          throw new JpegException("a block has more than 64 coefficients");
        }
        break;
      }
      flat = false;
      transform.set(position, (found >> 16) * quantisation[position]);
      position++;
    }
    scan.bits = bits;
    scan.bitCount = count;
    scan.at = at;
    int mean = lastDc * quantisation[0];
    if (flat) {
      transform.fill(start, mean);
    } else {
      transform.set(0, mean);
      transform.add(start);
    }
  }
}
