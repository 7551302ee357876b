package org.cytostudy.imaging.quality;

import java.util.Arrays;
import java.util.Random;
import org.cytostudy.imaging.MemoryImage;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;

/**
 * A synthetic section: a block of stained tissue on glass, of cells that are drawn by chance and
 * denser in one band, as a cortical layer is; faults are planted into it. It is made of
 * absorbances, so that a fold is twice the tissue, as in nature.
 */
final class PlantedSection {
  static final double PIXEL_SIZE_UM = 8;
  static final int WIDTH_PX = 1600;
  static final int HEIGHT_PX = 1200;
  static final int MARGIN_PX = 150;

  private static final double GLASS = 235;

  private final float[] absorbance = new float[WIDTH_PX * HEIGHT_PX];
  private final byte[] grey = new byte[absorbance.length];
  private final Random random;

  PlantedSection(long seed) {
    random = new Random(seed);
    for (int y = MARGIN_PX; y < HEIGHT_PX - MARGIN_PX; y++) {
      boolean layer = y > 520 && y < 560;
      for (int x = MARGIN_PX; x < WIDTH_PX - MARGIN_PX; x++) {
        double cells = random.nextDouble() < (layer ? 0.4 : 0.25) ? 0.45 : 0;
        absorbance[y * WIDTH_PX + x] = (float) (0.12 + cells);
      }
    }
  }

  /** Tissue that is torn away: glass. */
  PlantedSection tear(int left, int top, int width, int height) {
    return each(left, top, width, height, at -> absorbance[at] = 0);
  }

  /** Tissue that lies double. */
  PlantedSection fold(int left, int top, int width, int height) {
    return each(left, top, width, height, at -> absorbance[at] *= 2);
  }

  private PlantedSection each(int left, int top, int width, int height, Change change) {
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        change.at(y * WIDTH_PX + x);
      }
    }
    return this;
  }

  private interface Change {
    void at(int index);
  }

  /** Light that came through, with the noise of the camera. */
  PlantedSection develop() {
    for (int i = 0; i < grey.length; i++) {
      double light = GLASS * Math.pow(10, -absorbance[i]) + 1.5 * random.nextGaussian();
      grey[i] = (byte) Math.clamp(Math.round(light), 1, 254);
    }
    return this;
  }

  /** Means over squares, three times over: nearly a Gaussian. */
  PlantedSection blur(int left, int top, int width, int height, int radius) {
    for (int time = 0; time < 3; time++) {
      byte[] before = grey.clone();
      for (int y = top; y < top + height; y++) {
        for (int x = left; x < left + width; x++) {
          int sum = 0;
          for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
              sum += before[(y + dy) * WIDTH_PX + x + dx] & 0xff;
            }
          }
          int side = 2 * radius + 1;
          grey[y * WIDTH_PX + x] = (byte) (sum / (side * side));
        }
      }
    }
    return this;
  }

  /** The camera's exposure was too short or too long there. */
  PlantedSection clip(int left, int top, int width, int height, int value) {
    for (int y = top; y < top + height; y++) {
      Arrays.fill(grey, y * WIDTH_PX + left, y * WIDTH_PX + left + width, (byte) value);
    }
    return this;
  }

  MemoryImage image() {
    return new MemoryImage(
        new PixelBlock(WIDTH_PX, HEIGHT_PX, PixelFormat.GREY8, grey.clone()), 256, 256);
  }
}
