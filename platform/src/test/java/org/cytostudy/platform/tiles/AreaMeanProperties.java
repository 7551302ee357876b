package org.cytostudy.platform.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cytostudy.imaging.slide.IntensityWindow;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;

class AreaMeanProperties {
  private static final IntensityWindow BYTES = new IntensityWindow(0, 255);

  /** The definition, pixel by pixel: each shares in a result by the area that they have common. */
  private static double mean(FakeSlide.Value value, int from, int to, int column, int row) {
    double ratio = (double) from / to;
    double sum = 0;
    for (int y = 0; y < from; y++) {
      double tall = Math.min(y + 1, (row + 1) * ratio) - Math.max(y, row * ratio);
      for (int x = 0; x < from && tall > 0; x++) {
        double wide = Math.min(x + 1, (column + 1) * ratio) - Math.max(x, column * ratio);
        sum += wide > 0 ? wide * tall * value.at(0, x, y) : 0;
      }
    }
    return sum / (ratio * ratio);
  }

  @Property(tries = 60)
  void isTheMeanOverTheAreaThatAPixelStandsFor(
      @ForAll @IntRange(min = 1, max = 60) int from, @ForAll @IntRange(min = 1, max = 61) int to)
      throws IOException {
    int out = Math.min(to, from + 1);
    FakeSlide.Value value = (level, x, y) -> (x * 37 + y * 91) % 251;
    FakeSlide slide =
        new FakeSlide(PixelFormat.RGB8, value, new SlideLevel(from, from, 1, from, from));
    PixelBlock result = AreaMean.of(slide, new Source(0, 0, 0, from, from), out, out, BYTES);
    for (int row = 0; row < out; row++) {
      for (int column = 0; column < out; column++) {
        assertThat((double) result.sample(column, row, 1))
            .isCloseTo(mean(value, from, out, column, row), within(0.51));
      }
    }
  }

  @Property(tries = 5)
  void piecesMakeTheSameAsTheWhole(@ForAll @IntRange(min = 1, max = 90) int out)
      throws IOException {
    int side = AreaMean.BLOCK_PX + 700;
    FakeSlide slide =
        new FakeSlide(
            PixelFormat.GREY8,
            (level, x, y) -> x < side / 2 ? 200 : 40,
            new SlideLevel(side, side, 1, 256, 256));
    PixelBlock result = AreaMean.of(slide, new Source(0, 0, 0, side, side), out, out, BYTES);
    double[] row = new double[out];
    for (int column = 0; column < out; column++) {
      row[column] = result.sample(column, out / 2, 0);
    }
    double whole = Arrays.stream(row).average().orElseThrow();
    assertThat(whole).isCloseTo(120, within(0.6));
    assertThat(slide.mostPixels).isEqualTo(AreaMean.BLOCK_PX * AreaMean.BLOCK_PX);
  }
}
