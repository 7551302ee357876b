package org.cytostudy.runner.phantom;

/**
 * An 8-bit grey image.
 *
 * @param widthPx columns
 * @param heightPx rows
 * @param samples row by row from the top, 0 is black
 */
record GreyImage(int widthPx, int heightPx, byte[] samples) {
  /** The grey value of a pixel, 0–255. */
  int at(int x, int y) {
    return Byte.toUnsignedInt(samples[y * widthPx + x]);
  }
}
