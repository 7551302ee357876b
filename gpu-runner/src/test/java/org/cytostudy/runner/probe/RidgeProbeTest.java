package org.cytostudy.runner.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.cytostudy.core.job.FileFormatException;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.runner.data.Embedding;
import org.cytostudy.runner.data.Embeddings;
import org.cytostudy.runner.data.PatchTargets;
import org.cytostudy.runner.worker.StepFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RidgeProbeTest {
  @TempDir Path folder;

  private static RidgeProbe train(Embedding features, double[] y, double l2) {
    return RidgeTrainer.train(
        new FeatureMatrix(features, Golden.all(y.length)),
        new PatchTargets("density", "1/mm³", y),
        l2,
        3);
  }

  /**
   * By hand: x̄ = 3, ȳ = 4, Sxx = 10, Sxy = 6, n = 5. Standardised, Σz² = n, so that ridge shrinks
   * the slope Sxy/Sxx = 0.6 by n/(n + α). With l2 = 0.2, α = 1: the slope is 0.5.
   */
  @Test
  void shrinksTheSlopeOfOneFeatureAsTheClosedFormSays() {
    Embedding x = Embeddings.of(1, new float[] {1, 2, 3, 4, 5});
    double[] y = {2, 4, 5, 4, 5};
    RidgeProbe probe = train(x, y, 0.2);
    assertThat(probe.alpha()).isEqualTo(1, within(1e-12));
    double[] expected = {3, 3.5, 4, 4.5, 5};
    double[] predicted = probe.predict(x, Golden.all(5)).values();
    for (int i = 0; i < 5; i++) {
      assertThat(predicted[i]).isEqualTo(expected[i], within(1e-6));
    }
    double[] leastSquares = train(x, y, 0).predict(x, Golden.all(5)).values();
    assertThat(leastSquares[0]).isEqualTo(4 - 2 * 0.6, within(1e-6));
  }

  /**
   * Of two features with correlation ρ, and correlations r₁, r₂ with y of SD s, the 2 × 2 system
   * has the solution w₁ = s·((1 + l2)·r₁ − ρ·r₂) / ((1 + l2)² − ρ²), likewise w₂.
   */
  @Test
  void solvesTwoCorrelatedFeaturesAsTheClosedFormSays() {
    int n = 400;
    SplittableRandom random = new SplittableRandom(4);
    float[] values = new float[2 * n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double common = random.nextDouble();
      values[2 * i] = (float) (1000 + 5 * (common + random.nextDouble()));
      values[2 * i + 1] = (float) (-3 + 0.1 * (common + random.nextDouble()));
      y[i] = 70 + values[2 * i] - 20 * values[2 * i + 1] + random.nextDouble();
    }
    double l2 = 0.3;
    double[][] z = {standardised(column(values, 0)), standardised(column(values, 1))};
    double[] centred = standardised(y);
    double s = sd(y);
    double rho = mean(z[0], z[1]);
    double r1 = mean(z[0], centred);
    double r2 = mean(z[1], centred);
    double below = (1 + l2) * (1 + l2) - rho * rho;
    RidgeProbe probe = train(Embeddings.of(2, values), y, l2);
    assertThat((double) probe.weights()[0])
        .isEqualTo(s * ((1 + l2) * r1 - rho * r2) / below, within(1e-5));
    assertThat((double) probe.weights()[1])
        .isEqualTo(s * ((1 + l2) * r2 - rho * r1) / below, within(1e-5));
    assertThat(probe.bias()).isEqualTo((float) Arrays.stream(y).average().orElseThrow());
  }

  private static double[] column(float[] values, int column) {
    double[] result = new double[values.length / 2];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[2 * i + column];
    }
    return result;
  }

  private static double sd(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  private static double[] standardised(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double sd = sd(values);
    return Arrays.stream(values).map(v -> (v - mean) / sd).toArray();
  }

  private static double mean(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum / a.length;
  }

  @Test
  void comesBackFromItsFileBitForBit() throws IOException {
    Embedding x = Embeddings.of(1, new float[] {1, 2, 3, 4, 5});
    RidgeProbe probe = train(x, new double[] {2, 4, 5, 4, 5}, 0.2);
    Path file = folder.resolve("probe-ridge.safetensors");
    probe.write(file);
    RidgeProbe read = RidgeProbe.read(file);
    assertThat(Probe.kindOf(file)).isEqualTo(ProbeSpec.Kind.RIDGE);
    assertThat(read.target()).isEqualTo("density");
    assertThat(read.unit()).isEqualTo("1/mm³");
    assertThat(read.alpha()).isEqualTo(probe.alpha());
    assertThat(read.predict(x, Golden.all(5)).values())
        .containsExactly(probe.predict(x, Golden.all(5)).values());
    assertThat(read.predict(x, Golden.all(5)).permuted())
        .hasDimensions(20, 5)
        .isDeepEqualTo(probe.predict(x, Golden.all(5)).permuted());
    assertThatThrownBy(() -> Probe.read(file))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("names no area");
  }

  @Test
  void fitsManyFeaturesThatResembleOneAnother() {
    int features = 128;
    int rows = 144;
    float[] values = new float[rows * features];
    double[] y = new double[rows];
    Random random = new Random(5);
    for (int i = 0; i < rows; i++) {
      double common = random.nextGaussian();
      y[i] = common;
      for (int j = 0; j < features; j++) {
        values[i * features + j] = (float) (common + 0.1 * random.nextGaussian());
      }
    }
    double sum = 0;
    for (float weight : train(Embeddings.of(features, values), y, 1e-3).weights()) {
      sum += weight;
    }
    // y is the common part, of SD about 1: together the standardised copies of it weigh that much.
    assertThat(sum).isEqualTo(1, within(0.15));
  }

  @Test
  void refusesDependentFeaturesWithoutPenaltyAndValuesThatDoNotVary() {
    Embedding twice = Embeddings.of(2, new float[] {1, 1, 2, 2, 3, 3, 5, 5});
    double[] y = {1, 2, 3, 4};
    assertThat(train(twice, y, 0.1).weights()[0])
        .isEqualTo(train(twice, y, 0.1).weights()[1], within(1e-6f));
    assertThatThrownBy(() -> train(twice, y, 0))
        .isInstanceOfSatisfying(
            StepFailure.class,
            refused -> assertThat(refused.failure().code()).isEqualTo("ridge-singular"));
    for (double[] constant : new double[][] {{2, 2, 2, 2}, {}}) {
      assertThatThrownBy(() -> train(twice, constant, 0.1))
          .isInstanceOfSatisfying(
              StepFailure.class,
              refused -> assertThat(refused.failure().code()).isEqualTo("target-constant"));
    }
  }
}
