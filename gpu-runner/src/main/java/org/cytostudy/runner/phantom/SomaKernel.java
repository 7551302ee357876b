package org.cytostudy.runner.phantom;

/**
 * What one cell body adds to the pixels around it: a disk, averaged over all positions of its
 * centre within the middle pixel. The weights add up to the disk's area in pixels.
 *
 * @param reach pixels on each side of the middle one
 * @param weights (2 reach + 1)² weights, row by row
 */
record SomaKernel(int reach, float[] weights) {
  private static final int SUBDIVISIONS = 24;

  static SomaKernel of(double radiusUm, double pixelSizeUm) {
    double radius = radiusUm / pixelSizeUm;
    int reach = (int) Math.ceil(radius - 1e-9);
    int side = 2 * reach + 1;
    // Number of disk points in each pixel: the disk on a grid, convolved with the pixel's grid.
    double step = 1.0 / SUBDIVISIONS;
    int half = (int) Math.ceil(radius / step);
    double[] sum = new double[side * side];
    double total = 0;
    double[] along = new double[side * (2 * half + 1)];
    for (int i = -half; i <= half; i++) {
      for (int c = 0; c < SUBDIVISIONS; c++) {
        int pixel = (int) Math.floor((c + .5) * step + i * step) + reach;
        if (pixel >= 0 && pixel < side) {
          along[(i + half) * side + pixel] += step;
        }
      }
    }
    for (int i = -half; i <= half; i++) {
      for (int j = -half; j <= half; j++) {
        if ((i * i + j * j) * step * step > radius * radius) {
          continue;
        }
        for (int py = 0; py < side; py++) {
          for (int px = 0; px < side; px++) {
            double weight = along[(i + half) * side + py] * along[(j + half) * side + px];
            sum[py * side + px] += weight;
            total += weight;
          }
        }
      }
    }
    double area = Math.PI * radius * radius;
    float[] weights = new float[side * side];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (sum[i] / total * area);
    }
    return new SomaKernel(reach, weights);
  }

  /** Adds some cells that lie in the pixel (x, y). */
  void stamp(float[] image, int widthPx, int heightPx, int x, int y, int cells) {
    int side = 2 * reach + 1;
    for (int dy = -reach; dy <= reach; dy++) {
      int row = y + dy;
      if (row < 0 || row >= heightPx) {
        continue;
      }
      for (int dx = -reach; dx <= reach; dx++) {
        int column = x + dx;
        if (column >= 0 && column < widthPx) {
          image[row * widthPx + column] += cells * weights[(dy + reach) * side + dx + reach];
        }
      }
    }
  }
}
