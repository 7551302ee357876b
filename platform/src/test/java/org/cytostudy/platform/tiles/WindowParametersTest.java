package org.cytostudy.platform.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cytostudy.imaging.slide.IntensityWindow;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.platform.problem.InvalidException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowParametersTest {
  private static @Nullable IntensityWindow window(
      @Nullable String low, @Nullable String high, PixelFormat format) {
    WindowParameters parameters = new WindowParameters();
    parameters.low = low;
    parameters.high = high;
    return parameters.window(format);
  }

  @Test
  void nobodyHasToChooseOne() {
    assertThat(window(null, null, PixelFormat.GREY16)).isNull();
    assertThat(window("0", "255", PixelFormat.RGB8)).as("shows the same").isNull();
    assertThat(window("0", "255", PixelFormat.GREY16)).isEqualTo(new IntensityWindow(0, 255));
    assertThat(window("-1.5", "1e3", PixelFormat.GREY_FLOAT))
        .isEqualTo(new IntensityWindow(-1.5, 1000));
  }

  @ParameterizedTest
  @CsvSource({"1,", ",1", "2,1", "1,1", "a,1", "0,NaN", "-Infinity,1", "'',1"})
  void whatIsNoWindowIsRefusedAndNamed(@Nullable String low, @Nullable String high) {
    assertThatThrownBy(() -> window(low, high, PixelFormat.GREY16))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.errors().getFirst().pointer()).isIn("?low", "?high"));
  }
}
