package org.cytostudy.imaging.tiff;

import java.io.ByteArrayOutputStream;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.jspecify.annotations.Nullable;

/**
 * A whole JPEG stream, made of the tables that tiles share and of one tile. The directory, not the
 * stream, says whether its colours are RGB or YCbCr, so the stream's own application markers are
 * replaced by one that says the same.
 *
 * @param bytes the stream
 * @param frame what its frame header says
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, never compared
record JpegStream(byte[] bytes, Frame frame) {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int COMMENT = 0xfe;
  private static final byte[] ADOBE_START = {
    (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0
  };

  /**
   * The frame header.
   *
   * @param process number of the start-of-frame marker: 0 is baseline, 1 extended, 2 progressive
   */
  record Frame(int process, int bitDepth, int width, int height, int components) {}

  /** Puts a tile's stream together. */
  static JpegStream of(byte[] tile, TiffLayer layer, String where) throws ImageFormatException {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream(tile.length + layer.jpegTables().length + 32);
    out.write(0xff);
    out.write(SOI);
    if (layer.layout().storedInTile() == 3) {
      out.writeBytes(ADOBE_START);
      out.write(layer.layout().yCbCr() ? 1 : 0);
    }
    Segments segments = new Segments(out);
    if (layer.jpegTables().length > 0) {
      segments.copy(layer.jpegTables(), where + ", shared JPEG tables");
    }
    int scan = segments.copy(tile, where);
    Frame frame = segments.frame;
    if (scan < 0 || frame == null) {
      throw ImageFormatException.corrupt("The JPEG tile has no scan or no frame", where);
    }
    out.write(tile, scan, tile.length - scan);
    return new JpegStream(out.toByteArray(), frame);
  }

  /** Copies the marker segments that decide what a stream shows. */
  private static final class Segments {
    private final ByteArrayOutputStream out;
    private @Nullable Frame frame;

    Segments(ByteArrayOutputStream out) {
      this.out = out;
    }

    /** Copies all up to the scan and tells where that starts; −1 if there is none. */
    int copy(byte[] in, String where) throws ImageFormatException {
      if (in.length < 4 || (in[0] & 0xff) != 0xff || (in[1] & 0xff) != SOI) {
        throw ImageFormatException.corrupt("The data is no JPEG stream", where);
      }
      int at = 2;
      while (at + 1 < in.length) {
        if ((in[at] & 0xff) != 0xff) {
          throw ImageFormatException.corrupt("A JPEG marker is missing", where);
        }
        int marker = in[at + 1] & 0xff;
        if (marker == 0xff) {
          at++;
          continue;
        }
        if (marker == SOS) {
          return at;
        }
        if (marker == EOI || at + 3 >= in.length) {
          return -1;
        }
        int length = (in[at + 2] & 0xff) << 8 | (in[at + 3] & 0xff);
        if (length < 2 || at + 2 + length > in.length) {
          throw ImageFormatException.corrupt("A JPEG segment is cut off", where);
        }
        boolean application = (marker >= 0xe0 && marker <= 0xef) || marker == COMMENT;
        if (!application) {
          out.write(in, at, 2 + length);
        }
        if (isFrame(marker)) {
          frame = frame(in, at, length, where);
        }
        at += 2 + length;
      }
      return -1;
    }

    private static boolean isFrame(int marker) {
      // Of the sixteen, three define other things: Huffman tables, an extension, conditioning.
      return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private Frame frame(byte[] in, int at, int length, String where) throws ImageFormatException {
      if (frame != null || length < 8) {
        throw ImageFormatException.corrupt("The JPEG frame header is damaged or doubled", where);
      }
      return new Frame(
          (in[at + 1] & 0xff) - 0xc0,
          in[at + 4] & 0xff,
          (in[at + 7] & 0xff) << 8 | (in[at + 8] & 0xff),
          (in[at + 5] & 0xff) << 8 | (in[at + 6] & 0xff),
          in[at + 9] & 0xff);
    }
  }
}
