package org.cytostudy.imaging.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.cytostudy.core.job.QualityFlag;
import org.cytostudy.core.job.QualitySpec;
import org.cytostudy.imaging.MemoryImage;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.junit.jupiter.api.Test;

/** Faults of known place and size, planted into synthetic sections, and sections without any. */
class QualityCheckTest {
  private static final double TISSUE_PX =
      (PlantedSection.WIDTH_PX - 2.0 * PlantedSection.MARGIN_PX)
          * (PlantedSection.HEIGHT_PX - 2.0 * PlantedSection.MARGIN_PX);

  private static final int GLASS = 0;
  private static final int TISSUE = 1;

  private static QualityCheck check(PlantedSection section) throws IOException {
    return check(section.image());
  }

  private static QualityCheck check(MemoryImage image) throws IOException {
    return QualityCheck.of(image, PlantedSection.PIXEL_SIZE_UM, QualitySpec.standard());
  }

  private static int colour(QualityCheck check, int x, int y) {
    double scale = PlantedSection.PIXEL_SIZE_UM / check.pixelSizeUm();
    return check.overlay().getRaster().getSample((int) (x * scale), (int) (y * scale), 0);
  }

  private static int colourOf(QualityFlag flag) {
    return TISSUE + 1 + flag.ordinal();
  }

  @Test
  void findsNoFaultInSectionsWithoutOne() throws IOException {
    for (long seed = 1; seed <= 5; seed++) {
      QualityCheck check = check(new PlantedSection(seed).develop());
      assertThat(check.flags()).isEmpty();
      assertThat(check.shares().values()).as("seed %d: %s", seed, check.shares()).containsOnly(0.0);
      assertThat(check.focusTiles()).isGreaterThan(10);
      assertThat(check.pixelSizeUm()).isEqualTo(40, within(1e-9));
      assertThat(colour(check, 20, 20)).isEqualTo(GLASS);
      assertThat(colour(check, 800, 400)).isEqualTo(TISSUE);
    }
  }

  @Test
  void findsTearsByTheirAreaAndPlace() throws IOException {
    QualityCheck check = check(new PlantedSection(1).tear(500, 300, 60, 400).develop());
    assertThat(check.flags()).containsExactly(QualityFlag.TEARS);
    assertThat(check.shares().get(QualityFlag.TEARS))
        .isBetween(0.7 * 60 * 400 / TISSUE_PX, 1.1 * 60 * 400 / TISSUE_PX);
    assertThat(colour(check, 530, 500)).isEqualTo(colourOf(QualityFlag.TEARS));
  }

  @Test
  void aTearThatIsOpenAtOneEndIsOneToo() throws IOException {
    QualityCheck check =
        check(new PlantedSection(1).tear(500, PlantedSection.MARGIN_PX, 50, 500).develop());
    assertThat(check.flags()).containsExactly(QualityFlag.TEARS);
    assertThat(colour(check, 520, 500)).isEqualTo(colourOf(QualityFlag.TEARS));
  }

  @Test
  void aVentricleIsTooWideToBeATearAndAVesselTooSmall() throws IOException {
    QualityCheck check =
        check(new PlantedSection(1).tear(500, 300, 250, 250).tear(1000, 800, 25, 25).develop());
    assertThat(check.shares().get(QualityFlag.TEARS)).isZero();
    assertThat(colour(check, 620, 420)).isEqualTo(GLASS);
  }

  @Test
  void findsFoldsByTheirAreaAndPlace() throws IOException {
    QualityCheck check = check(new PlantedSection(1).fold(700, 250, 40, 700).develop());
    assertThat(check.flags()).containsExactly(QualityFlag.FOLDS);
    assertThat(check.shares().get(QualityFlag.FOLDS))
        .isBetween(0.6 * 40 * 700 / TISSUE_PX, 1.2 * 40 * 700 / TISSUE_PX);
    assertThat(colour(check, 720, 800)).isEqualTo(colourOf(QualityFlag.FOLDS));
    assertThat(colour(check, 600, 800)).isEqualTo(TISSUE);
  }

  @Test
  void aDenseLayerIsNoFold() throws IOException {
    QualityCheck check = check(new PlantedSection(1).develop());
    assertThat(colour(check, 800, 540)).isEqualTo(TISSUE);
  }

  @Test
  void findsTilesThatAreOutOfFocusAmongSharpOnes() throws IOException {
    QualityCheck check = check(new PlantedSection(1).develop().blur(200, 200, 500, 400, 2));
    assertThat(check.flags()).containsExactly(QualityFlag.OUT_OF_FOCUS);
    assertThat(colour(check, 450, 400)).isEqualTo(colourOf(QualityFlag.OUT_OF_FOCUS));
    assertThat(colour(check, 1200, 800)).isEqualTo(TISSUE);
  }

  @Test
  void findsTilesThatAreCutOffAtBlackOrWhite() throws IOException {
    QualityCheck black = check(new PlantedSection(1).develop().clip(900, 600, 400, 300, 0));
    assertThat(black.flags()).contains(QualityFlag.SATURATED);
    assertThat(colour(black, 1100, 750)).isEqualTo(colourOf(QualityFlag.SATURATED));
    PlantedSection speckled = new PlantedSection(2).develop();
    for (int x = 700; x < 1100; x += 8) {
      speckled.clip(x, 500, 1, 400, 255);
    }
    assertThat(check(speckled).flags()).contains(QualityFlag.SATURATED);
  }

  @Test
  void anEmptySlideHasNoFaultsAndNoTiles() throws IOException {
    byte[] glass = new byte[600 * 400];
    Arrays.fill(glass, (byte) 240);
    QualityCheck check =
        check(new MemoryImage(new PixelBlock(600, 400, PixelFormat.GREY8, glass), 600, 16));
    assertThat(check.focusTiles()).isZero();
    assertThat(check.shares().values()).containsOnly(0.0);
    assertThat(check.flags()).isEmpty();
  }
}
