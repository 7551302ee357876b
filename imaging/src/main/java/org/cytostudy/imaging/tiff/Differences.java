package org.cytostudy.imaging.tiff;

import org.cytostudy.imaging.slide.PixelFormat;

/**
 * Horizontal differencing (TIFF 6.0, predictor 2) before a tile is compressed: neighbours differ
 * little, so that what remains is small. For one thread.
 */
final class Differences {
  private final int rowBytes;
  private final PixelFormat format;
  private final byte[] differences;

  /**
   * Of tiles of that size.
   *
   * @param format 8 or 16 bits
   */
  Differences(int tilePx, PixelFormat format) {
    this.rowBytes = tilePx * format.bytes();
    this.format = format;
    this.differences = new byte[tilePx * rowBytes];
  }

  /**
   * The samples of a tile as differences from the pixel to the left.
   *
   * @return valid until the next call
   */
  byte[] of(byte[] tile) {
    int step = format.bytes();
    for (int row = 0; row < tile.length; row += rowBytes) {
      System.arraycopy(tile, row, differences, row, step);
      if (format.bitDepth() == 8) {
        take8(tile, row + step, row + rowBytes, step);
      } else {
        take16(tile, row + step, row + rowBytes, step);
      }
    }
    return differences;
  }

  /** Into another array and forwards, so that the compiler takes many at a time. */
  private void take8(byte[] tile, int start, int end, int step) {
    for (int i = start; i < end; i++) {
      differences[i] = (byte) (tile[i] - tile[i - step]);
    }
  }

  private void take16(byte[] tile, int start, int end, int step) {
    for (int i = start; i < end; i += 2) {
      Samples16.set(differences, i, Samples16.get(tile, i) - Samples16.get(tile, i - step));
    }
  }
}
