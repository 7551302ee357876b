package org.cytostudy.imaging.slide;

/**
 * The values that are shown as black and as white. Those between them are spread evenly over the
 * grey levels, those beyond are cut off.
 *
 * @param low shown as 0
 * @param high shown as 255, more than {@code low}
 */
public record IntensityWindow(double low, double high) {
  public IntensityWindow {
    if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
      throw new IllegalArgumentException(
          "A window needs two finite values, the first below the second, not "
              + low
              + " and "
              + high);
    }
  }

  /**
   * All values that samples of a format can have; floating-point ones, which can have any, are
   * taken as 0–1.
   */
  public static IntensityWindow whole(PixelFormat format) {
    return new IntensityWindow(0, format.floatingPoint() ? 1 : (1 << format.bitDepth()) - 1);
  }

  /** Where a value lies on the scale 0–255; what is no number is black. */
  public double scale(double value) {
    double scaled = (value - low) * 255 / (high - low);
    return scaled >= 0 ? Math.min(255, scaled) : 0;
  }
}
