package org.cytostudy.imaging.ribbon;

import java.util.Arrays;
import java.util.List;
import org.cytostudy.imaging.ribbon.GridLines.Crossing;
import org.cytostudy.imaging.ribbon.RibbonRegion.Border;
import org.cytostudy.imaging.ribbon.RibbonRegion.Side;

/**
 * The nodes of a square grid that lie within the ribbon, and how far each is from its neighbours or
 * from the border in the four directions: the arms of Shortley and Weller's stencil (J. Appl. Phys.
 * 9, 1938), which is of second order on borders that do not follow the grid.
 */
final class RibbonGrid {
  /** Stand for the neighbour where an arm ends at a border. */
  static final int PIAL = -1;

  static final int WHITE = -2;
  static final int CUT = -3;

  static final int EAST = 0;
  static final int WEST = 1;
  static final int SOUTH = 2;
  static final int NORTH = 3;

  private static final long MOST_CELLS = 1L << 25;

  /** A point of the grid that lies nearer to a border, in cells, counts as lying on it: no node. */
  private static final double SHORTEST_ARM = 0.01;

  private final double spacingMm;
  private final double leftMm;
  private final double topMm;
  private final int columns;
  private final int rows;
  private final int[] nodeAt;
  private final int[] cellOf;
  private final int[] neighbours;
  private final float[] armsMm;

  /**
   * Lays a grid.
   *
   * @throws IllegalArgumentException if it would have too many cells, or none within the ribbon
   */
  RibbonGrid(RibbonRegion region, double spacingMm) {
    double[] box = box(region.sides());
    this.spacingMm = spacingMm;
    this.leftMm = box[0] - spacingMm;
    this.topMm = box[1] - spacingMm;
    double wide = Math.ceil((box[2] - leftMm) / spacingMm) + 2;
    double high = Math.ceil((box[3] - topMm) / spacingMm) + 2;
    if (!(wide * high <= MOST_CELLS)) {
      throw new IllegalArgumentException(
          "A grid of %.0f µm over the ribbon has %.0f × %.0f cells, at most %d are solved; take a"
                  .formatted(spacingMm * 1000, wide, high, MOST_CELLS)
              + " coarser grid");
    }
    this.columns = (int) wide;
    this.rows = (int) high;
    GridLines alongX = new GridLines(region.sides(), true, topMm, spacingMm, rows);
    GridLines alongY = new GridLines(region.sides(), false, leftMm, spacingMm, columns);
    this.nodeAt = new int[columns * rows];
    this.cellOf = number(alongX, alongY);
    if (cellOf.length == 0) {
      throw new IllegalArgumentException(
          "No point of a grid of %.0f µm lies within the ribbon; take a finer grid"
              .formatted(spacingMm * 1000));
    }
    this.neighbours = new int[4 * cellOf.length];
    this.armsMm = new float[4 * cellOf.length];
    for (int node = 0; node < cellOf.length; node++) {
      int column = cellOf[node] % columns;
      int row = cellOf[node] / columns;
      arms(node, EAST, alongX.crossings(row), alongX.before(row, xMm(column)), xMm(column), 1);
      arms(
          node,
          SOUTH,
          alongY.crossings(column),
          alongY.before(column, yMm(row)),
          yMm(row),
          columns);
    }
  }

  private static double[] box(List<Side> sides) {
    double[] box = {
      Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
    };
    for (Side side : sides) {
      box[0] = Math.min(box[0], Math.min(side.x0(), side.x1()));
      box[1] = Math.min(box[1], Math.min(side.y0(), side.y1()));
      box[2] = Math.max(box[2], Math.max(side.x0(), side.x1()));
      box[3] = Math.max(box[3], Math.max(side.y0(), side.y1()));
    }
    return box;
  }

  /** Numbers the nodes within the ribbon: those behind an odd number of borders. */
  private int[] number(GridLines alongX, GridLines alongY) {
    Arrays.fill(nodeAt, CUT);
    int[] cells = new int[1024];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      List<Crossing> crossings = alongX.crossings(row);
      for (int k = 0; k + 1 < crossings.size(); k += 2) {
        int first = (int) Math.floor((crossings.get(k).atMm() - leftMm) / spacingMm) + 1;
        for (int column = first; xMm(column) < crossings.get(k + 1).atMm(); column++) {
          double reachMm = SHORTEST_ARM * spacingMm;
          if (alongX.crosses(row, xMm(column), reachMm)
              || alongY.crosses(column, yMm(row), reachMm)) {
            continue;
          }
          if (count == cells.length) {
            cells = Arrays.copyOf(cells, 2 * count);
          }
          cells[count] = row * columns + column;
          nodeAt[cells[count]] = count++;
        }
      }
    }
    return Arrays.copyOf(cells, count);
  }

  /** Sets the two arms of a node along one line; {@code step} leads to the next cell on it. */
  private void arms(
      int node, int direction, List<Crossing> crossings, int before, double atMm, int step) {
    for (int side = 0; side < 2; side++) {
      int at = 4 * node + direction + side;
      int sign = side == 0 ? 1 : -1;
      int k = side == 0 ? before : before - 1;
      Crossing crossing = k >= 0 && k < crossings.size() ? crossings.get(k) : null;
      double gapMm = crossing == null ? Double.POSITIVE_INFINITY : Math.abs(crossing.atMm() - atMm);
      int neighbour = nodeAt[cellOf[node] + sign * step];
      // A point that lies on the border is no node, and the border may lie just behind it.
      double farthestMm = neighbour >= 0 ? spacingMm : (1 + 2 * SHORTEST_ARM) * spacingMm;
      if (crossing != null && gapMm < farthestMm) {
        neighbours[at] =
            crossing.border() == Border.PIAL
                ? PIAL
                : crossing.border() == Border.WHITE ? WHITE : CUT;
        armsMm[at] = (float) gapMm;
      } else {
        neighbours[at] = neighbour;
        armsMm[at] = (float) spacingMm;
      }
    }
  }

  int nodes() {
    return cellOf.length;
  }

  double spacingMm() {
    return spacingMm;
  }

  double xMm(int column) {
    return leftMm + column * spacingMm;
  }

  double yMm(int row) {
    return topMm + row * spacingMm;
  }

  int column(int node) {
    return cellOf[node] % columns;
  }

  int row(int node) {
    return cellOf[node] / columns;
  }

  /** The column, with its fraction, of a place. */
  double columnOf(double xMm) {
    return (xMm - leftMm) / spacingMm;
  }

  double rowOf(double yMm) {
    return (yMm - topMm) / spacingMm;
  }

  /** The node at a cell, or a negative number where it lies outside of the ribbon. */
  int node(int column, int row) {
    return column < 0 || row < 0 || column >= columns || row >= rows
        ? CUT
        : nodeAt[row * columns + column];
  }

  /** What lies at the end of an arm: a node, or a border. */
  int neighbour(int node, int direction) {
    return neighbours[4 * node + direction];
  }

  double armMm(int node, int direction) {
    return armsMm[4 * node + direction];
  }
}
