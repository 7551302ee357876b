package org.cytostudy.runner.phantom;

/**
 * A smooth random function of the sheet: a sum of {@value #WAVES} plane waves whose wavelengths are
 * drawn from a band. Each component has mean 0 over the plane and exactly the asked SD.
 */
final class SmoothField {
  private static final int WAVES = 8;

  private static final int RMS_GRID = 40;

  private final double[] waveU = new double[WAVES];
  private final double[] waveV = new double[WAVES];
  private final double[][] phase;
  private final double[][] amplitude;

  /**
   * Draws a field.
   *
   * @param components number of independent values at a point; they share their waves
   * @param shortestMm shortest wavelength
   * @param longestMm longest wavelength
   * @param sd standard deviation of each component over the plane
   */
  SmoothField(Stream random, int components, double shortestMm, double longestMm, double sd) {
    phase = new double[components][WAVES];
    amplitude = new double[components][WAVES];
    for (int w = 0; w < WAVES; w++) {
      double wave = 2 * Math.PI / random.uniform(shortestMm, longestMm);
      double direction = random.uniform(0, 2 * Math.PI);
      waveU[w] = wave * StrictMath.cos(direction);
      waveV[w] = wave * StrictMath.sin(direction);
    }
    for (int c = 0; c < components; c++) {
      double power = 0;
      for (int w = 0; w < WAVES; w++) {
        phase[c][w] = random.uniform(0, 2 * Math.PI);
        amplitude[c][w] = random.gaussian();
        power += amplitude[c][w] * amplitude[c][w] / 2;
      }
      double scale = sd / StrictMath.sqrt(power);
      for (int w = 0; w < WAVES; w++) {
        amplitude[c][w] *= scale;
      }
    }
  }

  /**
   * The same field, scaled so that the vector of its components has this RMS length over a sheet. A
   * few long waves may happen to be weak there; this one is as strong as asked on every sheet.
   */
  SmoothField withRmsOver(double widthMm, double heightMm, double rms) {
    double power = 0;
    int points = 0;
    for (double u = 0; u <= widthMm; u += widthMm / RMS_GRID) {
      for (double v = 0; v <= heightMm; v += heightMm / RMS_GRID) {
        for (int c = 0; c < amplitude.length; c++) {
          power += at(c, u, v) * at(c, u, v);
        }
        points++;
      }
    }
    double scale = rms / StrictMath.sqrt(power / points);
    for (double[] waves : amplitude) {
      for (int w = 0; w < WAVES; w++) {
        waves[w] *= scale;
      }
    }
    return this;
  }

  double at(int component, double uMm, double vMm) {
    double sum = 0;
    for (int w = 0; w < WAVES; w++) {
      sum +=
          amplitude[component][w]
              * StrictMath.cos(waveU[w] * uMm + waveV[w] * vMm + phase[component][w]);
    }
    return sum;
  }
}
