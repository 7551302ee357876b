package org.cytostudy.runner.phantom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The layers of one section as polygons, as somebody would draw them: one for each run of a
 * canonical layer along the ribbon, one below them for the white matter and one above them for what
 * lies outside of the tissue. Where two areas interlock, the borders are evened out.
 */
final class LayerAnnotations {
  static final String WHITE_MATTER = "white matter";
  static final String OUTSIDE = "outside";

  private static final double STATION_MM = .25;
  private static final double EVENED_MM = .25;
  private static final double WHITE_MATTER_MM = 1;

  /** Less than half of the gap that a meander leaves between opposite banks where it is widest. */
  private static final double OUTSIDE_MM = .9;

  /** A layer: its name, and by station where it begins and ends; NaN where it is absent. */
  record Band(String name, double[] topMm, double[] bottomMm) {}

  /** A run of stations along which a layer is there. */
  record Run(Band band, int from, int to) {}

  private LayerAnnotations() {}

  static double[] arcsMm(SectionModel section) {
    int steps = (int) Math.ceil(section.sheetWidthMm() / STATION_MM);
    return IntStream.rangeClosed(0, steps)
        .mapToDouble(i -> section.sheetWidthMm() * i / steps)
        .toArray();
  }

  /** All runs of all layers; a run has at least two stations. */
  static List<Run> runs(SectionModel section) {
    double[] arcs = arcsMm(section);
    List<Band> bands = new ArrayList<>();
    bands.add(band(OUTSIDE, arcs.length));
    for (LayerName name : LayerName.values()) {
      bands.add(band(name.name(), arcs.length));
    }
    bands.add(band(WHITE_MATTER, arcs.length));
    for (int i = 0; i < arcs.length; i++) {
      double[] bottoms = bottoms(section.columns(), arcs[i]);
      double top = 0;
      bands.getFirst().topMm()[i] = -OUTSIDE_MM;
      bands.getFirst().bottomMm()[i] = 0;
      for (int layer = 0; layer < bottoms.length; layer++) {
        if (!Double.isNaN(bottoms[layer])) {
          bands.get(1 + layer).topMm()[i] = top;
          bands.get(1 + layer).bottomMm()[i] = bottoms[layer];
          top = bottoms[layer];
        }
      }
      bands.getLast().topMm()[i] = top;
      bands.getLast().bottomMm()[i] =
          Math.min(top + WHITE_MATTER_MM, section.columns().tissueDepthMm(arcs[i]));
    }
    List<Run> runs = new ArrayList<>();
    bands.forEach(band -> addRuns(band, runs));
    return runs;
  }

  private static Band band(String name, int stations) {
    double[] absent = new double[stations];
    Arrays.fill(absent, Double.NaN);
    return new Band(name, absent, absent.clone());
  }

  private static void addRuns(Band band, List<Run> runs) {
    int from = -1;
    for (int i = 0; i <= band.topMm().length; i++) {
      boolean there = i < band.topMm().length && !Double.isNaN(band.topMm()[i]);
      if (there && from < 0) {
        from = i;
      } else if (!there && from >= 0) {
        if (i - from > 1) {
          runs.add(new Run(band, from, i - 1));
        }
        from = -1;
      }
    }
  }

  /**
   * Where each canonical layer ends, the mean of the columns nearby that have it; NaN for a layer
   * that most of them lack. The last layer ends with the cortex.
   */
  private static double[] bottoms(Columns columns, double arcMm) {
    int first = columns.column(arcMm - EVENED_MM);
    int last = columns.column(arcMm + EVENED_MM);
    double[] sums = new double[LayerName.values().length];
    int[] counts = new int[sums.length];
    for (int column = first; column <= last; column++) {
      List<LayerName> names = columns.drawnArea(column).layerNames();
      for (int layer = 0; layer < names.size(); layer++) {
        boolean lastPart = layer + 1 == names.size() || names.get(layer + 1) != names.get(layer);
        if (lastPart) {
          sums[names.get(layer).ordinal()] += columns.bottomMm(column, layer);
          counts[names.get(layer).ordinal()]++;
        }
      }
    }
    double before = 0;
    for (int layer = 0; layer < sums.length; layer++) {
      boolean there = 2 * counts[layer] > last - first + 1;
      double bottom = there ? Math.max(sums[layer] / counts[layer], before) : Double.NaN;
      sums[layer] = bottom;
      before = there ? bottom : before;
    }
    sums[sums.length - 1] = Math.max(columns.thicknessMm(arcMm), before);
    return sums;
  }
}
