package org.cytostudy.runner.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cytostudy.runner.seed.SeededRandom;
import org.junit.jupiter.api.Test;

class NullModelTest {
  private static final int WIDE = 40;
  private static final int HIGH = 20;

  /** A sheet of 80 × 40 mm with a place every 2 mm. */
  private static double[] sheet() {
    double[] places = new double[3 * WIDE * HIGH];
    for (int i = 0; i < WIDE * HIGH; i++) {
      places[3 * i] = 2 * (i % WIDE);
      places[3 * i + 1] = 2 * (i / WIDE);
    }
    return places;
  }

  /** Four patches of 20 × 40 mm in two classes. */
  private static int[] stripes() {
    return IntStream.range(0, WIDE * HIGH).map(i -> (i % WIDE) / 10 % 2).toArray();
  }

  private static double neighboursDiffer(int[] labels) {
    return IntStream.range(0, labels.length)
        .filter(i -> i % WIDE > 0 && labels[i] != labels[i - 1])
        .count();
  }

  @Test
  void smoothLabelsHaveTheSharesAndTheSmoothnessOfTheMap() {
    int[] map = stripes();
    map[0] = 1;
    SmoothLabels smooth = new SmoothLabels(sheet(), map, 1);
    assertThat(smooth.lengthMm()).isBetween(3.0, 25.0);
    double shuffled = neighboursDiffer(shuffle(map));
    for (int number = 0; number < 10; number++) {
      int[] drawn = smooth.draw(number);
      assertThat(Arrays.stream(drawn).sum()).isEqualTo(Arrays.stream(map).sum());
      assertThat(neighboursDiffer(drawn)).isLessThan(shuffled / 3);
      assertThat(drawn).isEqualTo(smooth.draw(number));
    }
    assertThat(smooth.draw(0)).isNotEqualTo(smooth.draw(1));
  }

  private static int[] shuffle(int[] map) {
    int[] order = SeededRandom.of(4).permutation(map.length);
    return Arrays.stream(order).map(i -> map[i]).toArray();
  }

  @Test
  void labelsWithoutSmoothnessGetTheShortestLength() {
    int[] map = shuffle(stripes());
    SmoothLabels smooth = new SmoothLabels(sheet(), map, 1);
    assertThat(smooth.lengthMm()).isLessThan(3);
  }

  @Test
  void refusesPlacesThatAreOne() {
    assertThatThrownBy(() -> new SmoothLabels(new double[9], new int[3], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one point");
    assertThatThrownBy(() -> new SmoothLabels(new double[6], new int[2], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aShiftedMapKeepsItsBordersAndMovesThem() {
    SpinNull spin = SpinNull.onSheet(sheet(), 1);
    int[] map = stripes();
    double agreement = 0;
    for (int number = 0; number < 50; number++) {
      int[] sources = spin.draw(number);
      int[] moved = Arrays.stream(sources).map(i -> map[i]).toArray();
      // One border more may arise where the edges meet.
      assertThat(neighboursDiffer(moved)).isLessThanOrEqualTo(5 * HIGH);
      agreement += Contingency.of(map, 2, moved, 2).adjustedRand() / 50;
    }
    assertThat(agreement).isLessThan(0.5);
  }

  @Test
  void rotationsOfASphereAreIsometries() {
    double[] sphere = new double[3 * 2000];
    SeededRandom random = SeededRandom.of(2);
    for (int i = 0; i < sphere.length; i++) {
      sphere[i] = random.nextGaussian();
    }
    SpinNull spin = SpinNull.onSphere(sphere, 1);
    int[] sources = spin.draw(0);
    double worst = 0;
    for (int i = 0; i < 200; i++) {
      worst =
          Math.max(
              worst,
              Math.abs(angle(sphere, i, i + 1000) - angle(sphere, sources[i], sources[i + 1000])));
    }
    // As far as the next place is, for labels lie at places only.
    assertThat(worst).isLessThan(0.25);
    assertThat(IntStream.range(0, 2000).filter(i -> sources[i] == i).count()).isLessThan(20);
    assertThatThrownBy(() -> SpinNull.onSphere(new double[3], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("centre");
  }

  private static double angle(double[] points, int i, int j) {
    double dot = 0;
    double a = 0;
    double b = 0;
    for (int axis = 0; axis < 3; axis++) {
      dot += points[3 * i + axis] * points[3 * j + axis];
      a += points[3 * i + axis] * points[3 * i + axis];
      b += points[3 * j + axis] * points[3 * j + axis];
    }
    return Math.acos(dot / Math.sqrt(a * b));
  }

  @Test
  void variogramFindsTheRangeOfAKnownField() {
    // Covariance exp(−3h/15): a sum of plane waves with Cauchy distributed wave vectors.
    double[] places = sheet();
    double[][] values = new double[WIDE * HIGH][1];
    SeededRandom random = SeededRandom.of(8);
    for (int w = 0; w < 4000; w++) {
      double scale = 3.0 / 15 / Math.abs(random.nextGaussian());
      double waveX = scale * random.nextGaussian();
      double waveY = scale * random.nextGaussian();
      double phase = random.between(0, 2 * Math.PI);
      for (int i = 0; i < values.length; i++) {
        values[i][0] += Math.cos(waveX * places[3 * i] + waveY * places[3 * i + 1] + phase);
      }
    }
    int[] sections = IntStream.range(0, values.length).map(i -> i / WIDE).toArray();
    Variogram found = Variogram.of(places, values, new int[values.length], sections, 30, 1);
    assertThat(found.rangeMm().value()).isBetween(8.0, 25.0);
    assertThat(found.rangeMm().low()).isLessThanOrEqualTo(found.rangeMm().value());
    assertThat(found.rangeMm().high()).isGreaterThanOrEqualTo(found.rangeMm().value());
    assertThat(found.nuggetShare()).isLessThan(0.3);
    assertThat(found.semivariance()[0]).isLessThan(found.semivariance()[10]);
  }

  @Test
  void variogramOfNoiseIsAllNugget() {
    double[][] values = new double[WIDE * HIGH][2];
    SeededRandom random = SeededRandom.of(8);
    for (double[] value : values) {
      value[0] = random.nextGaussian();
      value[1] = random.nextGaussian();
    }
    int[] sections = IntStream.range(0, values.length).map(i -> i / WIDE).toArray();
    Variogram found = Variogram.of(sheet(), values, new int[values.length], sections, 30, 1);
    assertThat(found.rangeMm().value() < 3 || found.nuggetShare() > 0.9).isTrue();
    assertThat(found.semivariance()[10]).isCloseTo(1, within(0.15));
    assertThatThrownBy(() -> Variogram.of(sheet(), values, sections, sections, 1e-9, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("within");
  }
}
