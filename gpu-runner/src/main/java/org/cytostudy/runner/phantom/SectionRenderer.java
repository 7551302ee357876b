package org.cytostudy.runner.phantom;

/**
 * Turns a section into pixels. Two passes: cells are drawn pixel by pixel (their number is Poisson
 * with the volume of the pixel, so large pixels see many) and stamped as disks; then the covered
 * area becomes optical density, transmitted light and noise. Each pixel is mapped to its place on
 * the ribbon by its foot point on the pial contour.
 */
final class SectionRenderer {
  /** SD of the depth at which a cell takes its layer: layers have no ruled borders. */
  private static final double LAYER_BLUR_MM = .015;

  private static final double BELOW_CONTOUR_MM = 13;

  private final Histology histology;
  private final SomaKernel glia;
  private final SomaKernel betz;
  private final double meanGlia;
  private final double expMinusGlia;
  private final double meanBetz;
  private final double expMinusBetz;

  SectionRenderer(Histology histology) {
    this.histology = histology;
    this.glia = histology.kernelOf(Histology.GLIA_RADIUS_UM);
    this.betz = histology.kernelOf(Histology.BETZ_RADIUS_UM);
    this.meanGlia = histology.meanCells(Histology.GLIA_PER_MM3);
    this.expMinusGlia = StrictMath.exp(-meanGlia);
    this.meanBetz = histology.meanCells(Histology.BETZ_PER_MM3);
    this.expMinusBetz = StrictMath.exp(-meanBetz);
  }

  GreyImage render(SectionModel section) {
    int pixels = section.widthPx() * section.heightPx();
    float[] covered = new float[pixels];
    float[] clearing = new float[pixels];
    float[] gain = new float[pixels];
    Stream random = section.brain().sectionStream(section.index()).child("cells", 0);
    drawCells(section, random, covered, clearing, gain);
    return develop(section, random.child("noise", 0), covered, clearing, gain);
  }

  private void drawCells(
      SectionModel section, Stream random, float[] covered, float[] clearing, float[] gain) {
    PialContour contour = section.contour();
    Columns columns = section.columns();
    Vessels vessels = section.vessels();
    int width = section.widthPx();
    int height = section.heightPx();
    double first = contour.firstArcMm();
    double last = section.sheetWidthMm() + SectionModel.OVERHANG_MM;
    // The contour is the graph of a function: a guess for a column of pixels is good all the way.
    double[] footArc = new double[width];
    double[] topY = new double[width];
    double arc = first;
    for (int x = 0; x < width; x++) {
      double planeX = section.planeX(x + .5);
      while (arc < last && contour.xMm(arc) < planeX) {
        arc += section.pixelMm() / 2;
      }
      footArc[x] = arc;
      topY[x] = contour.yMm(arc);
    }
    SomaKernel[] kernels = new SomaKernel[BrainModel.MAX_LAYERS * CorticalArea.values().length];
    for (int y = 0; y < height; y++) {
      double planeY = section.planeY(y + .5);
      for (int x = 0; x < width; x++) {
        // The surface is the graph of a function: what lies above it is glass.
        if (planeY < topY[x] - 2 * section.pixelMm() || planeY > topY[x] + BELOW_CONTOUR_MM) {
          continue;
        }
        double planeX = section.planeX(x + .5);
        double foot = contour.footArcMm(planeX, planeY, footArc[x]);
        footArc[x] = foot;
        if (foot < first || foot > last) {
          continue;
        }
        double depth = contour.depthMm(planeX, planeY, foot);
        double blurred = depth + LAYER_BLUR_MM * random.cheapGaussian();
        int column = columns.column(foot);
        if (blurred <= 0 || depth > columns.tissueDepthMm(foot)) {
          continue;
        }
        int layer = columns.layerAt(column, blurred);
        int at = y * width + x;
        covered[at] += (float) Histology.NEUROPIL;
        gain[at] = columns.gain(column);
        clearing[at] = (float) vessels.coverage(foot, depth, section.pixelMm());
        int cells =
            random.poisson(
                columns.meanCells(column, layer), columns.expMinusMeanCells(column, layer));
        if (cells > 0) {
          int kernel = columns.drawnArea(column).ordinal() * BrainModel.MAX_LAYERS + layer;
          if (kernels[kernel] == null) {
            kernels[kernel] = histology.kernelOf(columns.somaRadiusUm(column, layer));
          }
          kernels[kernel].stamp(covered, width, height, x, y, cells);
        }
        int gliaCells = random.poisson(meanGlia, expMinusGlia);
        if (gliaCells > 0) {
          glia.stamp(covered, width, height, x, y, gliaCells);
        }
        if (holdsBetzCells(columns, column, layer, depth, foot)) {
          int betzCells = random.poisson(meanBetz, expMinusBetz);
          if (betzCells > 0) {
            betz.stamp(covered, width, height, x, y, betzCells);
          }
        }
      }
    }
  }

  private static boolean holdsBetzCells(
      Columns columns, int column, int layer, double depthMm, double footArcMm) {
    if (layer != CorticalArea.M1_LAYER_V || columns.drawnArea(column) != CorticalArea.M1) {
      return false;
    }
    double stretch = 1 / StrictMath.cos(columns.obliquenessRad(footArcMm));
    double topOfV = columns.bottomMm(column, layer - 1);
    return depthMm > topOfV + Histology.BETZ_BELOW_TOP_OF_V_MM * stretch;
  }

  private static GreyImage develop(
      SectionModel section, Stream random, float[] covered, float[] clearing, float[] gain) {
    Stain stain = section.stain();
    byte[] samples = new byte[covered.length];
    double background = stain.background();
    double noise = stain.noise();
    // Cells at the rim reach over the tissue's edge, where no column gives a gain.
    float rimGain = (float) stain.gain();
    for (int i = 0; i < samples.length; i++) {
      double light = background;
      if (covered[i] > 0) {
        double open = covered[i] * (1 - Vessels.CLEARING * clearing[i]);
        light *= Stain.transmission(gain[i] > 0 ? gain[i] : rimGain, open);
      }
      double value = (light + noise * random.cheapGaussian()) * 255;
      samples[i] = (byte) Math.round(Math.max(0, Math.min(255, value)));
    }
    return new GreyImage(section.widthPx(), section.heightPx(), samples);
  }
}
