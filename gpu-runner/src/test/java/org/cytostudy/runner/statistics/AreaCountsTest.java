package org.cytostudy.runner.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.job.EvaluationResult.Interval;
import org.junit.jupiter.api.Test;

/**
 * Seven sections of nine patches: patch p of section s is of area (s + ⌊p/3⌋) mod 3, in section 6
 * of area p mod 2; it is predicted right unless (5s + 3p) mod 4 = 0, then as (area + 1 + p mod 2)
 * mod 3. The expected figures were computed with NumPy 2.4 from the confusion matrices, the
 * bootstrap with a second implementation of SplitMix64 (Steele et al. 2014) in Python and
 * numpy.percentile.
 */
class AreaCountsTest {
  private static final int AREAS = 3;

  private static List<AreaCounts> sections() {
    List<AreaCounts> sections = new ArrayList<>();
    for (int s = 0; s < 7; s++) {
      AreaCounts counts = AreaCounts.none(AREAS);
      for (int p = 0; p < 9; p++) {
        int truth = s == 6 ? p % 2 : (s + p / 3) % 3;
        int predicted = (5 * s + 3 * p) % 4 == 0 ? (truth + 1 + p % 2) % 3 : truth;
        counts.count(truth, predicted);
      }
      sections.add(counts);
    }
    return sections;
  }

  private static AreaCounts all() {
    AreaCounts all = AreaCounts.none(AREAS);
    sections().forEach(all::add);
    return all;
  }

  @Test
  void scoresAreThoseOfNumpy() {
    assertThat(all().both()).containsExactly(18, 17, 12);
    assertThat(all().truth()).containsExactly(23, 22, 18);
    assertThat(all().predicted()).containsExactly(23, 24, 16);
    assertThat(all().macroF1()).isCloseTo(0.7425404944586531, within(1e-15));
    assertThat(all().balancedAccuracy()).isCloseTo(0.7406675450153711, within(1e-15));
    assertThat(all().perAreaF1())
        .containsExactly(0.782608695652174, 0.7391304347826086, 0.7058823529411765);
  }

  @Test
  void intervalsAreThoseOfAnotherProgramme() {
    ClusterBootstrap<AreaCounts> bootstrap = new ClusterBootstrap<>(sections(), 200, 11);
    Interval f1 = bootstrap.interval(AreaCounts::macroF1);
    assertThat(f1.value()).isCloseTo(0.7425404944586531, within(1e-15));
    assertThat(f1.low()).isCloseTo(0.7119852772026686, within(1e-14));
    assertThat(f1.high()).isCloseTo(0.774792275884713, within(1e-14));
    Interval accuracy = bootstrap.interval(AreaCounts::balancedAccuracy);
    assertThat(accuracy.low()).isCloseTo(0.7110232762406675, within(1e-14));
    assertThat(accuracy.high()).isCloseTo(0.7703118137900747, within(1e-14));
  }

  @Test
  void areasThatAreAbsentFromTheTruthDoNotCount() {
    AreaCounts last = sections().getLast();
    assertThat(last.truth()[2]).isZero();
    assertThat(last.macroF1()).isCloseTo(0.775, within(1e-15));
    assertThat(last.balancedAccuracy()).isCloseTo(0.8, within(1e-15));
    assertThat(last.perAreaF1().get(2)).isNull();
  }

  @Test
  void oneSectionHasAnIntervalWithoutWidth() {
    Interval interval =
        new ClusterBootstrap<AreaCounts>(sections().subList(0, 1), 50, 3)
            .interval(AreaCounts::macroF1);
    assertThat(interval.low()).isEqualTo(interval.value()).isEqualTo(interval.high());
  }

  @Test
  void refusesABootstrapOverNothing() {
    assertThatThrownBy(() -> new ClusterBootstrap<AreaCounts>(List.of(), 10, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void percentilesInterpolateLinearly() {
    assertThat(ClusterBootstrap.percentile(new double[] {1, 2, 3, 4, 5}, 0.1)).isEqualTo(1.4);
    assertThat(ClusterBootstrap.percentile(new double[] {7}, 0.975)).isEqualTo(7);
  }
}
