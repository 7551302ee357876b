package org.cytostudy.runner.sample;

import java.io.IOException;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.runner.sample.PatchGeometry.Frame;

/**
 * Resamples patches from one image to 8-bit grey, for one thread. It reads the coarsest level that
 * still has the patch's resolution; where that is finer, several bilinear samples a patch pixel are
 * averaged. Beyond the image its edge is repeated.
 */
final class PatchCutter {
  /** Resolutions that differ by less are the same: levels and calibrations are rounded. */
  private static final double SAME = 1e-3;

  private final SlideReader reader;
  private final int patchPx;
  private final int level;
  private final double downsample;
  private final long levelWidth;
  private final long levelHeight;
  private final int samplesPerSide;

  /** What was read for the patch before; its memory is used again. */
  private PixelBlock region;

  /**
   * Prepares cutting from an image.
   *
   * @param scale level-0 pixels a patch pixel
   */
  PatchCutter(SlideReader reader, int patchPx, double scale) {
    this.reader = reader;
    this.patchPx = patchPx;
    this.level = reader.levelFor(scale);
    SlideLevel chosen = reader.levels().get(level);
    this.downsample = chosen.downsample();
    this.levelWidth = chosen.widthPx();
    this.levelHeight = chosen.heightPx();
    this.region = PixelBlock.of(1, 1, reader.format());
    double residual = scale / downsample;
    // One sample a pixel is exact where the level has the patch's resolution; of anything finer it
    // would skip pixels.
    this.samplesPerSide = residual < 1 + SAME ? 1 : (int) Math.ceil(residual - 1e-9);
  }

  /** Cuts one patch, row by row. */
  byte[] cut(Frame frame) throws IOException {
    double minX = Double.POSITIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (int corner = 0; corner < 4; corner++) {
      double column = (corner & 1) * patchPx;
      double row = (corner >> 1) * patchPx;
      minX = Math.min(minX, frame.x(column, row) / downsample);
      minY = Math.min(minY, frame.y(column, row) / downsample);
      maxX = Math.max(maxX, frame.x(column, row) / downsample);
      maxY = Math.max(maxY, frame.y(column, row) / downsample);
    }
    long left = Math.clamp((long) Math.floor(minX) - 1, 0, levelWidth - 1);
    long top = Math.clamp((long) Math.floor(minY) - 1, 0, levelHeight - 1);
    long right = Math.clamp((long) Math.ceil(maxX) + 1, left + 1, levelWidth);
    long bottom = Math.clamp((long) Math.ceil(maxY) + 1, top + 1, levelHeight);
    PixelBlock region = region((int) (right - left), (int) (bottom - top));
    reader.readInto(level, left, top, region);
    float[] grey = grey(region);
    byte[] patch = new byte[patchPx * patchPx];
    double step = 1.0 / samplesPerSide;
    double count = (double) samplesPerSide * samplesPerSide;
    for (int row = 0; row < patchPx; row++) {
      for (int column = 0; column < patchPx; column++) {
        double sum = 0;
        for (int j = 0; j < samplesPerSide; j++) {
          for (int i = 0; i < samplesPerSide; i++) {
            double c = column + (i + 0.5) * step;
            double r = row + (j + 0.5) * step;
            double x = frame.x(c, r) / downsample - left;
            double y = frame.y(c, r) / downsample - top;
            sum += bilinear(grey, region.width(), region.height(), x, y);
          }
        }
        patch[row * patchPx + column] = (byte) Math.clamp(Math.round(sum / count), 0, 255);
      }
    }
    return patch;
  }

  /** Patches that are turned alike take regions of mostly the same size. */
  private PixelBlock region(int width, int height) {
    if (region.width() != width || region.height() != height) {
      region = PixelBlock.of(width, height, reader.format());
    }
    return region;
  }

  private static float[] grey(PixelBlock region) {
    float[] grey = new float[region.width() * region.height()];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (float) region.grey(i % region.width(), i / region.width());
    }
    return grey;
  }

  /** Value at a position whose pixel centres are at .5. */
  static double bilinear(float[] grey, int width, int height, double x, double y) {
    double fx = Math.clamp(x - 0.5, 0.0, width - 1.0);
    double fy = Math.clamp(y - 0.5, 0.0, height - 1.0);
    int x0 = (int) fx;
    int y0 = (int) fy;
    int x1 = Math.min(x0 + 1, width - 1);
    int y1 = Math.min(y0 + 1, height - 1);
    double tx = fx - x0;
    double ty = fy - y0;
    double upper = grey[y0 * width + x0] * (1 - tx) + grey[y0 * width + x1] * tx;
    double lower = grey[y1 * width + x0] * (1 - tx) + grey[y1 * width + x1] * tx;
    return upper * (1 - ty) + lower * ty;
  }
}
