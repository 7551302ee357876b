package org.cytostudy.runner.training;

/**
 * A Gaussian filter, along rows and then along columns, reflected at the edges. The kernel ends at
 * 3 SD and sums to 1.
 *
 * @param half the kernel from its middle on
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
record GaussianBlur(float[] half) {
  private static final double ENDS_AT_SD = 3;

  /**
   * A filter.
   *
   * @param sdPx standard deviation in pixels, &gt; 0
   */
  static GaussianBlur of(double sdPx) {
    int radius = (int) Math.ceil(ENDS_AT_SD * sdPx);
    double[] exact = new double[radius + 1];
    double sum = 0;
    for (int i = 0; i <= radius; i++) {
      exact[i] = StrictMath.exp(-0.5 * (i / sdPx) * (i / sdPx));
      sum += i == 0 ? exact[i] : 2 * exact[i];
    }
    float[] half = new float[radius + 1];
    for (int i = 0; i <= radius; i++) {
      half[i] = (float) (exact[i] / sum);
    }
    return new GaussianBlur(half);
  }

  /** A blurred copy of a square image. */
  float[] apply(float[] image, int side) {
    return along(along(image, side, 1, side), side, side, 1);
  }

  /**
   * @param step from a value to the next along the filter
   * @param line from a line to the next
   */
  private float[] along(float[] image, int side, int step, int line) {
    float[] out = new float[image.length];
    for (int l = 0; l < side; l++) {
      int start = l * line;
      for (int at = 0; at < side; at++) {
        float sum = half[0] * image[start + at * step];
        for (int i = 1; i < half.length; i++) {
          float before = image[start + Augmenter.reflect(at - i, side) * step];
          float after = image[start + Augmenter.reflect(at + i, side) * step];
          sum += half[i] * (before + after);
        }
        out[start + at * step] = sum;
      }
    }
    return out;
  }
}
