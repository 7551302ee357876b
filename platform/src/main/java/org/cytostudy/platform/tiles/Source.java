package org.cytostudy.platform.tiles;

import java.util.List;
import org.cytostudy.imaging.slide.SlideLevel;

/**
 * The stored pixels that a cut is made of.
 *
 * @param level index of the stored level
 * @param x left column in pixels of that level
 * @param y top row
 * @param widthPx columns of that level
 * @param heightPx rows of that level
 */
record Source(int level, long x, long y, long widthPx, long heightPx) {

  /**
   * The smallest stored level that has enough pixels for the cut, and which of them. At the right
   * and bottom edge one pixel too few is enough: writers round the size of a level up or down.
   */
  static Source of(List<SlideLevel> levels, Cut cut) {
    SlideLevel full = levels.getFirst();
    for (int level = levels.size() - 1; level > 0; level--) {
      Source source = within(full, levels.get(level), level, cut);
      int spareX = cut.x() + cut.widthPx() == full.widthPx() ? 1 : 0;
      int spareY = cut.y() + cut.heightPx() == full.heightPx() ? 1 : 0;
      if (source.widthPx() + spareX >= cut.outWidthPx()
          && source.heightPx() + spareY >= cut.outHeightPx()) {
        return source;
      }
    }
    return new Source(0, cut.x(), cut.y(), cut.widthPx(), cut.heightPx());
  }

  private static Source within(SlideLevel full, SlideLevel stored, int level, Cut cut) {
    double ratioX = ratio(full.widthPx(), stored.widthPx());
    double ratioY = ratio(full.heightPx(), stored.heightPx());
    long x = first(cut.x(), ratioX, stored.widthPx());
    long y = first(cut.y(), ratioY, stored.heightPx());
    return new Source(
        level,
        x,
        y,
        end(cut.x() + cut.widthPx(), ratioX, x, stored.widthPx()) - x,
        end(cut.y() + cut.heightPx(), ratioY, y, stored.heightPx()) - y);
  }

  /** A whole number where the level's size is that part of the image's, rounded either way. */
  private static double ratio(long full, long stored) {
    double ratio = (double) full / stored;
    double whole = Math.rint(ratio);
    return Math.abs(stored - full / whole) < 1 ? whole : ratio;
  }

  private static long first(long x, double ratio, long size) {
    return Math.min((long) Math.floor(x / ratio), size - 1);
  }

  private static long end(long x, double ratio, long first, long size) {
    return Math.clamp((long) Math.ceil(x / ratio), first + 1, size);
  }

  /** How many stored pixels there are to read. */
  double pixels() {
    return (double) widthPx * heightPx;
  }

  /** Whether the cut is exactly one stored tile, pixel for pixel. */
  boolean isStoredTile(SlideLevel stored, Cut cut) {
    return x % stored.tileWidthPx() == 0
        && y % stored.tileHeightPx() == 0
        && widthPx == stored.tileWidthPx()
        && heightPx == stored.tileHeightPx()
        && cut.outWidthPx() == widthPx
        && cut.outHeightPx() == heightPx;
  }
}
