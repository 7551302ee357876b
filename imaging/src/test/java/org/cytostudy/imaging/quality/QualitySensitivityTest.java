package org.cytostudy.imaging.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.Consumer;
import org.cytostudy.core.job.QualityFlag;
import org.cytostudy.core.job.QualitySpec;
import org.junit.jupiter.api.Test;

/** How often planted faults of growing size are flagged, in sections of different seeds. */
class QualitySensitivityTest {
  private static final int SEEDS = 12;

  /** None of these were looked at when the thresholds were chosen. */
  private static final long FIRST_SEED = 4101;

  private static double found(QualityFlag flag, Consumer<PlantedSection> plant) throws IOException {
    int found = 0;
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      PlantedSection section = new PlantedSection(seed);
      plant.accept(section);
      QualityCheck check =
          QualityCheck.of(section.image(), PlantedSection.PIXEL_SIZE_UM, QualitySpec.standard());
      found += check.flags().contains(flag) ? 1 : 0;
    }
    double share = (double) found / SEEDS;
    System.out.printf("%-13s flagged in %3.0f %% of %d sections%n", flag, share * 100, SEEDS);
    return share;
  }

  @Test
  void tearsAreFoundFromAQuarterOfAMillimetreOn() throws IOException {
    // 240 µm and 480 µm wide.
    assertThat(found(QualityFlag.TEARS, s -> s.tear(500, 300, 30, 400).develop())).isEqualTo(1);
    assertThat(found(QualityFlag.TEARS, s -> s.tear(500, 300, 60, 400).develop())).isEqualTo(1);
  }

  @Test
  void foldsAreFoundFromAThirdOfAMillimetreOn() throws IOException {
    // 320 µm and 640 µm wide.
    assertThat(found(QualityFlag.FOLDS, s -> s.fold(700, 250, 40, 700).develop())).isEqualTo(1);
    assertThat(found(QualityFlag.FOLDS, s -> s.fold(700, 250, 80, 700).develop())).isEqualTo(1);
  }

  @Test
  void aFoldThatDarkensItsOwnSurroundingsIsMissed() throws IOException {
    // 1.2 mm wide.
    assertThat(found(QualityFlag.FOLDS, s -> s.fold(200, 300, 900, 150).develop())).isZero();
  }

  @Test
  void blurIsFoundFromTwoPixelsOn() throws IOException {
    assertThat(found(QualityFlag.OUT_OF_FOCUS, s -> s.develop().blur(200, 200, 500, 400, 1)))
        .isEqualTo(1);
    assertThat(found(QualityFlag.OUT_OF_FOCUS, s -> s.develop().blur(200, 200, 500, 400, 3)))
        .isEqualTo(1);
  }
}
