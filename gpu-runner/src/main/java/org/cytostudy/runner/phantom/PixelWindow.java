package org.cytostudy.runner.phantom;

/**
 * Some of a section's pixels.
 *
 * @param x left column
 * @param y top row
 * @param widthPx columns
 * @param heightPx rows
 */
record PixelWindow(int x, int y, int widthPx, int heightPx) {
  static PixelWindow whole(SectionModel section) {
    return new PixelWindow(0, 0, section.widthPx(), section.heightPx());
  }
}
