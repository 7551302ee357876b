package org.cytostudy.platform.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.imaging.slide.SlideLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {
  /** Levels that halve, rounded up as our writer does or down as others do. */
  private static List<SlideLevel> pyramid(long width, long height, boolean up) {
    List<SlideLevel> levels = new ArrayList<>();
    for (int shift = 0; shift == 0 || Math.max(width, height) >> shift > 128; shift++) {
      long add = up ? (1L << shift) - 1 : 0;
      long columns = (width + add) >> shift;
      long rows = (height + add) >> shift;
      levels.add(new SlideLevel(columns, rows, (double) width / columns, 256, 256));
    }
    return levels;
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void everyWholeTileOfDeepZoomIsAStoredTile(boolean up) {
    int width = 10_007;
    int height = 7_001;
    List<SlideLevel> levels = pyramid(width, height, up);
    DeepZoom zoom = new DeepZoom(width, height, 256);
    for (int level = zoom.lastLevel(); level > zoom.lastLevel() - levels.size(); level--) {
      int shift = zoom.lastLevel() - level;
      SlideLevel stored = levels.get(shift);
      for (long column = 0; (column + 1) * 256 <= stored.widthPx(); column++) {
        for (long row = 0; (row + 1) * 256 <= stored.heightPx(); row++) {
          Cut cut = zoom.tile(level, column, row).orElseThrow();
          Source source = Source.of(levels, cut);
          assertThat(source).isEqualTo(new Source(shift, column * 256, row * 256, 256, 256));
          assertThat(source.isStoredTile(stored, cut)).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aTileAtTheEdgeComesFromTheSameLevelAsTheOthers(boolean up) {
    List<SlideLevel> levels = pyramid(10_007, 7_001, up);
    DeepZoom zoom = new DeepZoom(10_007, 7_001, 256);
    Cut edge = zoom.tile(zoom.lastLevel() - 3, 4, 3).orElseThrow();
    Source source = Source.of(levels, edge);
    assertThat(source.level()).isEqualTo(3);
    assertThat(source.widthPx()).isBetween(edge.outWidthPx() - 1L, edge.outWidthPx() + 0L);
    assertThat(source.isStoredTile(levels.get(3), edge)).isFalse();
  }

  @Test
  void aPictureBetweenTwoLevelsIsMadeFromTheFinerOne() {
    List<SlideLevel> levels = pyramid(8192, 8192, true);
    Source source = Source.of(levels, new Cut(1000, 2000, 3000, 3000, 1000, 1000));
    assertThat(source).isEqualTo(new Source(1, 500, 1000, 1500, 1500));
  }

  @Test
  void aPartThatIsNoTileIsNotTakenForOne() {
    List<SlideLevel> levels = pyramid(8192, 8192, true);
    Cut beside = new Cut(1, 0, 256, 256, 256, 256);
    assertThat(Source.of(levels, beside).isStoredTile(levels.getFirst(), beside)).isFalse();
    Cut smaller = new Cut(0, 0, 256, 256, 200, 200);
    Source source = Source.of(levels, smaller);
    assertThat(source.isStoredTile(levels.get(source.level()), smaller)).isFalse();
  }

  @Test
  void levelsThatAreNoWholePartOfTheImageAreFollowedToo() {
    List<SlideLevel> levels =
        List.of(
            new SlideLevel(3000, 3000, 1, 256, 256),
            new SlideLevel(1300, 1300, 30 / 13., 256, 256));
    assertThat(Source.of(levels, new Cut(1500, 0, 1500, 3000, 650, 1300)))
        .isEqualTo(new Source(1, 650, 0, 650, 1300));
  }
}
