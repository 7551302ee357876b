package org.cytostudy.runner.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.runner.phantom.PhantomTruth;
import org.cytostudy.runner.phantom.SectionTruth;

/** What the truth of one section says at arc lengths of its ribbon. */
final class Stations {
  /** The canonical layers. */
  static final List<String> LAYERS = List.of("I", "II", "III", "IV", "V", "VI");

  /** Below this part of the sharpest curvature a place lies on a wall. */
  private static final double WALL = 1 / 3.0;

  private final PhantomSpec spec;
  private final Map<String, List<String>> layerNames;
  private final SectionTruth truth;

  Stations(PhantomTruth phantom, SectionTruth truth) {
    this.spec = phantom.spec();
    this.layerNames = phantom.layerNames() == null ? Map.of() : phantom.layerNames();
    this.truth = truth;
  }

  SectionTruth truth() {
    return truth;
  }

  /** mm a level-0 pixel. */
  double pixelMm() {
    return spec.pixelSizeUm() / 1e3;
  }

  /** The station that is nearest to an arc length. */
  int nearest(double arcMm) {
    double[] u = truth.uMm();
    int found = Arrays.binarySearch(u, arcMm);
    if (found >= 0) {
      return found;
    }
    int after = Math.min(-found - 1, u.length - 1);
    int before = Math.max(after - 1, 0);
    return arcMm - u[before] <= u[after] - arcMm ? before : after;
  }

  /** 0 in a fundus, 1 on a wall, 2 on a crown. */
  double foldClass(int station) {
    PhantomSpec.Folding folding =
        spec.folding() == null ? PhantomSpec.Folding.GENTLE : spec.folding();
    double bend = truth.curvaturePerMm()[station] * folding.minRadiusMm();
    return bend > WALL ? 2 : bend < -WALL ? 0 : 1;
  }

  /** Depth of the lower end of a canonical layer; NaN where it is absent. */
  double bottomMm(int station, String layer) {
    List<String> names = names(station);
    int last = names.lastIndexOf(layer);
    return last < 0 ? Double.NaN : truth.layerBottomsMm()[station][last];
  }

  private List<String> names(int station) {
    SectionTruth.Cells cells = truth.cells();
    return cells == null
        ? List.of()
        : layerNames.getOrDefault(cells.drawnArea()[station], List.of());
  }

  /**
   * Mean density and soma radius of a canonical layer over the columns that a patch shows: density
   * weighted by the thickness of the layer's parts, radius by the number of their cells. NaN where
   * fewer than half of the columns have the layer.
   */
  double[] densityAndRadius(double arcMm, double widthMm, String layer) {
    SectionTruth.Cells cells = truth.cells();
    double thickness = 0;
    double count = 0;
    double radius = 0;
    int with = 0;
    int from = nearest(arcMm - widthMm / 2);
    int to = nearest(arcMm + widthMm / 2);
    for (int station = from; cells != null && station <= to; station++) {
      List<String> names = names(station);
      boolean there = false;
      for (int part = 0; part < names.size(); part++) {
        if (names.get(part).equals(layer)) {
          double[] bottoms = truth.layerBottomsMm()[station];
          double mm = bottoms[part] - (part == 0 ? 0 : bottoms[part - 1]);
          double density = cells.densityPerMm3()[station][part];
          thickness += mm;
          count += mm * density;
          radius += mm * density * cells.somaRadiusUm()[station][part];
          there = true;
        }
      }
      with += there ? 1 : 0;
    }
    return 2 * with > to - from
        ? new double[] {count / thickness, radius / count}
        : new double[] {Double.NaN, Double.NaN};
  }

  /** Distance along the ribbon to where the nearest vessel enters, and its number. */
  double[] vessel(double arcMm) {
    double[] nearest = {Double.NaN, Double.NaN};
    for (SectionTruth.Vessel vessel : truth.vessels()) {
      double distance = Math.abs(vessel.arcMm() - arcMm);
      if (!(distance >= nearest[0])) {
        Integer number = vessel.number();
        nearest = new double[] {distance, number == null ? Double.NaN : number};
      }
    }
    return nearest;
  }

  /** How a measure of a layer is called, e.g. {@code cell_density_iii_per_mm3}. */
  static String name(String before, String layer, String after) {
    return before + layer.toLowerCase(Locale.ROOT) + after;
  }
}
