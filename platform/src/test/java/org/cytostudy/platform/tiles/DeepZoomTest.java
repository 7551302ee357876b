package org.cytostudy.platform.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeepZoomTest {
  private final DeepZoom zoom = new DeepZoom(701, 500, 256);

  @Test
  void fullResolutionIsCutAsItIs() {
    assertThat(zoom.lastLevel()).isEqualTo(10);
    assertThat(zoom.tile(10, 0, 0)).hasValue(new Cut(0, 0, 256, 256, 256, 256));
    assertThat(zoom.tile(10, 2, 1)).hasValue(new Cut(512, 256, 189, 244, 189, 244));
  }

  @Test
  void eachLevelHalvesTheOneAboveRoundedUp() {
    assertThat(zoom.tile(9, 1, 0)).hasValue(new Cut(512, 0, 189, 500, 95, 250));
    assertThat(zoom.tile(0, 0, 0)).hasValue(new Cut(0, 0, 701, 500, 1, 1));
  }

  @Test
  void aTileBesideTheImageIsNone() {
    assertThat(zoom.tile(10, 3, 0)).isEmpty();
    assertThat(zoom.tile(10, 0, -1)).isEmpty();
    assertThat(zoom.tile(11, 0, 0)).isEmpty();
    assertThat(zoom.tile(-1, 0, 0)).isEmpty();
    assertThat(zoom.tile(10, 1L << 56, 0)).isEmpty();
  }

  @Test
  void anImageOfTheLargestSizeHasTilesOnEachLevel() {
    DeepZoom huge = new DeepZoom(4_000_000, 4_000_000, 1024);
    assertThat(huge.lastLevel()).isEqualTo(22);
    assertThat(huge.tile(22, 3906, 3906))
        .hasValue(new Cut(3_999_744, 3_999_744, 256, 256, 256, 256));
    assertThat(huge.tile(0, 0, 0)).hasValue(new Cut(0, 0, 4_000_000, 4_000_000, 1, 1));
  }
}
