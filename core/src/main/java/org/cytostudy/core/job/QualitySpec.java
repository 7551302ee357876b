package org.cytostudy.core.job;

/**
 * How ingestion looks for faults of a section and of its scan.
 *
 * <p>The overlay's index colours are 0 glass, 1 tissue, 2 tear, 3 fold, 4 out of focus, 5
 * saturated.
 *
 * @param pixelSizeUm µm per pixel that tears and folds are looked for at, and of the overlay; an
 *     image of more than 4 million such pixels is looked at more coarsely
 * @param tears gaps in the tissue
 * @param folds tissue that lies double
 * @param focus tiles that are not sharp
 * @param saturation tiles that are cut off at black or white
 */
public record QualitySpec(
    @Range(min = 5, max = 500) double pixelSizeUm,
    Tears tears,
    Folds folds,
    Focus focus,
    Saturation saturation) {
  public QualitySpec {
    Ranges.check(QualitySpec.class, pixelSizeUm, tears, folds, focus, saturation);
  }

  /**
   * A tear is glass that a morphological closing fills (Serra 1982), most of whose border is
   * tissue. Ventricles and open sulci are wider than a tear; a vessel's lumen is smaller.
   *
   * @param maxWidthUm a wider gap is anatomy
   * @param minAreaMm2 a smaller one is a vessel
   * @param flagAtShare of the tissue's area
   */
  public record Tears(
      @Range(min = 20, max = 5000) double maxWidthUm,
      @Range(min = 0.001, max = 100) double minAreaMm2,
      @Range(min = 0, max = 1) double flagAtShare) {
    public Tears {
      Ranges.check(Tears.class, maxWidthUm, minAreaMm2, flagAtShare);
    }
  }

  /**
   * A fold is a band whose absorbance, −log₁₀(I/I₀), stands out of its surroundings: by the
   * Beer–Lambert law two layers of tissue take up twice as much. That folds are dark bands is what
   * Kothari et al. (2013, J. Pathol. Inform. 4:22) find them by too.
   *
   * @param absorbanceRatio to what 85 % of the tissue within about 3 mm stay below, so that layers
   *     of dense cells are no folds. Two layers of tissue give 2 where pixels are smaller than
   *     cells, and about 1.6 where they average the light of several, for light is averaged and not
   *     absorbance
   * @param maxWidthUm of the band, on average; one of more than about 0.8 mm darkens its own
   *     surroundings and is missed
   * @param minLengthUm of the band; it is also at least three times as long as wide
   * @param flagAtShare of the tissue's area
   */
  public record Folds(
      @Range(min = 1.1, max = 5) double absorbanceRatio,
      @Range(min = 20, max = 10_000) double maxWidthUm,
      @Range(min = 50, max = 100_000) double minLengthUm,
      @Range(min = 0, max = 1) double flagAtShare) {
    public Folds {
      Ranges.check(Folds.class, absorbanceRatio, maxWidthUm, minLengthUm, flagAtShare);
    }
  }

  /**
   * Sharpness of a tile is the variance of its Laplacian (Pech-Pacheco et al. 2000; Pertuz et al.
   * 2013). How sharp tissue can be depends on its stain and cells, so tiles are compared with the
   * section's own median, on a logarithmic scale: one is out of focus when it lies both {@code
   * lossFactor} below it and {@code outlierSd} standard deviations, estimated by the median
   * absolute deviation. A section that is out of focus everywhere is not found.
   *
   * @param pixelSizeUm read at the level next above this resolution
   * @param tiles at most so many are looked at, evenly over the tissue
   * @param lossFactor times less sharp than the median
   * @param outlierSd standard deviations below the median
   * @param flagAtShare of the tiles
   */
  public record Focus(
      @Range(min = 0.1, max = 100) double pixelSizeUm,
      @Range(min = 16, max = 10_000) int tiles,
      @Range(min = 1.5, max = 1000) double lossFactor,
      @Range(min = 1, max = 20) double outlierSd,
      @Range(min = 0, max = 1) double flagAtShare) {
    public Focus {
      Ranges.check(Focus.class, pixelSizeUm, tiles, lossFactor, outlierSd, flagAtShare);
    }
  }

  /**
   * A pixel is cut off when all its channels have their smallest or all their largest value: then
   * how much light came is not known.
   *
   * @param clippedShare of a tile's pixels, from which it counts as saturated
   * @param flagAtShare of the tiles
   */
  public record Saturation(
      @Range(min = 0.001, max = 1) double clippedShare,
      @Range(min = 0, max = 1) double flagAtShare) {
    public Saturation {
      Ranges.check(Saturation.class, clippedShare, flagAtShare);
    }
  }

  /** What an ingest does if it is not told otherwise. */
  public static QualitySpec standard() {
    return new QualitySpec(
        40,
        new Tears(800, 0.1, 0.005),
        new Folds(1.4, 800, 1000, 0.005),
        new Focus(1, 256, 5, 3.5, 0.05),
        new Saturation(0.05, 0.05));
  }
}
