package org.cytostudy.runner.phantom;

import java.util.Locale;
import org.cytostudy.core.job.PhantomSpec;

/**
 * What makes one synthetic brain differ from the others: where its borders lie, how thick and dense
 * its layers are, how it was cut, stained and registered. Coordinates are true sheet coordinates in
 * mm unless said otherwise.
 */
final class BrainModel implements AreaMap {
  /** Most layers that an area has, and one more for the white matter. */
  static final int MAX_LAYERS = 10;

  private static final double LONG_WAVES_SHARE = .99;
  private static final double MAX_OBLIQUENESS_RAD = Math.toRadians(45);

  private final PhantomSpec spec;
  private final int index;
  private final Stream random;
  private final AreaMap layout;
  private final Networks networks;
  private final SmoothField borders;
  private final SmoothField borderRipple;
  private final SmoothField registrationError;
  private final SmoothField obliqueness;
  private final SmoothField sharedThickness;
  private final SmoothField sharedDensity;
  private final SmoothField localThickness;
  private final SmoothField layerThickness;
  private final SmoothField layerDensity;
  private final SmoothField heading;
  private final SmoothField somaRadius;
  private final double thickness;
  private final double density;
  private final double gain;
  private final double firstV;
  private final double foldPhaseMm;
  private final double[] layerThicknessFactor = new double[MAX_LAYERS];
  private final double[] layerDensityFactor = new double[MAX_LAYERS];
  private final double[] layerRadiusFactor = new double[MAX_LAYERS];

  /**
   * Draws a brain.
   *
   * @param root the stream of the whole phantom
   * @param index from 0
   * @param layout where the areas lie before this brain's displacement
   * @param networks where the networks lie before it
   */
  BrainModel(PhantomSpec spec, Stream root, int index, AreaMap layout, Networks networks) {
    this.spec = spec;
    this.index = index;
    this.layout = layout;
    this.networks = networks;
    this.sharedThickness = new SmoothField(root.child("thickness", 0), 1, 30, 80, .05);
    this.sharedDensity = new SmoothField(root.child("density", 0), 1, 30, 80, .06);
    this.random = root.child("brain", index);
    // Long waves move whole borders and leave the areas in one piece; a little of shorter waves
    // keeps the borders from being parallel. The squares of the two shares add up to 1.
    double jitter = spec.borderJitterMm();
    double ripple = StrictMath.sqrt(1 - LONG_WAVES_SHARE * LONG_WAVES_SHARE);
    this.borders = displacement("borders", 40, 90, jitter * LONG_WAVES_SHARE);
    this.borderRipple = displacement("border-ripple", 15, 40, jitter * ripple);
    this.registrationError = displacement("registration", 10, 30, spec.registrationErrorMm());
    this.obliqueness = new SmoothField(child("obliqueness"), 1, 12, 25, Math.toRadians(15));
    this.localThickness = new SmoothField(child("thickness"), 1, 10, 30, .04);
    this.layerThickness = new SmoothField(child("layer-thickness"), MAX_LAYERS, 6, 20, .06);
    this.layerDensity = new SmoothField(child("layer-density"), MAX_LAYERS, 6, 20, .12);
    this.heading = new SmoothField(child("heading"), 1, 60, 110, .35);
    Stream factors = child("factors");
    this.thickness = 1 + .06 * factors.gaussian();
    this.density = 1 + .08 * factors.gaussian();
    this.gain = factors.uniform(.8, 1.25);
    this.firstV = factors.uniform() * sectionDistanceMm();
    for (int layer = 0; layer < MAX_LAYERS; layer++) {
      layerThicknessFactor[layer] = 1 + .04 * factors.gaussian();
      layerDensityFactor[layer] = 1 + .06 * factors.gaussian();
    }
    this.somaRadius = new SmoothField(child("soma"), MAX_LAYERS, 8, 25, .06);
    this.foldPhaseMm = child("fold").uniform(0, 2 * Meander.HALF_PERIOD_MM);
    Stream radii = child("soma-factors");
    for (int layer = 0; layer < MAX_LAYERS; layer++) {
      layerRadiusFactor[layer] = 1 + .04 * radii.gaussian();
    }
  }

