package org.cytostudy.imaging.slide;

/**
 * How large a pixel of level 0 is. Never guessed: without a statement of the file there is none.
 */
public sealed interface PixelCalibration {

  /**
   * The file says it.
   *
   * @param pixelSizeUm µm per pixel, 0.01–1000; pixels are square
   * @param source where the file says it
   */
  record Known(double pixelSizeUm, Source source) implements PixelCalibration {
    public Known {
      if (!(pixelSizeUm >= MIN_UM && pixelSizeUm <= MAX_UM)) {
        throw new IllegalArgumentException("Not a pixel size: " + pixelSizeUm + " µm");
      }
    }
  }

  /**
   * The file does not say it.
   *
   * @param reason what it says instead, one sentence
   */
  record Unknown(String reason) implements PixelCalibration {}

  /**
   * The file says several things that cannot all be right.
   *
   * @param reason what it says, one sentence
   */
  record Contradictory(String reason) implements PixelCalibration {}

  /** Smallest size that is taken for a pixel's. */
  double MIN_UM = 0.01;

  /** Largest size that is taken for a pixel's. */
  double MAX_UM = 1000;

  /** Two sizes that differ by more than this share contradict one another. */
  double TOLERANCE = 0.01;

  /** Whether two sizes say the same. */
  static boolean agree(double oneUm, double otherUm) {
    return Math.abs(oneUm - otherUm) <= TOLERANCE * Math.max(oneUm, otherUm);
  }

  /** Where a file says how large its pixels are. */
  enum Source {
    /** XResolution, YResolution and ResolutionUnit. */
    TIFF_RESOLUTION,
    /** PhysicalSizeX and PhysicalSizeY of an OME-XML description. */
    OME_XML,
    /** MPP in the description of an Aperio file. */
    APERIO,
    /** XResolution and YResolution in the unit of an ImageJ description. */
    IMAGEJ,
    /** Scale and unit of the axes of an OME-Zarr store. */
    OME_ZARR,
    /** Microns per pixel as OpenSlide reads them from a scanner's file. */
    OPENSLIDE
  }
}
