package org.cytostudy.runner.phantom;

/**
 * How the sheet of one section is folded in its plane, in mm, y downward. Arc lengths are those of
 * the sheet; depths begin at the pial surface.
 */
interface Fold {
  double firstArcMm();

  double lastArcMm();

  /** Curvature in 1/mm: positive where the surface bulges outward, as on a gyral crown. */
  double curvature(double arcMm);

  /** Curvature against the sharpest that there is: 1 on the sharpest crown, −1 in a fundus. */
  double bend(double arcMm);

  /** x of the unit normal into the cortex. */
  double inwardX(double arcMm);

  /** y of the unit normal into the cortex. */
  double inwardY(double arcMm);

  /**
   * x of a place.
   *
   * @param thicknessMm of the cortex there, in the section plane
   */
  double xMm(double arcMm, double depthMm, double thicknessMm);

  /** y of a place, as {@link #xMm}. */
  double yMm(double arcMm, double depthMm, double thicknessMm);

  /** Most that a cortex may be thick in the section plane, lest opposite banks touch. */
  double mostThicknessMm();

  /**
   * How deep the tissue of a column goes.
   *
   * @param cutMm where the block was cut off below it
   */
  double tissueDepthMm(double arcMm, double cutMm, double thicknessMm);

  /** Finds places of the section's pixels, those of a window. */
  Locator locator(SectionModel section, PixelWindow window);

  /** Finds where pixels lie on the ribbon; asked row by row, from the left. For one thread. */
  interface Locator {
    /**
     * Looks a pixel up.
     *
     * @param x column of the whole section
     * @param y row of the whole section
     * @return false for one that lies beyond the ribbon's ends or far from it
     */
    boolean find(int x, int y);

    /** Arc length of the pixel that was found. */
    double arcMm();

    /** Its depth below the pial surface, mm; negative outside. */
    double depthMm();
  }
}
