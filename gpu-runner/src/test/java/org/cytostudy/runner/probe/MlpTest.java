package org.cytostudy.runner.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MlpTest {
  private static final int HIDDEN = 4;

  private final MlpObjective objective = new MlpObjective(Golden.DIMENSION, HIDDEN, Golden.CLASSES);

  /** W[h][j] = ((5h + 3j) mod 7 − 3)/4, a[h] = (h − 1)/4, V[k][h] = ((2k + 3h) mod 5 − 2)/2, b. */
  private double[] point() {
    double[] point = new double[objective.pointLength()];
    for (int h = 0; h < HIDDEN; h++) {
      for (int j = 0; j < Golden.DIMENSION; j++) {
        point[h * Golden.DIMENSION + j] = ((h * 5 + j * 3) % 7 - 3) / 4.0;
      }
      point[objective.hiddenBiasAt() + h] = (h - 1) / 4.0;
    }
    for (int k = 0; k < Golden.CLASSES; k++) {
      for (int h = 0; h < HIDDEN; h++) {
        point[objective.outputWeightsAt() + k * HIDDEN + h] = ((k * 2 + h * 3) % 5 - 2) / 2.0;
      }
      point[objective.outputBiasAt() + k] = (k - 1) / 2.0;
    }
    return point;
  }

  private void useGolden() {
    objective.use(Golden.features(), Standardiser.perFeature(Golden.features()), Golden.labels());
  }

  @Test
  void lossIsThatOfNumpy() {
    useGolden();
    assertThat(objective.evaluate(point(), new double[objective.pointLength()]))
        .isCloseTo(1.8840176739496564, within(1e-12));
  }

  @Test
  void gradientIsThatOfFiniteDifferences() {
    useGolden();
    assertThat(Golden.gradientError(objective, point())).isLessThan(1e-8);
  }

  /** f(θ) = θ₁² − cos θ₂ from (1, −2), η = 0.1, λ = 0.05, T = 4, computed with NumPy. */
  @Test
  void threeUpdatesOfAdamWAreThoseOfNumpy() {
    AdamW optimiser = new AdamW(2, 0.1, 0.05, 4);
    double[] point = {1, -2};
    for (int i = 0; i < 3; i++) {
      optimiser.update(point, new double[] {2 * point[0], Math.sin(point[1])});
    }
    assertThat(point)
        .containsExactly(new double[] {0.754750504112826, -1.7419118031659264}, within(1e-12));
  }
}
