package org.cytostudy.runner.network;

/**
 * What an encoder expects of its input.
 *
 * @param mean mean intensity of the training patches, of full scale 1
 * @param sd standard deviation of their pixels, &gt; 0
 * @param patchPx side of a patch in pixels
 * @param pixelSizeUm µm per pixel
 */
public record InputScale(double mean, double sd, int patchPx, double pixelSizeUm) {
  private static final int LEVELS = 256;

  public InputScale {
    if (!(sd > 0) || !Double.isFinite(mean) || !Double.isFinite(sd)) {
      throw new IllegalArgumentException(
          "The input's mean must be finite and its sd > 0, got " + mean + " and " + sd);
    }
  }

  /** (level/255 − mean) / sd for each uint8 level. */
  public float[] lookup() {
    float[] table = new float[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      table[level] = (float) ((level / 255.0 - mean) / sd);
    }
    return table;
  }
}
