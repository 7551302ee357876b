package org.cytostudy.platform.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.cytostudy.imaging.slide.IntensityWindow;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.junit.jupiter.api.Test;

class IntensitiesTest {
  private static final SlideLevel SMALL = new SlideLevel(1000, 10, 1, 256, 256);

  private static Intensities of(PixelFormat format, FakeSlide.Value value, SlideLevel... levels)
      throws IOException {
    return Intensities.of(new FakeSlide(format, value, levels));
  }

  @Test
  void eightBitsAreShownAsTheyAre() throws IOException {
    Intensities values = of(PixelFormat.GREY8, (level, x, y) -> 100 + x % 7, SMALL);
    assertThat(values).isEqualTo(new Intensities(0, 255, new IntensityWindow(0, 255)));
  }

  @Test
  void aHotPixelDoesNotDarkenAllOthers() throws IOException {
    Intensities values =
        of(PixelFormat.GREY16, (level, x, y) -> x == 500 && y == 5 ? 65_535 : 1000 + x, SMALL);
    assertThat(values.highest()).isEqualTo(65_535);
    assertThat(values.window().low()).isCloseTo(1001, within(2.));
    assertThat(values.window().high()).isCloseTo(1998, within(2.));
  }

  @Test
  void anImageOfOneValueIsShownOverAllThatThereCanBe() throws IOException {
    assertThat(of(PixelFormat.GREY16, (level, x, y) -> 7, SMALL).window())
        .isEqualTo(new IntensityWindow(0, 65_535));
  }

  @Test
  void whatIsNoNumberIsLeftOut() throws IOException {
    Intensities values =
        of(PixelFormat.GREY_FLOAT, (level, x, y) -> y == 0 ? Double.NaN : -3 + x / 100., SMALL);
    assertThat(values.lowest()).isCloseTo(-3, within(1e-6));
    assertThat(values.highest()).isCloseTo(6.99, within(1e-6));
    assertThat(of(PixelFormat.GREY_FLOAT, (level, x, y) -> Double.NaN, SMALL))
        .isEqualTo(new Intensities(0, 1, new IntensityWindow(0, 1)));
  }

  @Test
  void aLargeImageIsLookedAtInFewPlacesOfASmallLevel() throws IOException {
    FakeSlide slide =
        new FakeSlide(
            PixelFormat.GREY16,
            (level, x, y) -> level == 1 ? 5 + y % 50 : 60_000,
            new SlideLevel(80_000, 100_000, 1, 256, 256),
            new SlideLevel(1250, 1563, 64, 256, 256),
            new SlideLevel(20, 25, 4000, 256, 256));
    Intensities values = Intensities.of(slide);
    assertThat(values.lowest()).isEqualTo(5);
    assertThat(values.highest()).isEqualTo(54);
    assertThat(slide.mostPixels).isLessThanOrEqualTo(64 * 64);
  }
}
