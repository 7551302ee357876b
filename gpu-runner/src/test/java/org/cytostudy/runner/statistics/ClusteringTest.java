package org.cytostudy.runner.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.statistics.ClusterCount.Choice;
import org.cytostudy.runner.statistics.ClusterCount.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClusteringTest {
  private static final int GROUPS = 8;
  private static final Settings SETTINGS = new Settings(4, 10, 3, 39, 400, 0.75, 0.05);

  /** Points of eight groups in as many clouds as there are centres along the first axis. */
  private static double[][] clouds(double[] centres, double longAxis, int n, long seed) {
    SeededRandom random = SeededRandom.of(seed);
    double[][] points = new double[n][3];
    for (int i = 0; i < n; i++) {
      points[i][0] = centres[(i / GROUPS) % centres.length] + longAxis * random.nextGaussian();
      points[i][1] = random.nextGaussian();
      points[i][2] = random.nextGaussian();
    }
    return points;
  }

  private static int[] groups(int n) {
    int[] groups = new int[n];
    Arrays.setAll(groups, i -> i % GROUPS);
    return groups;
  }

  private static Choice choose(Clustering.Method method, double[][] points) {
    return new ClusterCount(method, SETTINGS, 3).choose(points, groups(points.length));
  }

  @ParameterizedTest
  @EnumSource(Clustering.Method.class)
  void findsAsManyPartsAsThereAreClouds(Clustering.Method method) {
    assertThat(choose(method, clouds(new double[] {0, 8}, 1, 400, 1)).clusters()).isEqualTo(2);
    assertThat(choose(method, clouds(new double[] {0, 8, 16}, 1, 400, 1)).clusters()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Clustering.Method.class)
  void doesNotSplitOneCloud(Clustering.Method method) {
    assertThat(choose(method, clouds(new double[] {0}, 1, 400, 1)).clusters()).isEqualTo(1);
  }

  @Test
  void doesNotSplitALongCloudThoughItsHalvesAreStable() {
    Choice choice = choose(Clustering.Method.K_MEANS, clouds(new double[] {0}, 6, 400, 1));
    assertThat(choice.candidates().getFirst().stability()).isGreaterThan(0.75);
    assertThat(choice.candidates().getFirst().p()).isGreaterThan(0.05);
    assertThat(choice.clusters()).isEqualTo(1);
  }

  @Test
  void doesNotSplitBrainsFromOneAnother() {
    double[][] points = clouds(new double[] {0}, 1, 400, 1);
    for (int i = 0; i < points.length; i++) {
      // Each group is a cloud of its own, as brains of other stains are.
      points[i][0] += 9 * (i % GROUPS % 4);
      points[i][1] += 9 * (i % GROUPS / 4);
    }
    Settings two = new Settings(2, 10, 3, 39, 400, 0.75, 0.05);
    Choice choice =
        new ClusterCount(Clustering.Method.K_MEANS, two, 3).choose(points, groups(points.length));
    assertThat(choice.candidates().getFirst().stability()).isLessThan(0.75);
    assertThat(choice.clusters()).isEqualTo(1);
  }

  @Test
  void sameSeedGivesTheSameParts() {
    double[][] points = clouds(new double[] {0, 3, 6}, 1, 200, 5);
    for (Clustering.Method method : Clustering.Method.values()) {
      int[] first = method.fit(points, 3, 4, 11).assign(points);
      assertThat(method.fit(points, 3, 4, 11).assign(points)).isEqualTo(first);
      assertThat(first).contains(0, 1, 2);
    }
  }

  @Test
  void refusesMorePartsThanDifferentPoints() {
    double[][] points = {{1, 1}, {1, 1}, {1, 1}, {1, 1}};
    assertThatThrownBy(() -> KMeans.fit(points, 5, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 points");
  }

  @Test
  void componentsOfOneRowAreRefused() {
    assertThatThrownBy(() -> PrincipalComponents.fit(Rows.of(new double[][] {{1, 2}}), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> PrincipalComponents.fit(Rows.of(new double[][] {{1, 2}, {Double.NaN, 1}}), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Column 0");
  }

  @Test
  void scoresAreUncorrelatedAndOfTheComponentsVariance() {
    double[][] points = clouds(new double[] {0, 3}, 2, 300, 9);
    PrincipalComponents found = PrincipalComponents.fit(Rows.of(points), 2);
    double[][] scores = found.scores(Rows.of(points), 2);
    double cross = Arrays.stream(scores).mapToDouble(s -> s[0] * s[1]).sum() / 299;
    double first = Arrays.stream(scores).mapToDouble(s -> s[0] * s[0]).sum() / 299;
    assertThat(cross).isCloseTo(0, within(1e-9));
    assertThat(first).isCloseTo(found.variances()[0], within(1e-9));
  }

  @Test
  void agreementOfTrivialLabellingsIsDefined() {
    Contingency none = Contingency.none(2, 2);
    assertThat(none.adjustedRand()).isNaN();
    Contingency together = Contingency.of(new int[5], 1, new int[5], 1);
    assertThat(together.adjustedRand()).isEqualTo(1);
    assertThat(together.normalisedMutualInformation()).isEqualTo(1);
    Contingency nothing = Contingency.of(new int[] {0, 0, 1, 1}, 2, new int[4], 1);
    assertThat(nothing.adjustedRand()).isZero();
    assertThat(nothing.normalisedMutualInformation()).isZero();
  }

  @Test
  void silhouetteOfASubsampleIsNearThatOfAll() {
    double[][] points = clouds(new double[] {0, 6}, 1, 1000, 2);
    int[] labels = KMeans.fit(points, 2, 3, 1).assign(points);
    double all = Silhouette.of(points, labels, 1000, 1);
    assertThat(Silhouette.of(points, labels, 300, 1)).isCloseTo(all, within(0.03));
    assertThat(Silhouette.of(points, new int[1000], 1000, 1)).isNaN();
  }
}
