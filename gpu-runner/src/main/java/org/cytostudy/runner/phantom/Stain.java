package org.cytostudy.runner.phantom;

/**
 * How dark one section is: gain of the stain with a slow drift along the ribbon, brightness of the
 * glass and noise of the camera. Drawn per section and independent of areas.
 */
final class Stain {
  /** Optical density saturates at gain × this value. */
  static final double SATURATION_OD = 2;

  /** How fast it does: OD = gain × 2 (1 − exp(−1.5 × covered area)). */
  static final double SATURATION_RATE = 1.5;

  private static final double DRIFT = .08;
  private static final double DRIFT_WAVELENGTH_MM = 60;

  private final double gain;
  private final double driftPhase;
  private final double background;
  private final double noise;

  Stain(Stream random, double brainGain) {
    this.gain = brainGain * random.uniform(.85, 1.18);
    this.driftPhase = random.uniform(0, 2 * Math.PI);
    this.background = random.uniform(.88, .98);
    this.noise = random.uniform(.01, .025);
  }

  /** Gain at a position along the ribbon. */
  double gain(double arcMm) {
    double phase = 2 * Math.PI * arcMm / DRIFT_WAVELENGTH_MM + driftPhase;
    return gain * (1 + DRIFT * StrictMath.sin(phase));
  }

  /** Gain of the section without its drift. */
  double gain() {
    return gain;
  }

  /** Brightness of the glass, 0–1. */
  double background() {
    return background;
  }

  /** SD of the noise, 0–1. */
  double noise() {
    return noise;
  }

  /**
   * Transmitted light, without noise.
   *
   * @param covered mean number of cell bodies over a point of the pixel
   */
  static double transmission(double gain, double covered) {
    double saturated = 1 - StrictMath.exp(-SATURATION_RATE * covered);
    return StrictMath.exp(-gain * SATURATION_OD * saturated);
  }
}
