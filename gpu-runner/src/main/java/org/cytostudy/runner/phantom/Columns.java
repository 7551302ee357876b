package org.cytostudy.runner.phantom;

import java.util.List;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.runner.phantom.CorticalArea.IsoFactors;

/**
 * The cortical columns of one section, every {@value #STEP_MM} mm along the ribbon. The area is
 * looked up for each column on its own, so borders run through patches wherever they lie. Depths
 * are measured in the section plane: an oblique cut stretches them by 1 / cos.
 */
final class Columns {
  /** Distance of neighbouring columns. */
  static final double STEP_MM = .04;

  /** Thickness differs between areas; it is evened out over this half-width, twice. */
  private static final double SMOOTHING_MM = 1;

  /** SD of where a column looks its area up: the width of the zone in which two areas interlock. */
  private static final double INTERLOCK_SD_MM = .35;

  /** A gyral crown is thicker and a sulcal wall thinner, by this much at the sharpest bend. */
  private static final double FOLD_THICKNESS = .08;

  private static final double WHITE_MATTER_CELLS_PER_MM3 = 4e3;
  private static final double WHITE_MATTER_RADIUS_UM = 3;
  private static final double MIN_WHITE_MATTER_MM = 1.2;
  private static final double MIN_TISSUE_MM = 6.3;
  private static final double EDGE_SD_MM = .25;
  private static final int LAYERS = BrainModel.MAX_LAYERS;

  private final double firstArcMm;
  private final double pixelVolumeMm3;
  private final int count;
  private final CorticalArea[] area;
  private final CorticalArea[] drawnArea;
  private final int[] layers;
  private final float[] bottomMm;
  private final byte[] radiusLevel;
  private final double[] meanCells;
  private final double[] expMinusMeanCells;
  private final double[] thicknessMm;
  private final double[] obliquenessRad;
  private final double[] tissueDepthMm;
  private final double[][] radiusUm;

  Columns(
      PhantomSpec spec,
      BrainModel brain,
      AreaMap map,
      double vMm,
      Fold fold,
      IsoFactors iso,
      Stream random) {
    firstArcMm = fold.firstArcMm();
    count = (int) Math.ceil((fold.lastArcMm() - firstArcMm) / STEP_MM) + 1;
    area = new CorticalArea[count];
    drawnArea = new CorticalArea[count];
    layers = new int[count];
    bottomMm = new float[count * LAYERS];
    radiusLevel = new byte[count * LAYERS];
    meanCells = new double[count * LAYERS];
    expMinusMeanCells = new double[count * LAYERS];
    obliquenessRad = new double[count];
    tissueDepthMm = new double[count];
    CorticalArea[] areas = CorticalArea.values();
    List<List<Layer>> table = List.of(areas).stream().map(a -> a.layers(iso)).toList();
    radiusUm = new double[areas.length][];
    for (CorticalArea each : areas) {
      radiusUm[each.ordinal()] =
          table.get(each.ordinal()).stream().mapToDouble(Layer::somaRadiusUm).toArray();
    }
    double pixelMm = spec.pixelSizeUm() / 1e3;
    pixelVolumeMm3 = pixelMm * pixelMm * spec.sectionThicknessUm() / 1e3;
    SmoothField edge = new SmoothField(random, 1, 6, 20, EDGE_SD_MM);
    double[] raw = new double[count];
    for (int c = 0; c < count; c++) {
      double u = firstArcMm + c * STEP_MM;
      area[c] = map.at(u, vMm);
      drawnArea[c] = map.at(u + INTERLOCK_SD_MM * random.gaussian(), vMm);
      obliquenessRad[c] = brain.obliquenessRad(u, vMm);
      double factor =
          Math.max(
              .6, Math.min(1.6, brain.thicknessFactor(u, vMm) + FOLD_THICKNESS * fold.bend(u)));
      double table0 = fillLayers(c, table.get(area[c].ordinal()), brain, u, vMm);
      // Where there is no room for so oblique a cut, the cut is less oblique.
      double room = Math.min(1, table0 * factor / fold.mostThicknessMm());
      obliquenessRad[c] = Math.min(obliquenessRad[c], StrictMath.acos(room));
      raw[c] =
          Math.min(table0 * (factor / StrictMath.cos(obliquenessRad[c])), fold.mostThicknessMm());
    }
    thicknessMm = smoothed(smoothed(raw));
    for (int c = 0; c < count; c++) {
      double u = firstArcMm + c * STEP_MM;
      List<Layer> column = table.get(drawnArea[c].ordinal());
      double scale = thicknessMm[c] / fillLayers(c, column, brain, u, vMm);
      layers[c] = column.size();
      double bottom = 0;
      for (int layer = 0; layer <= column.size(); layer++) {
        boolean white = layer == column.size();
        int at = c * LAYERS + layer;
        bottom += white ? 0 : bottomMm[at] * scale;
        bottomMm[at] = white ? Float.MAX_VALUE : (float) bottom;
        double cells = white ? WHITE_MATTER_CELLS_PER_MM3 : column.get(layer).cellsPerMm3();
        meanCells[at] = cells * pixelVolumeMm3 * brain.densityFactor(layer, u, vMm);
        radiusLevel[at] = (byte) Histology.radiusLevel(brain.radiusFactor(layer, u, vMm));
        expMinusMeanCells[at] = StrictMath.exp(-meanCells[at]);
      }
      double cutMm =
          Math.max(MIN_TISSUE_MM, thicknessMm[c] + MIN_WHITE_MATTER_MM) + edge.at(0, u, vMm);
      tissueDepthMm[c] = fold.tissueDepthMm(u, cutMm, thicknessMm[c]);
    }
  }

