package org.cytostudy.runner.embedding;

/**
 * Hand-made features of one patch: how dark, and how finely textured, each depth is.
 *
 * <p>With darkness d = 1 − value/255 of a patch of side H, rows r from the pial surface down,
 * columns c, and B depth bins, where bin b holds the rows ⌊bH/B⌋ to before ⌈(b+1)H/B⌉:
 *
 * <ul>
 *   <li>profile: g_b = mean of d over the bin; the feature is g_b divided by the mean of all g, so
 *       that the section's staining gain falls out. A stand-in for the grey level index of
 *       Schleicher and Zilles 1990 (J. Microsc. 157, 367–381).
 *   <li>texture: h = d − (mean of d over the 3 × 3 neighbourhood, cut at the patch's edge); the
 *       feature is ln(mean of h² over the bin + 1e-9), the log energy of what is smaller than three
 *       pixels. It sees the size of cells where their share of the area is the same.
 * </ul>
 */
final class IntensityProfile {
  private static final double FLOOR = 1e-9;

  private final int sidePx;
  private final int bins;
  private final boolean texture;

  /**
   * @param bins depth bins, at most {@code sidePx}
   * @param texture whether the log energies follow the profile
   */
  IntensityProfile(int sidePx, int bins, boolean texture) {
    if (bins > sidePx) {
      throw new IllegalArgumentException(
          "profileBins must be at most the patch's side of " + sidePx + " px, got " + bins);
    }
    this.sidePx = sidePx;
    this.bins = bins;
    this.texture = texture;
  }

  /** Features of a patch. */
  int dimension() {
    return texture ? 2 * bins : bins;
  }

  /**
   * Computes the features of one patch.
   *
   * @param patches grey values; the patch's {@code sidePx²} begin at {@code from}, row by row from
   *     the pial surface down
   * @param into takes {@link #dimension()} values from {@code at} on
   */
  void compute(byte[] patches, int from, float[] into, int at) {
    double[] darkness = new double[sidePx * sidePx];
    for (int i = 0; i < darkness.length; i++) {
      darkness[i] = 1 - (patches[from + i] & 0xff) / 255.0;
    }
    double[] profile = binned(darkness);
    double mean = 0;
    for (double value : profile) {
      mean += value / bins;
    }
    for (int b = 0; b < bins; b++) {
      // A patch without any tissue has no profile; it must not become NaN.
      into[at + b] = mean > 0 ? (float) (profile[b] / mean) : 0;
    }
    if (texture) {
      double[] energy = binned(fineEnergy(darkness));
      for (int b = 0; b < bins; b++) {
        into[at + bins + b] = (float) StrictMath.log(energy[b] + FLOOR);
      }
    }
  }

  private double[] binned(double[] pixels) {
    double[] rowMeans = new double[sidePx];
    for (int r = 0; r < sidePx; r++) {
      double sum = 0;
      for (int c = 0; c < sidePx; c++) {
        sum += pixels[r * sidePx + c];
      }
      rowMeans[r] = sum / sidePx;
    }
    double[] result = new double[bins];
    for (int b = 0; b < bins; b++) {
      int begin = b * sidePx / bins;
      int end = ((b + 1) * sidePx + bins - 1) / bins;
      double sum = 0;
      for (int r = begin; r < end; r++) {
        sum += rowMeans[r];
      }
      result[b] = sum / (end - begin);
    }
    return result;
  }

  /** Squared difference of each pixel from the mean of its neighbourhood. */
  private double[] fineEnergy(double[] darkness) {
    double[] energy = new double[darkness.length];
    for (int r = 0; r < sidePx; r++) {
      int top = Math.max(0, r - 1);
      int bottom = Math.min(sidePx - 1, r + 1);
      for (int c = 0; c < sidePx; c++) {
        int left = Math.max(0, c - 1);
        int right = Math.min(sidePx - 1, c + 1);
        double sum = 0;
        for (int y = top; y <= bottom; y++) {
          for (int x = left; x <= right; x++) {
            sum += darkness[y * sidePx + x];
          }
        }
        double h = darkness[r * sidePx + c] - sum / ((bottom - top + 1.0) * (right - left + 1.0));
        energy[r * sidePx + c] = h * h;
      }
    }
    return energy;
  }
}
