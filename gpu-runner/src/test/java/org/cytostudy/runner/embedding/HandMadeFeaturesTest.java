package org.cytostudy.runner.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchPlace;
import org.cytostudy.runner.worker.StepFailure;
import org.junit.jupiter.api.Test;

/**
 * The golden patch has 6 × 6 pixels of value (41r + 97c + 13rc) mod 256; the expected features were
 * computed with NumPy 2.4 from the definitions.
 */
class HandMadeFeaturesTest {
  private static final int SIDE = 6;

  private static byte[] goldenPatch() {
    byte[] patch = new byte[SIDE * SIDE];
    for (int r = 0; r < SIDE; r++) {
      for (int c = 0; c < SIDE; c++) {
        patch[r * SIDE + c] = (byte) ((r * 41 + c * 97 + r * c * 13) % 256);
      }
    }
    return patch;
  }

  private static Row row(long id, String space, double uMm, double vMm) {
    return new Row(
        id,
        "B1",
        "left",
        "1",
        1,
        "0".repeat(64),
        "shard",
        0,
        0,
        0,
        0,
        PatchPlace.onSheet(space, uMm, vMm),
        0,
        2.5,
        null,
        null);
  }

  @Test
  void profileAndTextureAreThoseOfNumpy() {
    float[] features = new float[8];
    new ProfileFeatures(4, true)
        .extract(List.of(row(0, "sheet", 0, 0)), goldenPatch(), SIDE, features);
    assertThat(features)
        .containsExactly(
            new float[] {
              1.10295f, 1.03139f, 1.04896f, 0.81670f, -2.61664f, -2.56156f, -2.39326f, -2.56876f
            },
            within(1e-5f));
  }

  @Test
  void profileDoesNotDependOnTheStainingGain() {
    byte[] strong = new byte[SIDE * SIDE];
    byte[] weak = new byte[SIDE * SIDE];
    for (int i = 0; i < strong.length; i++) {
      int darkness = 4 * (i % 7) * (i / SIDE + 1);
      strong[i] = (byte) (255 - darkness);
      weak[i] = (byte) (255 - darkness / 2);
    }
    float[] ofStrong = new float[6];
    float[] ofWeak = new float[6];
    List<Row> rows = List.of(row(0, "sheet", 0, 0));
    new ProfileFeatures(6, false).extract(rows, strong, SIDE, ofStrong);
    new ProfileFeatures(6, false).extract(rows, weak, SIDE, ofWeak);
    assertThat(ofWeak).containsExactly(ofStrong, within(1e-5f));
    assertThat(ofStrong[5]).isGreaterThan(2 * ofStrong[0]);
  }

  @Test
  void aPatchWithoutTissueHasFiniteFeatures() {
    byte[] white = new byte[SIDE * SIDE];
    Arrays.fill(white, (byte) 255);
    float[] features = new float[8];
    new ProfileFeatures(4, true).extract(List.of(row(0, "sheet", 0, 0)), white, SIDE, features);
    assertThat(features).doesNotContain(Float.NaN, Float.NEGATIVE_INFINITY);
  }

  @Test
  void eachPatchOfABatchGetsItsOwnFeatures() {
    byte[] two = Arrays.copyOf(goldenPatch(), 2 * SIDE * SIDE);
    float[] features = new float[8];
    new ProfileFeatures(4, false)
        .extract(List.of(row(0, "sheet", 0, 0), row(1, "sheet", 0, 0)), two, SIDE, features);
    assertThat(features[0]).isCloseTo(1.10295f, within(1e-5f));
    assertThat(Arrays.copyOfRange(features, 4, 8)).containsExactly(1, 1, 1, 1);
  }

  @Test
  void refusesMoreBinsThanPixels() {
    assertThatThrownBy(
            () ->
                new ProfileFeatures(7, false)
                    .extract(List.of(row(0, "sheet", 0, 0)), goldenPatch(), SIDE, new float[7]))
        .isInstanceOf(StepFailure.class);
  }

  @Test
  void positionReadsNoPixel() {
    float[] features = new float[4];
    new PositionFeatures(row(0, "sheet", 0, 0))
        .extract(
            List.of(row(0, "sheet", 1.5, 2.5), row(1, "sheet", 3, -4)),
            new byte[0],
            SIDE,
            features);
    assertThat(features).containsExactly(1.5f, 2.5f, 3, -4);
  }

  @Test
  void refusesPositionsOfTwoSpaces() {
    assertThatThrownBy(
            () ->
                new PositionFeatures(row(0, "sheet", 0, 0))
                    .extract(
                        List.of(row(0, "sheet", 0, 0), row(1, "colin27", 0, 0)),
                        new byte[0],
                        SIDE,
                        new float[4]))
        .isInstanceOf(StepFailure.class);
  }

  @Test
  void positionInASpaceHasThreeCoordinates() {
    Row row =
        new Row(
            0,
            "B1",
            "left",
            "1",
            1,
            "0".repeat(64),
            "shard",
            0,
            0,
            0,
            0,
            new PatchPlace(
                "colin27@1", new Reference.Place(new PointMm(-40, 2, 7.5), null), null, null, null),
            0,
            2.5,
            null,
            null);
    float[] features = new float[3];
    PositionFeatures position = new PositionFeatures(row);
    assertThat(position.dimension()).isEqualTo(3);
    position.extract(List.of(row), new byte[0], SIDE, features);
    assertThat(features).containsExactly(-40, 2, 7.5f);
  }
}
