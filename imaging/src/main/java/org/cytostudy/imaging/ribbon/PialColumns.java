package org.cytostudy.imaging.ribbon;

import java.util.List;

/**
 * The columns that begin along one pial contour.
 *
 * @param columns in order along it
 * @param closed whether the contour goes round
 */
public record PialColumns(List<Column> columns, boolean closed) {
  public PialColumns {
    columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param alongPialMm where it begins: arc length from the contour's first point
   * @param line from there to the white border
   */
  public record Column(double alongPialMm, Streamline line) {}
}
