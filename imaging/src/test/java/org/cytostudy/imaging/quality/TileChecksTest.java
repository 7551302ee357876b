package org.cytostudy.imaging.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TileChecksTest {
  @Test
  void aLookLiesWithinOneStoredTileWhereThatIsLargeEnough() {
    for (int middle = 0; middle < 5000; middle += 7) {
      long start = TileChecks.start(middle, 5000, 512);
      assertThat(start / 512).isEqualTo(middle / 512);
      assertThat((start + 255) / 512).isEqualTo(middle / 512);
      assertThat(Math.abs(start + 128 - middle)).isLessThanOrEqualTo(128);
    }
  }

  @Test
  void aLookLiesAroundItsMiddleWhereStoredTilesAreSmaller() {
    assertThat(TileChecks.start(1000, 5000, 128)).isEqualTo(872);
    assertThat(TileChecks.start(1000, 5000, 1)).isEqualTo(872);
    assertThat(TileChecks.start(20, 5000, 128)).isZero();
  }
}
