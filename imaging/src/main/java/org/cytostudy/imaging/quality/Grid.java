package org.cytostudy.imaging.quality;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.cytostudy.imaging.Overview;
import org.cytostudy.imaging.TissueMask;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;

/**
 * The section at the resolution of the overlay: absorbance, and what is tissue.
 *
 * @param downsample level-0 pixels a pixel
 * @param pixelSizeUm µm per pixel
 * @param absorbance −log₁₀(I/I₀), ≥ 0, row by row; I₀ is the grey value of the glass
 * @param tissue darker than the glass and its noise, with every hole
 */
@SuppressWarnings("ArrayRecordComponent") // a working area, looked at and never compared
record Grid(
    int width,
    int height,
    double downsample,
    double pixelSizeUm,
    float[] absorbance,
    boolean[] tissue) {
  /** All that is looked at at once takes about 25 bytes of each. */
  private static final double MAX_PIXELS = 4e6;

  /** Grey values that tissue is darker than glass at least: an absorbance of 0.015. */
  private static final double LEAST_CONTRAST = 8;

  static Grid of(SlideReader reader, double imagePixelSizeUm, double wantedPixelSizeUm)
      throws IOException {
    SlideLevel full = reader.levels().getFirst();
    double fewest = Math.sqrt((double) full.widthPx() * full.heightPx() / MAX_PIXELS);
    double downsample = Math.max(Math.max(1, wantedPixelSizeUm / imagePixelSizeUm), fewest);
    PixelBlock overview = Overview.of(reader, downsample);
    byte[] grey = smoothed(overview);
    int pixels = grey.length;
    int[] histogram = new int[256];
    for (byte value : grey) {
      histogram[value & 0xff]++;
    }
    int split = TissueMask.otsu(histogram);
    int glass = mostFrequentAbove(histogram, split);
    int threshold = split < 0 ? -1 : glass - noiseOfGlass(histogram, glass) - 1;
    float[] absorbanceOf = new float[256];
    for (int value = 0; value < 256; value++) {
      // One grey level more in both: black has an absorbance, too.
      absorbanceOf[value] = (float) Math.max(0, -Math.log10((value + 1.0) / (glass + 1.0)));
    }
    float[] absorbance = new float[pixels];
    boolean[] tissue = new boolean[pixels];
    for (int i = 0; i < pixels; i++) {
      absorbance[i] = absorbanceOf[grey[i] & 0xff];
      tissue[i] = (grey[i] & 0xff) <= threshold;
    }
    return new Grid(
        overview.width(),
        overview.height(),
        downsample,
        downsample * imagePixelSizeUm,
        absorbance,
        tissue);
  }

  /** Grey values averaged over 3 × 3 pixels: the noise of the camera is no gap in the tissue. */
  private static byte[] smoothed(PixelBlock overview) {
    int width = overview.width();
    int height = overview.height();
    byte[] smoothed = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sum = 0;
        int count = 0;
        for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
          for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
            sum += overview.grey(nx, ny);
            count++;
          }
        }
        smoothed[y * width + x] = (byte) Math.rint(sum / count);
      }
    }
    return smoothed;
  }

  /** Glass is uniform, so its grey value is the most frequent of the brighter class. */
  private static int mostFrequentAbove(int[] histogram, int split) {
    int best = 255;
    for (int value = 254; value > split; value--) {
      best = histogram[value] > histogram[best] ? value : best;
    }
    return best;
  }

  /**
   * How much darker than its most frequent value glass may be: four standard deviations, as the
   * brighter side of its peak shows them, on which no tissue lies. Otsu's threshold would part
   * dense from pale tissue where a section has more of both than of glass.
   */
  private static int noiseOfGlass(int[] histogram, int glass) {
    double squares = 0;
    double count = 0;
    for (int value = glass; value < histogram.length; value++) {
      squares += (double) histogram[value] * (value - glass) * (value - glass);
      count += histogram[value];
    }
    return (int) Math.ceil(Math.max(LEAST_CONTRAST, 4 * Math.sqrt(squares / Math.max(1, count))));
  }

  long tissuePixels() {
    long count = 0;
    for (boolean is : tissue) {
      count += is ? 1 : 0;
    }
    return count;
  }

  double pixelAreaMm2() {
    return pixelSizeUm * pixelSizeUm / 1e6;
  }

  /** The four-connected parts of a set of pixels, each by the indices of its pixels. */
  List<int[]> components(BitSet pixels) {
    List<int[]> found = new ArrayList<>();
    BitSet left = (BitSet) pixels.clone();
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (int start = left.nextSetBit(0); start >= 0; start = left.nextSetBit(start + 1)) {
      List<Integer> part = new ArrayList<>();
      left.clear(start);
      open.add(start);
      while (!open.isEmpty()) {
        int at = open.remove();
        part.add(at);
        int x = at % width;
        take(left, open, x > 0 ? at - 1 : -1);
        take(left, open, x < width - 1 ? at + 1 : -1);
        take(left, open, at - width);
        take(left, open, at + width < width * height ? at + width : -1);
      }
      found.add(part.stream().mapToInt(Integer::intValue).toArray());
    }
    return found;
  }

  private static void take(BitSet left, ArrayDeque<Integer> open, int at) {
    if (at >= 0 && left.get(at)) {
      left.clear(at);
      open.add(at);
    }
  }
}
