package org.cytostudy.imaging.ribbon;

import org.cytostudy.core.space.DepthModel;

/**
 * A line of steepest descent through the cortex, from pial to white: what an idealised column
 * follows.
 *
 * @param xPx of points from the pial to the white border, level-0 pixels
 * @param yPx likewise
 * @param fromPialMm arc length of each from the pial border
 * @param laplace the Laplace depth of each, 0–1
 * @param equivolumetric the equivolumetric depth of each, 0–1
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers that are read, not compared
public record Streamline(
    double[] xPx, double[] yPx, double[] fromPialMm, double[] laplace, double[] equivolumetric) {

  /** Thickness of the cortex along the line, within the section plane. */
  public double thicknessMm() {
    return fromPialMm[fromPialMm.length - 1];
  }

  /** A place on the line, level-0 pixels. */
  public record Place(double xPx, double yPx) {}

  /**
   * The place at a depth.
   *
   * @param depth 0 (pial) to 1 (white)
   */
  public Place at(double depth, DepthModel kind) {
    int high = 1;
    while (high < xPx.length - 1 && depth(high, kind) < depth) {
      high++;
    }
    double below = depth(high - 1, kind);
    double span = depth(high, kind) - below;
    double share = span > 0 ? Math.clamp((depth - below) / span, 0, 1) : 0;
    return new Place(
        xPx[high - 1] + share * (xPx[high] - xPx[high - 1]),
        yPx[high - 1] + share * (yPx[high] - yPx[high - 1]));
  }

  /** Depth of the i-th point. */
  double depth(int i, DepthModel kind) {
    return switch (kind) {
      case LAPLACE -> laplace[i];
      case EQUIVOLUMETRIC -> equivolumetric[i];
      case EQUIDISTANT -> fromPialMm[i] / thicknessMm();
    };
  }

  /**
   * Places at which a profile is read: the middles of so many layers of equal depth.
   *
   * @param count at least 1
   */
  public Place[] profile(int count, DepthModel kind) {
    if (count < 1) {
      throw new IllegalArgumentException("A profile has at least 1 place, got " + count);
    }
    Place[] places = new Place[count];
    for (int i = 0; i < count; i++) {
      places[i] = at((i + 0.5) / count, kind);
    }
    return places;
  }
}
