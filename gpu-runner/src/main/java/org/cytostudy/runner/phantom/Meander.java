package org.cytostudy.runner.phantom;

/**
 * A sheet folded as a meander: straight banks of {@value #BANK_MM} mm joined by semicircles, crowns
 * above and fundi below, whose radius at mid-depth is {@value #RADIUS_MM} mm. The line at mid-depth
 * is as long as the sheet is wide, so distances along the sheet are exact; opposite banks are
 * {@code 2 RADIUS_MM} apart. Nothing crosses as long as the cortex is thinner than that.
 */
final class Meander implements Fold {
  static final double BANK_MM = 10;

  /** Radius of the semicircles at mid-depth. */
  static final double RADIUS_MM = 2.5;

  /** Length of a bank and a semicircle. */
  static final double HALF_PERIOD_MM = BANK_MM + Math.PI * RADIUS_MM;

  /** Leaves a gap of at least 0.2 mm between the pial surfaces of opposite banks. */
  private static final double MOST_THICKNESS_MM = 4.8;

  private final double firstArcMm;
  private final double lastArcMm;
  private final double phaseMm;

  /**
   * A piece of a meander.
   *
   * @param phaseMm how far along the meander arc length 0 lies
   */
  Meander(double firstArcMm, double lastArcMm, double phaseMm) {
    this.firstArcMm = firstArcMm;
    this.lastArcMm = lastArcMm;
    this.phaseMm = phaseMm;
  }

  /** Number of the bank that an arc length belongs to, with the semicircle that follows it. */
  private int bank(double arcMm) {
    return (int) Math.floor((arcMm + phaseMm) / HALF_PERIOD_MM);
  }

  private double withinBank(double arcMm) {
    return arcMm + phaseMm - bank(arcMm) * HALF_PERIOD_MM;
  }

  /** Banks of even numbers run upward to a crown, the others downward to a fundus. */
  private static boolean isUpward(int bank) {
    return Math.floorMod(bank, 2) == 0;
  }

  private double angleRad(double arcMm) {
    return Math.max(0, withinBank(arcMm) - BANK_MM) / RADIUS_MM;
  }

  @Override
  public double firstArcMm() {
    return firstArcMm;
  }

  @Override
  public double lastArcMm() {
    return lastArcMm;
  }

  @Override
  public double curvature(double arcMm) {
    return bend(arcMm) / RADIUS_MM;
  }

  @Override
  public double bend(double arcMm) {
    return withinBank(arcMm) < BANK_MM ? 0 : isUpward(bank(arcMm)) ? 1 : -1;
  }

  // A bank that runs upward has the pial surface on its left; the crown turns right by its angle,
  // the fundus after a bank that runs downward turns left.

  @Override
  public double inwardX(double arcMm) {
    double side = isUpward(bank(arcMm)) ? 1 : -1;
    return side * StrictMath.cos(angleRad(arcMm));
  }

  @Override
  public double inwardY(double arcMm) {
    return StrictMath.sin(angleRad(arcMm));
  }

  /** x of the line at mid-depth. */
  double midX(double arcMm) {
    int bank = bank(arcMm);
    double angle = angleRad(arcMm);
    return 2 * RADIUS_MM * bank + RADIUS_MM * (1 - StrictMath.cos(angle));
  }

  /** y of the line at mid-depth, 0 at the upper end of banks. */
  double midY(double arcMm) {
    double along = Math.min(withinBank(arcMm), BANK_MM);
    double turn = RADIUS_MM * StrictMath.sin(angleRad(arcMm));
    return isUpward(bank(arcMm)) ? BANK_MM - along - turn : along + turn;
  }

  @Override
  public double xMm(double arcMm, double depthMm, double thicknessMm) {
    return midX(arcMm) + (depthMm - thicknessMm / 2) * inwardX(arcMm);
  }

  @Override
  public double yMm(double arcMm, double depthMm, double thicknessMm) {
    return midY(arcMm) + (depthMm - thicknessMm / 2) * inwardY(arcMm);
  }

  @Override
  public double mostThicknessMm() {
    return MOST_THICKNESS_MM;
  }

  /** Banks share the white matter between them; below fundi it goes on to where it was cut. */
  @Override
  public double tissueDepthMm(double arcMm, double cutMm, double thicknessMm) {
    return bend(arcMm) < 0 ? cutMm : Math.min(cutMm, thicknessMm / 2 + RADIUS_MM);
  }

  @Override
  public Locator locator(SectionModel section, PixelWindow window) {
    return new Nearest(section);
  }

  /** Arc length of the nearest point of the line at mid-depth. */
  double nearestArcMm(double x, double y) {
    if (y >= 0 && y <= BANK_MM) {
      int bank = (int) Math.round(x / (2 * RADIUS_MM));
      double along = isUpward(bank) ? BANK_MM - y : y;
      return bank * HALF_PERIOD_MM + along - phaseMm;
    }
    boolean crowns = y < 0;
    // Semicircles of a kind are centred every 4 radii; crowns follow banks of even numbers.
    double first = crowns ? RADIUS_MM : 3 * RADIUS_MM;
    long which = Math.round((x - first) / (4 * RADIUS_MM));
    double centreX = first + which * 4 * RADIUS_MM;
    int bank = (int) (2 * which + (crowns ? 0 : 1));
    double out = crowns ? -y : y - BANK_MM;
    double angle = StrictMath.atan2(out, centreX - x);
    return bank * HALF_PERIOD_MM + BANK_MM + angle * RADIUS_MM - phaseMm;
  }

  private final class Nearest implements Locator {
    private final SectionModel section;
    private double arc;
    private double depth;

    Nearest(SectionModel section) {
      this.section = section;
    }

    @Override
    public boolean find(int x, int y) {
      double planeX = section.planeX(x + .5);
      double planeY = section.planeY(y + .5);
      arc = nearestArcMm(planeX, planeY);
      if (arc < firstArcMm || arc > section.sheetWidthMm() + SectionModel.OVERHANG_MM) {
        return false;
      }
      double below = (planeX - midX(arc)) * inwardX(arc) + (planeY - midY(arc)) * inwardY(arc);
      depth = below + section.columns().thicknessMm(arc) / 2;
      return true;
    }

    @Override
    public double arcMm() {
      return arc;
    }

    @Override
    public double depthMm() {
      return depth;
    }
  }
}
