package org.cytostudy.runner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import org.cytostudy.core.job.PretrainSpec.NetworkSpec;
import org.cytostudy.core.job.PretrainSpec.OptimiserSpec;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.runner.network.NetworkLayout;
import org.cytostudy.runner.network.NetworkLayout.Parameter;
import org.cytostudy.runner.network.Weights;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.torch.Torch;
import org.cytostudy.runner.worker.StepFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimiserTest {
  private static final NetworkLayout LAYOUT = NetworkLayout.of(new NetworkSpec(10, 4, 16, 8));

  /** The reference is the textbook update in double precision, one parameter at a time. */
  @Test
  void threeUpdatesEqualADoublePrecisionReference() {
    OptimiserSpec spec = new OptimiserSpec(2e-3, 0.05, 0, 3);
    float[] initial = LAYOUT.initialValues(4);
    int n = initial.length;
    double[] expected = new double[n];
    double[] m = new double[n];
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      expected[i] = initial[i];
    }
    boolean[] decays = new boolean[n];
    for (Parameter p : LAYOUT.parameters()) {
      java.util.Arrays.fill(decays, p.offset(), p.offset() + p.size(), p.decays());
    }
    try (Torch torch = Torch.open(1);
        Weights weights = Weights.initialise(LAYOUT, torch.manager(), 4)) {
      AdamW optimiser = new AdamW(weights, spec);
      for (int t = 1; t <= 3; t++) {
        // The first two gradients are longer than the clip norm, the third is shorter.
        float[] gradient = gradient(n, t, t == 3 ? 1e-3 : 1);
        double squares = 0;
        for (float g : gradient) {
          squares += (double) g * g;
        }
        double norm = Math.sqrt(squares);
        double share = Math.min(1, spec.clipNorm() / (norm + 1e-6));
        double rate = 1e-3 * t;
        for (int i = 0; i < n; i++) {
          double g = gradient[i] * share;
          m[i] = 0.9 * m[i] + 0.1 * g;
          v[i] = 0.999 * v[i] + 0.001 * g * g;
          double step =
              m[i] / (1 - Math.pow(0.9, t)) / (Math.sqrt(v[i] / (1 - Math.pow(0.999, t))) + 1e-8);
          expected[i] -= rate * (decays[i] ? spec.weightDecay() * expected[i] : 0) + rate * step;
        }
        try (NDManager work = weights.manager().newSubManager()) {
          double found = optimiser.update(work.create(gradient), rate, t - 1);
          assertThat(found).isCloseTo(norm, within(norm * 1e-5));
        }
      }
      float[] actual = weights.flat().toFloatArray();
      for (int i = 0; i < n; i++) {
        assertThat((double) actual[i]).isCloseTo(expected[i], within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aGradientThatIsNotFiniteChangesNeitherWeightsNorMoments(float value) {
    try (Torch torch = Torch.open(1);
        Weights weights = Weights.initialise(LAYOUT, torch.manager(), 4);
        NDManager work = weights.manager().newSubManager()) {
      AdamW optimiser = new AdamW(weights, new OptimiserSpec(1e-3, 0.05, 0, 1));
      float[] before = weights.flat().toFloatArray();
      float[] gradient = gradient(before.length, 1, 1);
      gradient[5] = value;
      assertThatThrownBy(() -> optimiser.update(work.create(gradient), 1e-3, 12))
          .isInstanceOfSatisfying(
              StepFailure.class,
              failure -> {
                assertThat(failure.failure().category()).isEqualTo(FailureCategory.CODE);
                assertThat(failure.failure().code()).isEqualTo("gradient-not-finite");
                assertThat(failure.failure().where()).isEqualTo("iteration 12");
                assertThat(failure.failure().action()).contains("learningRate");
              });
      assertThat(weights.flat().toFloatArray()).isEqualTo(before);
      assertThat(optimiser.state().values())
          .allSatisfy(moment -> assertThat(moment).containsOnly(0f));
    }
  }

  private static float[] gradient(int n, int t, double scale) {
    SeededRandom random = SeededRandom.of(t);
    float[] gradient = new float[n];
    for (int i = 0; i < n; i++) {
      gradient[i] = (float) (scale * random.nextGaussian());
    }
    return gradient;
  }

  @Test
  void learningRateWarmsUpAndFollowsHalfACosine() {
    LearningRate rate = new LearningRate(new OptimiserSpec(2e-3, 0, 40, 5), 400);
    assertThat(rate.at(0)).isCloseTo(5e-5, within(1e-12));
    assertThat(rate.at(39)).isCloseTo(2e-3, within(1e-12));
    assertThat(rate.at(40)).isCloseTo(2e-3, within(1e-12));
    assertThat(rate.at(220)).isCloseTo(1e-3, within(1e-12));
    assertThat(rate.at(399)).isPositive().isLessThan(1e-7);
    assertThat(new LearningRate(new OptimiserSpec(1e-3, 0, 0, 5), 1).at(0))
        .isCloseTo(1e-3, within(1e-12));
  }
}