  private SmoothField displacement(
      String label, double shortestMm, double longestMm, double rmsMm) {
    return new SmoothField(child(label), 2, shortestMm, longestMm, 1)
        .withRmsOver(spec.sheetWidthMm(), spec.sheetHeightMm(), rmsMm);
  }

  private Stream child(String label) {
    return random.child(label, 0);
  }

  /** Index within the phantom, from 0. */
  int index() {
    return index;
  }

  /** The pseudonym: PB01, PB02 … */
  String name() {
    int first = spec.firstBrain() == null ? 1 : spec.firstBrain();
    return String.format(Locale.ROOT, "PB%02d", index + first);
  }

  /** The stream of one section, by its index from 0. */
  Stream sectionStream(int section) {
    return random.child("section", section);
  }

  /** The stream that places of counterfactuals are drawn from. */
  Stream counterfactualStream() {
    return child("counterfactuals");
  }

  /** Distance of neighbouring sections on the sheet. */
  double sectionDistanceMm() {
    return spec.sheetHeightMm() / spec.sectionsPerBrain();
  }

  /** Where a section, by its index from 0, cuts the sheet. */
  double sectionV(int section) {
    return firstV + section * sectionDistanceMm();
  }

  @Override
  public CorticalArea at(double uMm, double vMm) {
    return layout.at(
        uMm + borders.at(0, uMm, vMm) + borderRipple.at(0, uMm, vMm),
        vMm + borders.at(1, uMm, vMm) + borderRipple.at(1, uMm, vMm));
  }

  /** The network of a true point, by its number. */
  int network(double uMm, double vMm) {
    return networks.at(
        uMm + borders.at(0, uMm, vMm) + borderRipple.at(0, uMm, vMm),
        vMm + borders.at(1, uMm, vMm) + borderRipple.at(1, uMm, vMm));
  }

  /** The reference coordinate u that registration finds for a true point: with its error. */
  double registeredU(double uMm, double vMm) {
    return uMm + registrationError.at(0, uMm, vMm);
  }

  /** The reference coordinate v that registration finds for a true point: with its error. */
  double registeredV(double uMm, double vMm) {
    return vMm + registrationError.at(1, uMm, vMm);
  }

  /** Angle between the section plane and the cortical column, 0–45°. */
  double obliquenessRad(double uMm, double vMm) {
    return Math.min(Math.abs(obliqueness.at(0, uMm, vMm)), MAX_OBLIQUENESS_RAD);
  }

  /** Factor of the thickness of all layers, without the part that folding adds. */
  double thicknessFactor(double uMm, double vMm) {
    return thickness * (1 + sharedThickness.at(0, uMm, vMm) + localThickness.at(0, uMm, vMm));
  }

  /** Factor of the thickness of one layer, by its index from the pial surface. */
  double layerThicknessFactor(int layer, double uMm, double vMm) {
    return clamp(layerThicknessFactor[layer] + layerThickness.at(layer, uMm, vMm), .5, 1.6);
  }

  /** Factor of the cell density of one layer, the brain's own factor included. */
  double densityFactor(int layer, double uMm, double vMm) {
    return density
        * (1 + sharedDensity.at(0, uMm, vMm))
        * clamp(layerDensityFactor[layer] + layerDensity.at(layer, uMm, vMm), .4, 1.8);
  }

  /** Factor of the radius of a layer's cell bodies; generator 1 has the table's everywhere. */
  double radiusFactor(int layer, double uMm, double vMm) {
    return spec.isSecondGenerator() ? layerRadiusFactor[layer] + somaRadius.at(layer, uMm, vMm) : 1;
  }

  /** The fold of a section: the sheet is folded alike from section to section. */
  Fold fold(double firstArcMm, double lastArcMm, double vMm) {
    return spec.isMeander()
        ? new Meander(firstArcMm, lastArcMm, foldPhaseMm)
        : new PialContour(firstArcMm, lastArcMm, arc -> headingRad(arc, vMm));
  }

  /** Strength of the brain's stain. */
  double gain() {
    return gain;
  }

  /** Direction of the pial contour before it is limited, radians against the image's x axis. */
  double headingRad(double uMm, double vMm) {
    return heading.at(0, uMm, vMm);
  }

  private static double clamp(double value, double min, double max) {
    return Math.max(min, Math.min(max, value));
  }
}
