package org.cytostudy.imaging.jpeg;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decodes baseline JPEG (ITU-T T.81): Huffman coding, 8 bits, one scan; grey, or three components
 * at full resolution, or with colour differences at half the width, or half of both. Anything else
 * is left to a decoder of everything. Samples are those of the Independent JPEG Group's decoder.
 */
public final class JpegDecoder {
  private static final int DHT = 0xc4;
  private static final int DQT = 0xdb;
  private static final int DRI = 0xdd;
  private static final int SOS = 0xda;
  private static final int EOI = 0xd9;
  private static final int TABLES = 4;

  private final byte[] in;
  private final int[] @Nullable [] quantisation = new int[TABLES][];
  private final @Nullable HuffmanTable[] dc = new HuffmanTable[TABLES];
  private final @Nullable HuffmanTable[] ac = new HuffmanTable[TABLES];
  private int restartInterval;
  private int width;
  private int height;

  /** Four numbers a component of the frame: name, samplings, table. */
  private int[] frame = {};

  private JpegDecoder(byte[] in) {
    this.in = in;
  }

  /**
   * Decodes a stream.
   *
   * @param yCbCr whether three components are luminance and colour differences, which become RGB
   * @param into takes rows of pixels, components interleaved: as many of the upper rows as there is
   *     room for
   * @return whether it was decoded: false where it is not of the kinds above
   * @throws JpegException if it is damaged, or does not fill whole rows of the array
   */
  public static boolean decode(byte[] stream, boolean yCbCr, byte[] into) throws JpegException {
    return new JpegDecoder(stream).decode(yCbCr, into);
  }

  private boolean decode(boolean yCbCr, byte[] into) throws JpegException {
    int at = 2;
    while (at + 3 < in.length) {
      int marker = in[at + 1] & 0xff;
      if (in[at] != -1 || marker == EOI) {
        break;
      }
      if (marker == 0xff) {
        at++;
        continue;
      }
      int length = number(at + 2);
      int end = at + 2 + length;
      if (length < 2 || end > in.length) {
        throw new JpegException("a segment is cut off");
      }
      int body = at + 4;
      switch (marker) {
        case DQT -> readQuantisation(body, end);
        case DHT -> readHuffman(body, end);
        case DRI -> restartInterval = length >= 4 ? number(body) : 0;
        case 0xc0, 0xc1 -> {
          if (!readFrame(body, end)) {
            return false;
          }
        }
        case SOS -> {
          checkSize(into);
          Component[] components = readScanHeader(body, end, yCbCr);
          return components != null && decodeScan(components, end, yCbCr, into);
        }
        default -> {
          // Other frames are progressive, lossless or arithmetic; other segments change no sample.
          if (marker >= 0xc0 && marker <= 0xcf) {
            return false;
          }
        }
      }
      at = end;
    }
    throw new JpegException("the stream has no scan");
  }

  private int number(int at) {
    return (in[at] & 0xff) << 8 | (in[at + 1] & 0xff);
  }

  private void readQuantisation(int start, int end) throws JpegException {
    int at = start;
    while (at < end) {
      int bytes = (in[at] & 0xff) >> 4 == 0 ? 1 : 2;
      int table = in[at] & 15;
      at++;
      if (table >= TABLES || at + 64 * bytes > end) {
        throw new JpegException("a quantisation table is damaged");
      }
      int[] values = new int[64];
      for (int i = 0; i < 64; i++) {
        values[i] = bytes == 1 ? in[at + i] & 0xff : number(at + 2 * i);
      }
      quantisation[table] = values;
      at += 64 * bytes;
    }
  }

  private void readHuffman(int start, int end) throws JpegException {
    int at = start;
    while (at < end) {
      int kind = (in[at] & 0xff) >> 4;
      int table = in[at] & 15;
      if (table >= TABLES || kind > 1 || at + 17 > end) {
        throw new JpegException("a Huffman table is damaged");
      }
      int[] counts = new int[16];
      int total = 0;
      for (int i = 0; i < 16; i++) {
        counts[i] = in[at + 1 + i] & 0xff;
        total += counts[i];
      }
      at += 17;
      if (total > 256 || at + total > end) {
        throw new JpegException("a Huffman table is damaged");
      }
      byte[] values = Arrays.copyOfRange(in, at, at + total);
      (kind == 0 ? dc : ac)[table] = new HuffmanTable(counts, values);
      at += total;
    }
  }

  /** Tells whether it is a frame that is decoded here. */
  private boolean readFrame(int start, int end) throws JpegException {
    if (end - start < 6 || end - start < 6 + 3 * (in[start + 5] & 0xff)) {
      throw new JpegException("the frame header is cut off");
    }
    height = number(start + 1);
    width = number(start + 3);
    int count = in[start + 5] & 0xff;
    if (in[start] != 8 || width == 0 || height == 0 || (count != 1 && count != 3)) {
      return false;
    }
    frame = new int[4 * count];
    for (int i = 0; i < count; i++) {
      int at = start + 6 + 3 * i;
      frame[4 * i] = in[at] & 0xff;
      // The only component of an image is not interleaved, whatever its sampling.
      frame[4 * i + 1] = count == 1 ? 1 : (in[at + 1] & 0xff) >> 4;
      frame[4 * i + 2] = count == 1 ? 1 : in[at + 1] & 15;
      frame[4 * i + 3] = in[at + 2] & 0xff;
    }
    return count == 1 || hasKnownSampling();
  }

