package org.cytostudy.imaging.slide;

import org.jspecify.annotations.Nullable;

/**
 * How large an image is, and by that whether it shows the same as another one at a lower
 * resolution.
 *
 * @param widthPx columns, as a file states them
 * @param heightPx rows
 */
public record Extent(long widthPx, long heightPx) {
  /** Rounding of each halving may cost up to about a pixel in either direction. */
  private static final double ROUNDING_PX = 2;

  /** That of a level. */
  public static Extent of(SlideLevel level) {
    return new Extent(level.widthPx(), level.heightPx());
  }

  /**
   * Why an image of this size is no level of a pyramid.
   *
   * @param full level 0
   * @param before the level before it
   * @return null where it is one
   */
  public @Nullable String whyNoLevel(Extent full, Extent before) {
    if (widthPx < 1 || heightPx < 1) {
      return "it has no size";
    }
    if (widthPx >= before.widthPx && heightPx >= before.heightPx) {
      return "it is not smaller than the level before it (" + this + ")";
    }
    double ratio = Math.max((double) full.widthPx / widthPx, (double) full.heightPx / heightPx);
    if (Math.abs(full.widthPx / ratio - widthPx) > ROUNDING_PX
        || Math.abs(full.heightPx / ratio - heightPx) > ROUNDING_PX) {
      return "it has other proportions (" + this + ")";
    }
    return null;
  }

  /**
   * Level-0 pixels a pixel of this level: whole where rounding explains the difference, since
   * positions then map exactly.
   */
  public double downsample(Extent full) {
    double byWidth = (double) full.widthPx / widthPx;
    double byHeight = (double) full.heightPx / heightPx;
    double mean = full.widthPx >= full.heightPx ? byWidth : byHeight;
    for (double whole : new double[] {Math.rint(mean), Math.floor(mean), Math.ceil(mean)}) {
      boolean explains =
          Math.abs(full.widthPx / whole - widthPx) < 1.01
              && Math.abs(full.heightPx / whole - heightPx) < 1.01;
      if (explains) {
        return whole;
      }
    }
    return mean;
  }

  @Override
  public String toString() {
    return widthPx + " × " + heightPx + " px";
  }
}
