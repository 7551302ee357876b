package org.cytostudy.imaging.ribbon;

/**
 * A polyline on a section, in level-0 pixels with pixel centres at .5 and y downward.
 *
 * @param xPx of each point
 * @param yPx of each point
 * @param closed whether the last point is joined to the first, which is not repeated
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers that is read, not compared
public record Contour(double[] xPx, double[] yPx, boolean closed) {
  public Contour {
    int least = closed ? 3 : 2;
    if (xPx.length != yPx.length || xPx.length < least) {
      throw new IllegalArgumentException(
          "A contour needs at least %d points, got %d".formatted(least, xPx.length));
    }
    for (int i = 0; i < xPx.length; i++) {
      if (!Double.isFinite(xPx[i] + yPx[i])) {
        throw new IllegalArgumentException("Point " + i + " of a contour is no number");
      }
    }
  }

  /** How many points it has. */
  public int size() {
    return xPx.length;
  }
}
