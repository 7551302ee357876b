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
    return render(section, PixelWindow.whole(section));
  }

  /**
   * Renders some of a section's pixels. Generator 2 draws each pixel from a stream of its own, so
   * that a window shows the cells of the whole; cells whose middle lies outside of it are missing.
   */
  GreyImage render(SectionModel section, PixelWindow window) {
    Drawn drawn = new Drawn(window, section.tears().isEmpty());
    Stream random = section.cellStream();
    drawCells(section, window, random, drawn);
    return develop(section, window, random.child("noise", 0), drawn);
  }

  /**
   * What has been drawn of each pixel.
   *
   * @param covered mean number of cell bodies over a point of it
   * @param clearing share that lies in a vessel
   * @param torn share that lies in a tear; empty where there is none
   * @param gain of the stain; 0 where there is no tissue
   */
  @SuppressWarnings("ArrayRecordComponent") // a working area
  private record Drawn(float[] covered, float[] clearing, float[] torn, float[] gain) {
    Drawn(PixelWindow window, boolean whole) {
      int pixels = window.widthPx() * window.heightPx();
      this(new float[pixels], new float[pixels], new float[whole ? 0 : pixels], new float[pixels]);
    }
  }

  private void drawCells(SectionModel section, PixelWindow window, Stream random, Drawn drawn) {
    Columns columns = section.columns();
    Fold.Locator places = section.fold().locator(section, window);
    int width = window.widthPx();
    int height = window.heightPx();
    SomaKernel[] kernels =
        new SomaKernel
            [BrainModel.MAX_LAYERS * CorticalArea.values().length * Histology.RADIUS_LEVELS];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (!places.find(window.x() + x, window.y() + y)) {
          continue;
        }
        if (section.isSecondGenerator()) {
          random.seek(pixel(window, x, y));
        }
        double foot = places.arcMm();
        double depth = places.depthMm();
        double blurred = depth + LAYER_BLUR_MM * random.cheapGaussian();
        int column = columns.column(foot);
        if (blurred <= 0 || depth > columns.tissueDepthMm(foot)) {
          continue;
        }
        int layer = columns.layerAt(column, blurred);
        int at = y * width + x;
        drawn.covered[at] += (float) Histology.NEUROPIL;
        drawn.gain[at] = section.gain(column);
        drawn.clearing[at] = (float) section.vessels().coverage(foot, depth, section.pixelMm());
        if (drawn.torn.length > 0) {
          drawn.torn[at] = (float) section.tears().coverage(foot, depth, section.pixelMm());
        }
        int cells = neurons(section, column, layer, blurred, random);
        if (cells > 0) {
          int area = columns.drawnArea(column).ordinal();
          int kernel =
              (area * BrainModel.MAX_LAYERS + layer) * Histology.RADIUS_LEVELS
                  + columns.radiusLevel(column, layer);
          if (kernels[kernel] == null) {
            kernels[kernel] = histology.kernelOf(columns.somaRadiusUm(column, layer));
          }
          kernels[kernel].stamp(drawn.covered, width, height, x, y, cells);
        }
        int gliaCells = random.poisson(meanGlia, expMinusGlia);
        if (gliaCells > 0) {
          glia.stamp(drawn.covered, width, height, x, y, gliaCells);
        }
        if (holdsBetzCells(columns, column, layer, depth)) {
          int betzCells = random.poisson(meanBetz, expMinusBetz);
          if (betzCells > 0 && section.looks().betzCells()) {
            betz.stamp(drawn.covered, width, height, x, y, betzCells);
          }
        }
      }
    }
  }

  /** The number of a pixel in the whole section, whatever window it is seen through. */
  private static long pixel(PixelWindow window, int x, int y) {
    return ((long) (window.y() + y) << 32) | (window.x() + x);
  }

  private static int neurons(
      SectionModel section, int column, int layer, double depthMm, Stream random) {
    Columns columns = section.columns();
    double mean = columns.meanCells(column, layer);
    DepthBand band = section.looks().band();
    if (band == null || !band.covers(column, depthMm)) {
      return random.poisson(mean, columns.expMinusMeanCells(column, layer));
    }
    double radiusUm = columns.somaRadiusUm(column, layer);
    double edited = Math.max(0, mean + band.addedCover()[column] / (radiusUm * radiusUm));
    return random.poisson(edited, StrictMath.exp(-edited));
  }

  private static boolean holdsBetzCells(Columns columns, int column, int layer, double depthMm) {
    return layer == CorticalArea.M1_LAYER_V
        && columns.drawnArea(column) == CorticalArea.M1
        && depthMm > columns.betzTopMm(column);
  }

  private static GreyImage develop(
      SectionModel section, PixelWindow window, Stream random, Drawn drawn) {
    Stain stain = section.stain();
    byte[] samples = new byte[drawn.covered.length];
    double background = stain.background();
    double noise = stain.noise();
    // Cells at the rim reach over the tissue's edge, where no column gives a gain.
    float rimGain = (float) stain.gain();
    for (int i = 0; i < samples.length; i++) {
      double light = background;
      if (drawn.covered[i] > 0) {
        double open = drawn.covered[i] * (1 - Vessels.CLEARING * drawn.clearing[i]);
        if (drawn.torn.length > 0) {
          open *= 1 - drawn.torn[i];
        }
        light *= Stain.transmission(drawn.gain[i] > 0 ? drawn.gain[i] : rimGain, open);
      }
      if (section.isSecondGenerator()) {
        random.seek(pixel(window, i % window.widthPx(), i / window.widthPx()));
      }
      double value = (light + noise * random.cheapGaussian()) * 255;
      samples[i] = (byte) Math.round(Math.max(0, Math.min(255, value)));
    }
    return new GreyImage(window.widthPx(), window.heightPx(), samples);
  }
}
