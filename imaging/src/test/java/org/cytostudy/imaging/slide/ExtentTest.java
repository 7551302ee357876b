package org.cytostudy.imaging.slide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExtentTest {
  private static final Extent FULL = new Extent(1001, 800);

  @Test
  void takesWhatIsSmallerAndOfTheSameProportionsForALevel() {
    assertThat(new Extent(501, 400).whyNoLevel(FULL, FULL)).isNull();
    assertThat(new Extent(500, 400).whyNoLevel(FULL, FULL)).isNull();
    assertThat(FULL.whyNoLevel(FULL, FULL)).contains("not smaller", "1001 × 800 px");
    assertThat(new Extent(500, 300).whyNoLevel(FULL, FULL)).contains("proportions");
    assertThat(new Extent(0, 400).whyNoLevel(FULL, FULL)).contains("no size");
  }

  @Test
  void roundsTheDownsampleWhereRoundingExplainsTheDifference() {
    assertThat(new Extent(501, 400).downsample(FULL)).isEqualTo(2);
    assertThat(new Extent(334, 267).downsample(FULL)).isEqualTo(3);
    assertThat(new Extent(700, 559).downsample(FULL)).isEqualTo(1.43);
  }
}
