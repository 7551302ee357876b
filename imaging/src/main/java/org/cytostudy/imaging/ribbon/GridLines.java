package org.cytostudy.imaging.ribbon;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.imaging.ribbon.RibbonRegion.Border;
import org.cytostudy.imaging.ribbon.RibbonRegion.Side;

/** Where the lines of a grid in one direction cross the borders of the ribbon. */
final class GridLines {
  private final List<List<Crossing>> lines = new ArrayList<>();

  /** A crossing, at a place along the line in mm. */
  record Crossing(double atMm, Border border) {}

  /**
   * Crosses borders with lines.
   *
   * @param rows whether the lines run along x; else along y
   * @param firstMm where the first line lies
   */
  GridLines(List<Side> sides, boolean rows, double firstMm, double spacingMm, int count) {
    for (int i = 0; i < count; i++) {
      lines.add(new ArrayList<>());
    }
    for (Side side : sides) {
      double across0 = rows ? side.y0() : side.x0();
      double across1 = rows ? side.y1() : side.x1();
      double along0 = rows ? side.x0() : side.y0();
      double along1 = rows ? side.x1() : side.y1();
      // Half open, so that a line through a corner of the contour crosses one of its two sides.
      double low = Math.min(across0, across1);
      double high = Math.max(across0, across1);
      int first = (int) Math.max(0, Math.ceil((low - firstMm) / spacingMm));
      for (int i = first; i < count && firstMm + i * spacingMm < high; i++) {
        double t = (firstMm + i * spacingMm - across0) / (across1 - across0);
        lines.get(i).add(new Crossing(along0 + t * (along1 - along0), side.border()));
      }
    }
    for (List<Crossing> line : lines) {
      line.sort((a, b) -> Double.compare(a.atMm, b.atMm));
    }
  }

  /** How many crossings of a line lie before a place. */
  int before(int line, double atMm) {
    List<Crossing> crossings = lines.get(line);
    int low = 0;
    int high = crossings.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (crossings.get(middle).atMm <= atMm) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether a border crosses a line within a distance of a place. */
  boolean crosses(int line, double atMm, double withinMm) {
    int next = before(line, atMm - withinMm);
    return next < lines.get(line).size() && lines.get(line).get(next).atMm <= atMm + withinMm;
  }

  /** The crossings of a line, by rising place. */
  List<Crossing> crossings(int line) {
    return lines.get(line);
  }
}
