package org.cytostudy.imaging.ribbon;

import java.util.List;

/**
 * A line at one depth of the cortex.
 *
 * @param points in order along the pial contour
 * @param closed whether it goes round
 * @param lengthMm of the whole line, with the piece that closes it
 */
public record DepthLine(List<Point> points, boolean closed, double lengthMm) {
  public DepthLine {
    points = List.copyOf(points);
  }

  /**
   * A point.
   *
   * @param xPx level-0 pixels
   * @param yPx level-0 pixels
   * @param arcMm along the line from its first point
   * @param thicknessMm of the cortex along the streamline through it, within the section plane
   */
  public record Point(double xPx, double yPx, double arcMm, double thicknessMm) {}
}
