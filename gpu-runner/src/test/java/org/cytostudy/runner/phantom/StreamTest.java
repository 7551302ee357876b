package org.cytostudy.runner.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StreamTest {
  private static final int DRAWS = 200_000;

  @Test
  void generatorVersionOneKeepsItsNumbers() {
    Stream random = Stream.root(1).child("brain", 2).child("section", 3);
    assertThat(new long[] {random.nextLong(), random.nextLong()})
        .containsExactly(3909470573506932430L, -6686729402664278651L);
  }

  @Test
  void childDoesNotDependOnWhatItsParentDrew() {
    Stream fresh = Stream.root(7);
    Stream used = Stream.root(7);
    used.nextLong();
    assertThat(used.child("a", 1).nextLong()).isEqualTo(fresh.child("a", 1).nextLong());
  }

  @Test
  void childrenOfOtherLabelsIndicesAndSeedsDiffer() {
    long a = Stream.root(7).child("a", 1).nextLong();
    assertThat(a)
        .isNotEqualTo(Stream.root(7).child("b", 1).nextLong())
        .isNotEqualTo(Stream.root(7).child("a", 2).nextLong())
        .isNotEqualTo(Stream.root(8).child("a", 1).nextLong());
  }

  @Test
  void poissonHasItsMeanAndVarianceBelowAndAboveTheNormalApproximation() {
    for (double mean : new double[] {.05, .8, 7.7, 40, 90}) {
      Stream random = Stream.root(11);
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < DRAWS; i++) {
        int count = random.poisson(mean, StrictMath.exp(-mean));
        assertThat(count).isNotNegative();
        sum += count;
        squares += (count - mean) * (count - mean);
      }
      assertThat(sum / DRAWS).isCloseTo(mean, within(5 * Math.sqrt(mean / DRAWS)));
      assertThat(squares / DRAWS / mean).isCloseTo(1, within(.03));
    }
  }

  @Test
  void bothGaussiansHaveMeanZeroAndStandardDeviationOne() {
    Stream random = Stream.root(12);
    double[] sums = new double[4];
    for (int i = 0; i < DRAWS; i++) {
      double exact = random.gaussian();
      double cheap = random.cheapGaussian();
      sums[0] += exact;
      sums[1] += exact * exact;
      sums[2] += cheap;
      sums[3] += cheap * cheap;
    }
    assertThat(sums[0] / DRAWS).isCloseTo(0, within(.015));
    assertThat(sums[1] / DRAWS).isCloseTo(1, within(.02));
    assertThat(sums[2] / DRAWS).isCloseTo(0, within(.015));
    assertThat(sums[3] / DRAWS).isCloseTo(1, within(.02));
  }
}