  /** Writes the thickness of each layer where its bottom will stand, and gives their sum. */
  private double fillLayers(int c, List<Layer> column, BrainModel brain, double u, double v) {
    double total = 0;
    for (int layer = 0; layer < column.size(); layer++) {
      double thickness = column.get(layer).thicknessMm() * brain.layerThicknessFactor(layer, u, v);
      bottomMm[c * LAYERS + layer] = (float) thickness;
      total += thickness;
    }
    return total;
  }

  private static double[] smoothed(double[] values) {
    int half = (int) Math.round(SMOOTHING_MM / STEP_MM);
    double[] sums = new double[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      sums[i + 1] = sums[i] + values[i];
    }
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int from = Math.max(0, i - half);
      int to = Math.min(values.length, i + half + 1);
      result[i] = (sums[to] - sums[from]) / (to - from);
    }
    return result;
  }

  /** The column at a position along the ribbon; the outermost ones go on for ever. */
  int column(double arcMm) {
    return Math.max(0, Math.min(count - 1, (int) Math.round((arcMm - firstArcMm) / STEP_MM)));
  }

  /** The area that the column belongs to, as an annotator would draw it. */
  CorticalArea area(double arcMm) {
    return area[column(arcMm)];
  }

  /** Cortical thickness in the section plane. */
  double thicknessMm(double arcMm) {
    return thicknessMm[column(arcMm)];
  }

  double obliquenessRad(double arcMm) {
    return obliquenessRad[column(arcMm)];
  }

  /** Where the block was cut off in the white matter. */
  double tissueDepthMm(double arcMm) {
    return tissueDepthMm[column(arcMm)];
  }

  /** The area whose cells the column shows; it differs from {@link #area} only near borders. */
  CorticalArea drawnArea(int column) {
    return drawnArea[column];
  }

  /** Arc length of a column. */
  double arcMm(int column) {
    return firstArcMm + column * STEP_MM;
  }

  /** Number of cortical layers of the column. */
  int layers(int column) {
    return layers[column];
  }

  /** Depth of the lower end of a layer in the section plane. */
  double bottomMm(int column, int layer) {
    return bottomMm[column * LAYERS + layer];
  }

  /**
   * The layer at a depth in the section plane, from 0; the white matter is the one after the last.
   */
  int layerAt(int column, double depthMm) {
    int layer = 0;
    while (depthMm > bottomMm[column * LAYERS + layer]) {
      layer++;
    }
    return layer;
  }

  /** Depth below which layer V of M1 holds Betz cells, in the section plane. */
  double betzTopMm(int column) {
    double stretch = 1 / StrictMath.cos(obliquenessRad[column]);
    return bottomMm(column, CorticalArea.M1_LAYER_V - 1)
        + Histology.BETZ_BELOW_TOP_OF_V_MM * stretch;
  }

  /** Neurons of one pixel in that layer, on average. */
  double meanCells(int column, int layer) {
    return meanCells[column * LAYERS + layer];
  }

  /** exp(−{@link #meanCells}). */
  double expMinusMeanCells(int column, int layer) {
    return expMinusMeanCells[column * LAYERS + layer];
  }

  /** Neurons of that layer per mm³, all factors included, Betz cells left out. */
  double cellsPerMm3(int column, int layer) {
    return meanCells(column, layer) / pixelVolumeMm3;
  }

  /** Which of the {@link Histology#RADIUS_LEVELS} the cells of that layer have. */
  int radiusLevel(int column, int layer) {
    return radiusLevel[column * LAYERS + layer];
  }

  /** Radius that the cells of that layer are drawn with. */
  double somaRadiusUm(int column, int layer) {
    double[] radii = radiusUm[drawnArea[column].ordinal()];
    return layer < radii.length
        ? radii[layer] * Histology.radiusFactor(radiusLevel(column, layer))
        : WHITE_MATTER_RADIUS_UM;
  }

  int count() {
    return count;
  }
}
