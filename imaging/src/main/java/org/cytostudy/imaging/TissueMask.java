package org.cytostudy.imaging;

import java.io.IOException;
import java.util.ArrayDeque;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;

/**
 * Where an image shows tissue: stained tissue is darker than the glass around it. The threshold is
 * Otsu's (1979): of the grey values' histogram the split that maximises the variance between the
 * two classes, ω₀·ω₁·(μ₀−μ₁)². Holes smaller than 1 mm² are closed.
 *
 * @param width columns
 * @param height rows
 * @param pixelSizeUm µm per pixel of the mask
 * @param tissue row by row
 */
@SuppressWarnings("ArrayRecordComponent") // a result that is looked at, not compared
public record TissueMask(int width, int height, double pixelSizeUm, boolean[] tissue) {
  private static final double HOLE_MM2 = 1;

  /** A mask is kept in memory; one of a larger image is coarser than wanted. */
  private static final double MAX_PIXELS = 16e6;

  /** Classes whose means differ by less are noise of an empty slide. */
  private static final double LEAST_CONTRAST = 12;

  /**
   * Finds the tissue.
   *
   * @param imagePixelSizeUm µm per pixel of level 0
   * @param maskPixelSizeUm wanted for the mask; it is never finer than the image, and coarser where
   *     it would have more than 16 million pixels
   */
  public static TissueMask of(SlideReader reader, double imagePixelSizeUm, double maskPixelSizeUm)
      throws IOException {
    SlideLevel full = reader.levels().getFirst();
    double fewestPixels = Math.sqrt((double) full.widthPx() * full.heightPx() / MAX_PIXELS);
    double downsample = Math.max(Math.max(1, maskPixelSizeUm / imagePixelSizeUm), fewestPixels);
    PixelBlock overview = Overview.of(reader, downsample);
    int[] grey = new int[overview.width() * overview.height()];
    int[] histogram = new int[256];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (int) Math.rint(overview.grey(i % overview.width(), i / overview.width()));
      histogram[grey[i]]++;
    }
    int threshold = otsu(histogram);
    boolean[] tissue = new boolean[grey.length];
    for (int i = 0; i < grey.length; i++) {
      tissue[i] = grey[i] <= threshold;
    }
    double pixelSizeUm = downsample * imagePixelSizeUm;
    double holePixels = HOLE_MM2 * 1e6 / (pixelSizeUm * pixelSizeUm);
    closeHoles(tissue, overview.width(), overview.height(), holePixels);
    return new TissueMask(overview.width(), overview.height(), pixelSizeUm, tissue);
  }

  /**
   * Otsu's threshold of a histogram of grey values.
   *
   * @return the largest value of the darker class; −1 where there are no two classes
   */
  public static int otsu(int[] histogram) {
    double total = 0;
    double sum = 0;
    for (int value = 0; value < histogram.length; value++) {
      total += histogram[value];
      sum += (double) value * histogram[value];
    }
    double below = 0;
    double belowSum = 0;
    double best = -1;
    int threshold = -1;
    double contrast = 0;
    for (int value = 0; value < histogram.length - 1; value++) {
      below += histogram[value];
      belowSum += (double) value * histogram[value];
      double above = total - below;
      if (below == 0 || above == 0) {
        continue;
      }
      double difference = (sum - belowSum) / above - belowSum / below;
      double between = below * above * difference * difference;
      if (between > best) {
        best = between;
        threshold = value;
        contrast = difference;
      }
    }
    return contrast < LEAST_CONTRAST ? -1 : threshold;
  }

  private static void closeHoles(boolean[] tissue, int width, int height, double holePixels) {
    boolean[] seen = new boolean[tissue.length];
    int[] component = new int[tissue.length];
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (int start = 0; start < tissue.length; start++) {
      if (tissue[start] || seen[start]) {
        continue;
      }
      int size = 0;
      boolean touchesEdge = false;
      seen[start] = true;
      open.add(start);
      while (!open.isEmpty()) {
        int at = open.remove();
        component[size++] = at;
        int x = at % width;
        int y = at / width;
        touchesEdge |= x == 0 || y == 0 || x == width - 1 || y == height - 1;
        int[] neighbours = {
          x > 0 ? at - 1 : -1,
          x < width - 1 ? at + 1 : -1,
          y > 0 ? at - width : -1,
          y < height - 1 ? at + width : -1
        };
        for (int next : neighbours) {
          if (next >= 0 && !tissue[next] && !seen[next]) {
            seen[next] = true;
            open.add(next);
          }
        }
      }
      if (!touchesEdge && size < holePixels) {
        for (int i = 0; i < size; i++) {
          tissue[component[i]] = true;
        }
      }
    }
  }

  /** Share of the mask that is tissue, 0–1. */
  public double fraction() {
    int count = 0;
    for (boolean t : tissue) {
      count += t ? 1 : 0;
    }
    return (double) count / tissue.length;
  }

  /** The mask as an image: tissue 255, glass 0. */
  public PixelBlock toPixels() {
    byte[] samples = new byte[tissue.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (tissue[i] ? 255 : 0);
    }
    return new PixelBlock(width, height, PixelFormat.GREY8, samples);
  }
}
