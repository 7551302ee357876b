package org.cytostudy.runner.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LbfgsTest {

  /** Rosenbrock 1960: Σ 100·(x₂ᵢ₊₁ − x₂ᵢ²)² + (1 − x₂ᵢ)², minimum 0 at (1, …, 1). */
  private static double rosenbrock(double[] x, double[] gradient) {
    double f = 0;
    for (int i = 0; i < x.length; i += 2) {
      double a = x[i + 1] - x[i] * x[i];
      double b = 1 - x[i];
      f += 100 * a * a + b * b;
      gradient[i] = -400 * x[i] * a - 2 * b;
      gradient[i + 1] = 200 * a;
    }
    return f;
  }

  @Test
  void walksThroughRosenbrocksValley() {
    double[] start = new double[10];
    for (int i = 0; i < 10; i += 2) {
      start[i] = -1.2;
      start[i + 1] = 1;
    }
    Lbfgs.Result result =
        new Lbfgs(200, 1e-8).minimise(LbfgsTest::rosenbrock, start, (iteration, value) -> {});
    assertThat(result.converged()).isTrue();
    assertThat(result.iterations()).isLessThan(80);
    for (double x : result.point()) {
      assertThat(x).isCloseTo(1, within(1e-7));
    }
    assertThat(start[0]).isEqualTo(-1.2);
  }

  @Test
  void neverGoesUp() {
    List<Double> values = new ArrayList<>();
    new Lbfgs(50, 1e-8)
        .minimise(
            LbfgsTest::rosenbrock, new double[] {-1.2, 1}, (iteration, value) -> values.add(value));
    assertThat(values).hasSizeGreaterThan(10).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void stepsBackFromWhereTheFunctionIsNotDefined() {
    Lbfgs.Result result =
        new Lbfgs(100, 1e-10)
            .minimise(
                (x, gradient) -> {
                  gradient[0] = 1 - 1 / x[0];
                  return x[0] - Math.log(x[0]);
                },
                new double[] {0.01},
                (iteration, value) -> {});
    assertThat(result.converged()).isTrue();
    assertThat(result.point()[0]).isCloseTo(1, within(1e-8));
  }

  @Test
  void saysThatItDidNotConverge() {
    Lbfgs.Result result =
        new Lbfgs(3, 1e-8)
            .minimise(LbfgsTest::rosenbrock, new double[] {-1.2, 1}, (iteration, value) -> {});
    assertThat(result.converged()).isFalse();
    assertThat(result.iterations()).isEqualTo(3);
  }

  @Test
  void stopsAtOnceWhereTheGradientIsZero() {
    Lbfgs.Result result =
        new Lbfgs(3, 1e-8)
            .minimise(LbfgsTest::rosenbrock, new double[] {1, 1}, (iteration, value) -> {});
    assertThat(result.iterations()).isZero();
    assertThat(result.converged()).isTrue();
  }
}
