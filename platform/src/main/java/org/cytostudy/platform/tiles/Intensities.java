package org.cytostudy.platform.tiles;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.cytostudy.imaging.slide.IntensityWindow;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;

/**
 * Which values an image has: of 8 bits all that there can be, of more as far as a look at a small
 * level tells: at most 256 patches of 64 × 64 pixels, spread evenly. The same image gives the same
 * answer.
 *
 * @param lowest of the values that were looked at
 * @param highest of them
 * @param window what is shown as black and white where nobody chooses: all that 8 bits can hold, as
 *     they are; of 16-bit and floating-point images the values between the 0.1th and the 99.9th
 *     percentile, or all that there can be where these two are equal
 */
record Intensities(double lowest, double highest, IntensityWindow window) {
  private static final int PATCH_PX = 64;
  private static final int PATCHES_A_SIDE = 16;
  private static final double CUT_OFF = 0.001;

  /** Looks at an image. */
  static Intensities of(SlideReader reader) throws IOException {
    IntensityWindow whole = IntensityWindow.whole(reader.format());
    float[] values = reader.format().bitDepth() == 8 ? new float[0] : sample(reader);
    if (values.length == 0) {
      return new Intensities(whole.low(), whole.high(), whole);
    }
    Arrays.sort(values);
    double lowest = values[0];
    double highest = values[values.length - 1];
    double low = percentile(values, CUT_OFF);
    double high = percentile(values, 1 - CUT_OFF);
    return new Intensities(lowest, highest, low < high ? new IntensityWindow(low, high) : whole);
  }

  private static double percentile(float[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /** Values of all channels; what is no finite number is left out. */
  private static float[] sample(SlideReader reader) throws IOException {
    int index = smallest(reader.levels());
    SlideLevel level = reader.levels().get(index);
    int columns = (int) Math.min(PATCHES_A_SIDE, Math.ceilDiv(level.widthPx(), PATCH_PX));
    int rows = (int) Math.min(PATCHES_A_SIDE, Math.ceilDiv(level.heightPx(), PATCH_PX));
    int width = (int) Math.min(PATCH_PX, level.widthPx());
    int height = (int) Math.min(PATCH_PX, level.heightPx());
    float[] values = new float[columns * rows * width * height * reader.format().channels()];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        PixelBlock patch =
            reader.read(
                index,
                start(column, columns, level.widthPx() - width),
                start(row, rows, level.heightPx() - height),
                width,
                height);
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            for (int c = 0; c < patch.format().channels(); c++) {
              float value = (float) patch.value(x, y, c); // exact: 16 bits or single precision
              if (Float.isFinite(value)) {
                values[count++] = value;
              }
            }
          }
        }
      }
    }
    return Arrays.copyOf(values, count);
  }

  /** The smallest level on which the patches do not overlap much, else the largest there is. */
  private static int smallest(List<SlideLevel> levels) {
    int wanted = PATCH_PX * PATCHES_A_SIDE;
    for (int i = levels.size() - 1; i > 0; i--) {
      if (Math.max(levels.get(i).widthPx(), levels.get(i).heightPx()) >= wanted) {
        return i;
      }
    }
    return 0;
  }

  /** Where one of so many evenly spread patches begins. */
  private static long start(int index, int count, long last) {
    return count == 1 ? last / 2 : last * index / (count - 1);
  }
}