  private boolean hasKnownSampling() {
    boolean differencesAlike = frame[5] == 1 && frame[6] == 1 && frame[9] == 1 && frame[10] == 1;
    boolean known =
        (frame[1] == 1 && frame[2] == 1)
            || (frame[1] == 2 && frame[2] == 1)
            || (frame[1] == 2 && frame[2] == 2);
    return differencesAlike && known;
  }

  /** Before anything is allocated for the samples of the frame. */
  private void checkSize(byte[] into) throws JpegException {
    int rowBytes = width * (frame.length / 4);
    if (rowBytes == 0 || into.length % rowBytes != 0 || into.length / rowBytes > height) {
      throw new JpegException("the frame is of another size than is wanted");
    }
  }

  /** The components with their tables; null where there are several scans. */
  private Component @Nullable [] readScanHeader(int start, int end, boolean yCbCr)
      throws JpegException {
    int count = frame.length / 4;
    if (count == 0 || end - start < 4) {
      throw new JpegException("the scan header is damaged");
    }
    if ((in[start] & 0xff) != count || end - start < 4 + 2 * count) {
      return null;
    }
    int unitsAcross = Math.ceilDiv(width, 8 * frame[1]);
    int unitsDown = Math.ceilDiv(height, 8 * frame[2]);
    Component[] components = new Component[count];
    int[] samples = new int[storedSamples(unitsAcross, unitsDown) / 4];
    int origin = 0;
    for (int i = 0; i < count; i++) {
      int selector = in[start + 1 + 2 * i] & 0xff;
      int tables = in[start + 2 + 2 * i] & 0xff;
      if (selector != frame[4 * i]) {
        return null;
      }
      int across = frame[4 * i + 1];
      int down = frame[4 * i + 2];
      boolean colours = count == 3 && yCbCr;
      Plane plane =
          Plane.of(
              samples,
              origin,
              unitsAcross * across,
              unitsDown * down,
              colours && across == frame[1],
              colours && down == 2);
      // Colour differences are laid out alike.
      InverseTransform transform = i == 2 ? components[1].transform : new InverseTransform(plane);
      components[i] =
          new Component(
              across,
              down,
              Math.ceilDiv(width * across, frame[1]),
              Math.ceilDiv(height * down, frame[2]),
              plane,
              transform,
              quantisation(frame[4 * i + 3]),
              huffman(dc, tables >> 4),
              huffman(ac, tables & 15));
      origin += 16 * unitsAcross * across * unitsDown * down;
    }
    return components;
  }

  /** Samples of all components, whole blocks. */
  private int storedSamples(int unitsAcross, int unitsDown) {
    int blocks = 0;
    for (int i = 0; i < frame.length; i += 4) {
      blocks += frame[i + 1] * frame[i + 2];
    }
    return Math.multiplyExact(Math.multiplyExact(unitsAcross, unitsDown), 64 * blocks);
  }

  private int[] quantisation(int number) throws JpegException {
    int[] table = number < TABLES ? quantisation[number] : null;
    if (table == null) {
      throw new JpegException("a quantisation table is missing");
    }
    return table;
  }

  private static HuffmanTable huffman(@Nullable HuffmanTable[] tables, int number)
      throws JpegException {
    HuffmanTable table = number < TABLES ? tables[number] : null;
    if (table == null) {
      throw new JpegException("a Huffman table is missing");
    }
    return table;
  }

  private boolean decodeScan(Component[] components, int start, boolean yCbCr, byte[] into)
      throws JpegException {
    if (!yCbCr && components[0].across > 1) {
      return false;
    }
    ScanData scan = new ScanData(in, start);
    scan.nextInterval();
    int unitsAcross = Math.ceilDiv(width, 8 * frame[1]);
    int units = unitsAcross * Math.ceilDiv(height, 8 * frame[2]);
    for (int unit = 0; unit < units; unit++) {
      if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0) {
        scan.nextInterval();
        for (Component component : components) {
          component.restart();
        }
      }
      for (Component component : components) {
        component.decodeUnit(scan, unit % unitsAcross, unit / unitsAcross);
      }
    }
    for (Component component : components) {
      component.transform.flush();
    }
    write(components, yCbCr, into);
    return true;
  }

  private void write(Component[] components, boolean yCbCr, byte[] out) {
    int count = components.length;
    int wanted = out.length / (width * count);
    if (count == 3 && yCbCr) {
      ColourRows rows = new ColourRows(components[0], components[1], components[2], width, wanted);
      for (int row = 0; row < wanted; row += ColourRows.ROWS) {
        rows.write(row, out);
      }
      return;
    }
    for (int c = 0; c < count; c++) {
      for (int row = 0; row < wanted; row++) {
        int from = components[c].plane.origin() + row * components[c].plane.stride();
        int to = row * width * count + c;
        for (int x = 0; x < width; x++) {
          out[to] = (byte) (components[c].plane.samples()[from + x / 4] >> (8 * (x % 4)));
          to += count;
        }
      }
    }
  }
}
