package org.cytostudy.imaging.vips;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.ImageFormatException;

/**
 * The marker segment SIZ that a JPEG 2000 codestream starts with (ISO/IEC 15444-1, A.5.1).
 *
 * @param widthPx columns of the image
 * @param heightPx rows
 * @param tileWidthPx columns of a tile, at most those of the image
 * @param tileHeightPx rows of a tile
 * @param subsampled whether some samples are stored at a lower resolution
 */
record Jpeg2000Header(
    int widthPx, int heightPx, int tileWidthPx, int tileHeightPx, boolean subsampled) {
  /** A tile is decoded as a whole: as many pixels as a PNG may have. */
  static final long MAX_TILE_PIXELS = 40_000_000;

  private static final int MAX_SIDE_PX = 4_000_000;
  private static final int SEARCHED_BYTES = 1 << 16;
  private static final int START = 0xff4fff51;
  private static final int SEGMENT_BYTES = 42;

  /** Reads that of a bare codestream or of one in a JP2 file. */
  static Jpeg2000Header read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(in.readNBytes(SEARCHED_BYTES), "codestream");
    }
  }

  /**
   * Reads that of a codestream which starts somewhere in the given bytes.
   *
   * @throws ImageFormatException if there is none, or its image or tiles are too large
   */
  static Jpeg2000Header parse(byte[] bytes, String where) throws ImageFormatException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    for (int at = 0; at <= bytes.length - SEGMENT_BYTES; at++) {
      if (in.getInt(at) == START) {
        return read(in, at, where);
      }
    }
    throw ImageFormatException.corrupt("There is no JPEG 2000 codestream", where);
  }

  private static Jpeg2000Header read(ByteBuffer in, int at, String where)
      throws ImageFormatException {
    long left = unsigned(in, at + 16);
    long top = unsigned(in, at + 20);
    long width = unsigned(in, at + 8) - left;
    long height = unsigned(in, at + 12) - top;
    long tileWidth = Math.min(width, unsigned(in, at + 24));
    long tileHeight = Math.min(height, unsigned(in, at + 28));
    if (width < 1 || height < 1 || tileWidth < 1 || tileHeight < 1) {
      throw ImageFormatException.corrupt(
          "The image would be " + width + " × " + height + " px", where);
    }
    if (width > MAX_SIDE_PX || height > MAX_SIDE_PX || tileWidth * tileHeight > MAX_TILE_PIXELS) {
      throw ImageFormatException.tooLarge(
          "The image is %d × %d px in tiles of %d × %d; tiles are read up to %d pixels"
              .formatted(width, height, tileWidth, tileHeight, MAX_TILE_PIXELS),
          where);
    }
    int components = in.getShort(at + 40) & 0xffff;
    boolean subsampled = false;
    // Three bytes each: bits, and the distance between samples along x and y.
    for (int i = 0; i < components && at + SEGMENT_BYTES + 3 * i + 2 < in.limit(); i++) {
      int component = at + SEGMENT_BYTES + 3 * i;
      subsampled |= in.get(component + 1) != 1 || in.get(component + 2) != 1;
    }
    return new Jpeg2000Header(
        (int) width, (int) height, (int) tileWidth, (int) tileHeight, subsampled);
  }

  private static long unsigned(ByteBuffer in, int at) {
    return in.getInt(at) & 0xffff_ffffL;
  }
}
