package org.cytostudy.imaging.slide;

import org.jspecify.annotations.Nullable;

/** Whether an image shows the same as level 0 at a lower resolution, judged by its size. */
public final class LevelGeometry {
  /** Rounding of each halving may cost up to about a pixel in either direction. */
  private static final double ROUNDING_PX = 2;

  private LevelGeometry() {}

  /**
   * Why an image is no level.
   *
   * @param full level 0
   * @param before the level before it
   * @return null where it is one
   */
  public static @Nullable String whyNoLevel(
      SlideLevel full, SlideLevel before, long widthPx, long heightPx) {
    if (widthPx >= before.widthPx() && heightPx >= before.heightPx()) {
      return "it is not smaller than the level before it (" + widthPx + " × " + heightPx + " px)";
    }
    double ratio = Math.max((double) full.widthPx() / widthPx, (double) full.heightPx() / heightPx);
    if (Math.abs(full.widthPx() / ratio - widthPx) > ROUNDING_PX
        || Math.abs(full.heightPx() / ratio - heightPx) > ROUNDING_PX) {
      return "it has other proportions (" + widthPx + " × " + heightPx + " px)";
    }
    return null;
  }

  /**
   * Level-0 pixels a pixel of a level: whole where rounding explains the difference, since
   * positions then map exactly.
   */
  public static double downsample(SlideLevel full, long widthPx, long heightPx) {
    double byWidth = (double) full.widthPx() / widthPx;
    double byHeight = (double) full.heightPx() / heightPx;
    double mean = full.widthPx() >= full.heightPx() ? byWidth : byHeight;
    for (double whole : new double[] {Math.rint(mean), Math.floor(mean), Math.ceil(mean)}) {
      boolean explains =
          Math.abs(full.widthPx() / whole - widthPx) < 1.01
              && Math.abs(full.heightPx() / whole - heightPx) < 1.01;
      if (explains) {
        return whole;
      }
    }
    return mean;
  }
}
