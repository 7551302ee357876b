package org.cytostudy.runner.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.runner.statistics.GaussianMixture.Covariance;
import org.junit.jupiter.api.Test;

/** Against scikit-learn and SciPy; golden.py beside golden.json says how its figures were made. */
class GoldenStatisticsTest {
  private static final Offset<Double> NEAR = within(1e-6);
  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final JsonNode GOLDEN = golden();
  private static final double[][] POINTS =
      StreamSupport.stream(GOLDEN.get("points").spliterator(), false)
          .map(GoldenStatisticsTest::doubles)
          .toArray(double[][]::new);
  private static final int[] LABELS = ints("labels");

  private static JsonNode golden() {
    try (InputStream in = GoldenStatisticsTest.class.getResourceAsStream("golden.json")) {
      return CytostudyJson.mapper().readTree(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static double[] doubles(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .mapToDouble(JsonNode::doubleValue)
        .toArray();
  }

  private static int[] ints(String name) {
    return StreamSupport.stream(GOLDEN.get(name).spliterator(), false)
        .mapToInt(JsonNode::intValue)
        .toArray();
  }

  private static double number(String name) {
    return GOLDEN.get(name).doubleValue();
  }

  @Test
  void scoresOfAClassifierAreThoseOfScikitLearn() {
    AreaCounts counts = AreaCounts.none(3);
    int[] predicted = ints("predicted");
    IntStream.range(0, LABELS.length).forEach(i -> counts.count(LABELS[i], predicted[i]));
    assertThat(counts.macroF1()).isCloseTo(number("macroF1"), ROUNDING);
    assertThat(counts.balancedAccuracy()).isCloseTo(number("balancedAccuracy"), ROUNDING);
    double[] dice = doubles(GOLDEN.get("dice"));
    for (int k = 0; k < 3; k++) {
      assertThat(counts.f1(k)).isCloseTo(dice[k], ROUNDING);
    }
  }

  @Test
  void agreementOfClustersIsThatOfScikitLearn() {
    Contingency table = Contingency.of(LABELS, 3, ints("clusters"), 4);
    assertThat(table.adjustedRand()).isCloseTo(number("adjustedRand"), ROUNDING);
    assertThat(table.normalisedMutualInformation())
        .isCloseTo(number("normalisedMutualInformation"), ROUNDING);
  }

  @Test
  void silhouetteIsThatOfScikitLearn() {
    assertThat(Silhouette.of(POINTS, ints("clusters"), 1000, 1))
        .isCloseTo(number("silhouette"), ROUNDING);
  }

  @Test
  void explainedVarianceIsThatOfScikitLearn() {
    assertThat(r2("guess")).isCloseTo(number("r2"), ROUNDING);
    assertThat(r2("far")).isNegative().isCloseTo(number("r2Far"), ROUNDING);
  }

  private static double r2(String guess) {
    double[] value = doubles(GOLDEN.get("value"));
    double[] predicted = doubles(GOLDEN.get(guess));
    SquaredErrors errors = new SquaredErrors();
    IntStream.range(0, value.length).forEach(i -> errors.count(value[i], predicted[i], 0));
    return errors.r2();
  }

  @Test
  void componentsAreThoseOfScikitLearn() {
    PrincipalComponents found = PrincipalComponents.fit(Rows.of(POINTS), 5);
    assertThat(found.count()).isEqualTo(3);
    assertThat(found.variances()).containsExactly(doubles(GOLDEN.get("variances")), NEAR);
    assertThat(found.totalVariance()).isCloseTo(number("totalVariance"), NEAR);
    for (int c = 0; c < 3; c++) {
      assertThat(found.axes()[c]).containsExactly(doubles(GOLDEN.get("axes").get(c)), NEAR);
    }
  }

  @Test
  void meansAreAsTightAsThoseOfScikitLearn() {
    KMeans found = KMeans.fit(POINTS, 3, 20, 7);
    assertThat(found.within()).isCloseTo(number("kMeansWithin"), NEAR);
    assertThat(Contingency.of(LABELS, 3, found.assign(POINTS), 3).adjustedRand())
        .isCloseTo(number("kMeansRand"), NEAR);
  }

  @Test
  void mixturesAreAsLikelyAsThoseOfScikitLearn() {
    for (Covariance covariance : Covariance.values()) {
      JsonNode expected =
          GOLDEN.get("mixtures").get(covariance == Covariance.FULL ? "full" : "diag");
      GaussianMixture found = GaussianMixture.from(POINTS, LABELS, 3, covariance, 1e-4, 1e-12);
      assertThat(found.logLikelihood())
          .isCloseTo(expected.get("logLikelihood").doubleValue(), NEAR);
      assertThat(found.assign(POINTS))
          .containsExactly(
              StreamSupport.stream(expected.get("labels").spliterator(), false)
                  .mapToInt(JsonNode::intValue)
                  .toArray());
    }
  }

  @Test
  void correctionOfSeveralTestsIsHolms() {
    assertThat(Holm.adjust(doubles(GOLDEN.get("p"))))
        .containsExactly(doubles(GOLDEN.get("holm")), ROUNDING);
  }

  @Test
  void ridgeWithTheBestPenaltyOverGroupsIsThatOfScikitLearn() {
    double[] values = doubles(GOLDEN.get("shifted"));
    int[] identity = IntStream.range(0, values.length).toArray();
    GroupedRidge ridge = new GroupedRidge(POINTS, values, ints("group"), new int[][] {identity});
    double[] penalties = doubles(GOLDEN.get("penalties"));
    GroupedRidge.Fit all = ridge.fit(3, penalties);
    assertThat(all.penalty()).isEqualTo(number("penalty"));
    double[] expectedOfAll = doubles(GOLDEN.get("ridge"));
    assertThat(all.weights()).containsExactly(Arrays.copyOf(expectedOfAll, 3), NEAR);
    assertThat(all.bias()).isCloseTo(expectedOfAll[3], NEAR);
    // A permutation that changes nothing gives the same regression.
    assertThat(all.permutedWeights()[0]).containsExactly(all.weights(), NEAR);
    assertThat(all.permutedBias()[0]).isCloseTo(all.bias(), NEAR);
    GroupedRidge.Fit two = ridge.fit(2, penalties);
    double[] expected = doubles(GOLDEN.get("ridgeOfTwo"));
    assertThat(two.weights()).containsExactly(new double[] {expected[0], expected[1]}, NEAR);
    assertThat(two.bias()).isCloseTo(expected[2], NEAR);
  }
}
