package org.cytostudy.runner.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.cytostudy.runner.data.Embeddings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogisticObjectiveTest {
  private static final double[] POINT = {
    -0.5, 0, 0.5, 0.25, -0.5, 0, -0.25, 0.25, -0.5, -0.5, 0, 0.5
  };

  private final FixedChunks chunks = new FixedChunks(2);
  private final LogisticObjective objective =
      new LogisticObjective(
          Golden.features(),
          Standardiser.perFeature(Golden.features()),
          Golden.labels(),
          Golden.CLASSES,
          0.01,
          chunks);

  @AfterEach
  void close() {
    chunks.close();
  }

  @Test
  void lossAndGradientAreThoseOfNumpy() {
    double[] gradient = new double[POINT.length];
    assertThat(objective.evaluate(POINT, gradient)).isCloseTo(1.1400687800450058, within(1e-12));
    assertThat(gradient)
        .containsExactly(
            new double[] {
              0.27244425505009984,
              -0.033421176949396274,
              -0.020109051308509002,
              0.07117256504732937,
              -0.11462752192921882,
              0.10644446764420257,
              -0.3486168200974293,
              0.14554869887861505,
              -0.08633541633569357,
              -0.13590311653246698,
              -0.06001621718642926,
              0.19591933371889628
            },
            within(1e-12));
  }

  @Test
  void gradientIsThatOfFiniteDifferences() {
    assertThat(Golden.gradientError(objective, POINT)).isLessThan(1e-8);
  }

  @Test
  void lbfgsFindsTheOptimumThatScipyFinds() {
    Lbfgs.Result result =
        new Lbfgs(500, 1e-9).minimise(objective, new double[12], (iteration, value) -> {});
    assertThat(result.converged()).isTrue();
    assertThat(result.value()).isCloseTo(0.43703488992449985, within(1e-12));
    assertThat(Arrays.copyOf(result.point(), 9))
        .containsExactly(
            new double[] {
              -3.094448874,
              0.063629834,
              0.333361564,
              -0.092351446,
              -0.286975927,
              -0.022072417,
              3.18680032,
              0.223346093,
              -0.311289146
            },
            within(1e-6));
  }

  @Test
  void sumsAreTheSameBitsWithAnyNumberOfThreads() {
    int rows = 5000;
    float[] values = new float[rows * 2];
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      values[2 * i] = (float) Math.sin(i);
      values[2 * i + 1] = (float) Math.cos(1.7 * i);
      labels[i] = i % 3;
    }
    FeatureMatrix many = new FeatureMatrix(Embeddings.of(2, values), Golden.all(rows));
    double[] point = {0.3, -0.2, 0.1, 0.9, -1.1, 0.4, 0, 0.5, -0.5};
    double[] first = new double[9];
    double loss = evaluate(many, labels, point, first, 1);
    for (int threads = 2; threads <= 4; threads++) {
      double[] other = new double[9];
      assertThat(evaluate(many, labels, point, other, threads)).isEqualTo(loss);
      assertThat(other).isEqualTo(first);
    }
  }

  private static double evaluate(
      FeatureMatrix features, int[] labels, double[] point, double[] gradient, int threads) {
    try (FixedChunks several = new FixedChunks(threads)) {
      return new LogisticObjective(
              features, Standardiser.perFeature(features), labels, 3, 0.1, several)
          .evaluate(point, gradient);
    }
  }
}
