package org.cytostudy.runner.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cytostudy.core.job.Registration.Column;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.jspecify.annotations.Nullable;

/**
 * Which area the ribbon runs through at each arc length, and where the borders between them lie.
 */
final class RibbonLabels {
  private static final double STEP_MM = 0.1;
  private static final double PRECISION_MM = 1e-3;

  /**
   * Two areas that are drawn with a gap no wider than this between them have their border in its
   * middle. A wider gap was left unannotated: where the border lies nobody says.
   */
  private static final double WIDEST_GAP_MM = 1;

  private final Ribbon ribbon;
  private final SectionDrawings drawings;
  private final double imagePixelMm;
  private final List<Double> bordersMm = new ArrayList<>();

  RibbonLabels(Ribbon ribbon, SectionDrawings drawings, double imagePixelMm) {
    this.ribbon = ribbon;
    this.drawings = drawings;
    this.imagePixelMm = imagePixelMm;
    if (!drawings.hasNoAreas()) {
      ribbon.pieces().forEach(this::findBorders);
    }
  }

  private void findBorders(Ribbon.Piece piece) {
    double position = piece.startMm();
    String label = areaAt(position);
    double labelEnd = position;
    while (position < piece.endMm()) {
      double next = Math.min(position + STEP_MM, piece.endMm());
      String nextLabel = areaAt(next);
      if (!Objects.equals(nextLabel, areaAt(position))) {
        double change = bisect(position, next);
        if (areaAt(position) != null) {
          label = areaAt(position);
          labelEnd = change;
        }
        boolean meets = nextLabel != null && label != null && !nextLabel.equals(label);
        if (meets && change - labelEnd <= WIDEST_GAP_MM) {
          bordersMm.add((change + labelEnd) / 2);
        }
      }
      position = next;
    }
  }

  /** Where the label of the left end is left. */
  private double bisect(double left, double right) {
    String leftLabel = areaAt(left);
    double low = left;
    double high = right;
    while (high - low > PRECISION_MM) {
      double middle = (low + high) / 2;
      if (Objects.equals(areaAt(middle), leftLabel)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The area at mid-depth of the column at an arc length. */
  @Nullable String areaAt(double arcMm) {
    RibbonPoint point = ribbon.at(arcMm);
    Column column = point.column();
    if (column != null) {
      return drawings.at(column.midXPx(), column.midYPx());
    }
    double depthPx = point.thicknessMm() / 2 / imagePixelMm;
    return drawings.at(
        point.xPx() + point.inwardX() * depthPx, point.yPx() + point.inwardY() * depthPx);
  }

  /** Distance along the ribbon to the nearest border; null where there is none. */
  @Nullable Double borderMm(double arcMm) {
    Double nearest = null;
    for (double border : bordersMm) {
      double distance = Math.abs(border - arcMm);
      nearest = nearest == null || distance < nearest ? Double.valueOf(distance) : nearest;
    }
    return nearest;
  }
}
