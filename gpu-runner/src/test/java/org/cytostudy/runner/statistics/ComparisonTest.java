package org.cytostudy.runner.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cytostudy.runner.seed.SeededRandom;
import org.junit.jupiter.api.Test;

/** Expected p are counted by hand from their definition. */
class ComparisonTest {

  @Test
  void pOfAPairCountsTheDrawsBeyondZero() {
    double[] first = {0.9, 0.8, 0.7, 0.6, 0.9};
    double[] second = {0.5, 0.5, 0.5, 0.7, 0.5};
    PairedComparison found = PairedComparison.of(0.8, 0.5, first, second);
    assertThat(found.difference()).isCloseTo(0.3, within(1e-12));
    // One of five differences is below 0: 2·(1 + 1)/(5 + 1).
    assertThat(found.p()).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(found.low()).isLessThan(0);
    assertThat(PairedComparison.of(0.5, 0.8, second, first).p()).isEqualTo(found.p());
  }

  @Test
  void pOfAPairIsNeverZeroAndOfEqualDrawsOne() {
    double[] draws = new double[99];
    double[] higher = new double[99];
    Arrays.fill(higher, 1);
    assertThat(PairedComparison.of(1, 0, higher, draws).p()).isCloseTo(0.02, within(1e-12));
    assertThat(PairedComparison.of(0, 0, draws, draws).p()).isEqualTo(1);
  }

  @Test
  void drawsWithoutAFigureAreLeftOut() {
    double[] first = {1, Double.NaN, 1};
    assertThat(PairedComparison.of(1, 0, first, new double[3]).draws()).isEqualTo(2);
    assertThatThrownBy(() -> PairedComparison.of(1, 0, new double[] {Double.NaN}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PairedComparison.of(1, 0, first, new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 and 2");
  }

  @Test
  void pairingSeesADifferenceThatIntervalsApartDoNot() {
    List<SquaredErrors> good = new ArrayList<>();
    List<SquaredErrors> better = new ArrayList<>();
    SeededRandom random = SeededRandom.of(3);
    for (int s = 0; s < 20; s++) {
      SquaredErrors one = new SquaredErrors();
      SquaredErrors other = new SquaredErrors();
      double hard = 1 + 3 * random.nextDouble();
      for (int i = 0; i < 30; i++) {
        double value = 5 * random.nextGaussian();
        double error = hard * random.nextGaussian();
        one.count(value, value + error, 0);
        other.count(value, value + 0.97 * error, 0);
      }
      good.add(one);
      better.add(other);
    }
    ClusterBootstrap.Estimate a =
        new ClusterBootstrap<>(better, 400, 5).estimate(SquaredErrors::r2);
    ClusterBootstrap.Estimate b = new ClusterBootstrap<>(good, 400, 5).estimate(SquaredErrors::r2);
    assertThat(a.interval().low()).isLessThan(b.interval().high());
    assertThat(
            PairedComparison.of(a.interval().value(), b.interval().value(), a.draws(), b.draws())
                .p())
        .isLessThan(0.01);
  }

  @Test
  void permutationsCountTheObservedOrder() {
    assertThat(PermutationTest.atLeast(1, new double[] {0, 0.5, 1, 2})).isEqualTo(3 / 5.0);
    assertThat(PermutationTest.atLeast(1, new double[] {})).isEqualTo(1);
    assertThat(PermutationTest.atLeast(1, new double[] {Double.NaN, 0})).isEqualTo(2 / 3.0);
  }

  @Test
  void correctionRefusesWhatIsNoProbability() {
    assertThatThrownBy(() -> Holm.adjust(new double[] {0.1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Holm.adjust(new double[] {})).isEmpty();
  }
}
