package org.cytostudy.runner.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cytostudy.runner.objective.Losses.BATCH;
import static org.cytostudy.runner.objective.Losses.BRAIN;
import static org.cytostudy.runner.objective.Losses.DIMENSION;
import static org.cytostudy.runner.objective.Losses.VIEWS;
import static org.cytostudy.runner.objective.Losses.projections;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.ObjectiveSpec.Distance;
import org.cytostudy.core.job.ObjectiveSpec.Hemispheres;
import org.cytostudy.core.job.ObjectiveSpec.Pairing;
import org.cytostudy.runner.objective.Losses.Loss;
import org.cytostudy.runner.torch.Torch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Golden numbers come from numpy in double precision, written from the equations of the losses'
 * Javadoc: {@code numpy.var(ddof=1)} and {@code numpy.cov} for VICReg, the softmax by {@code exp}
 * and {@code sum}; gradients by central differences with h = 1e-6.
 */
class RivalObjectivesTest {
  private static Torch torch;

  @BeforeAll
  static void open() {
    torch = Torch.open(1);
  }

  @AfterAll
  static void close() {
    torch.close();
  }

  private static Loss loss(Objective objective, ViewBatch batch) {
    return Losses.of(torch, objective, batch, projections());
  }

  private static Offset<Double> near() {
    return within(5e-6);
  }

  private static Objective soft(@Nullable Double sigmaMm) {
    return Objective.of(
        new ObjectiveSpec.SpatialNce(
            .5, 12, 15, .5, false, false, Distance.GEODESIC, Hemispheres.APART, sigmaMm));
  }

  @Test
  void softWeightsEqualTheGoldenNumbers() {
    Loss loss = loss(soft(4.0), BATCH);
    assertThat(loss.value()).isCloseTo(2.429396049822085, near());
    assertGradient(loss, 0.12339136024, 0.04131502895, 0.05085432898, 0.02638759145);
  }

  @Test
  void aSigmaFarBeyondTheRadiusIsNoWeight() {
    assertThat(loss(soft(1000.0), BATCH).value())
        .isCloseTo(loss(soft(null), BATCH).value(), within(1e-4));
    assertThat(loss(soft(null), BATCH).value()).isCloseTo(2.24221052643499, near());
  }

  @Test
  void aSigmaFarBelowTheDistancesLeavesTheNearestPositive() {
    Pairs pairs = soft(0.001).pairs(BATCH);
    float sum = 0;
    for (float weight : pairs.weights()) {
      assertThat(weight).isFinite();
      sum += weight;
    }
    assertThat(sum).isCloseTo(1, within(1e-5f));
    assertThat(pairs.anchorsWithoutPositives())
        .isEqualTo(soft(null).pairs(BATCH).anchorsWithoutPositives());
  }

  private static void assertGradient(Loss loss, double z00, double z31, double z42, double z70) {
    assertThat((double) loss.gradient()[0]).isCloseTo(z00, near());
    assertThat((double) loss.gradient()[3 * DIMENSION + 1]).isCloseTo(z31, near());
    assertThat((double) loss.gradient()[4 * DIMENSION + 2]).isCloseTo(z42, near());
    assertThat((double) loss.gradient()[7 * DIMENSION]).isCloseTo(z70, near());
  }

  private static ViewBatch patches(int... patch) {
    return new ViewBatch(BATCH.distances(), patch, BRAIN, BATCH.section(), BATCH.area());
  }

  @Test
  void fixedRadiusIsNtXentWhereEachAnchorHasAPartner() {
    ObjectiveSpec.FixedRadius spec =
        new ObjectiveSpec.FixedRadius(.5, 5, 2, 0, true, Hemispheres.APART);
    Loss fixed = loss(Objective.of(spec), BATCH);
    Loss ntXent = loss(new SimClr(.5), BATCH);
    assertThat(fixed.value()).isEqualTo(ntXent.value());
    assertThat(fixed.gradient()).isEqualTo(ntXent.gradient());
  }

  @Test
  void anAnchorWithoutAPartnerContributesNothingAndIsCounted() {
    Pairs pairs = new FixedRadius(.5).pairs(patches(0, 1, 2, 3, 0, 5, 6, 7));
    assertThat(pairs.anchorsWithoutPositives()).isEqualTo(2);
    assertThat(Arrays.copyOf(pairs.weights(), VIEWS)).containsOnly(0f);
    assertThat(pairs.candidate(0, 4)).as("its second view is no negative").isFalse();
    assertThat(pairs.candidate(0, 1)).isTrue();
    Pairs none = new FixedRadius(.5).pairs(patches(0, 1, 2, 3, 0, 1, 2, 3));
    Loss loss = Losses.of(torch, .5, none, projections());
    assertThat(loss.value()).isZero();
    assertThat(loss.gradient()).containsOnly(0f);
  }

  private static Objective vicReg(double invariance, double variance, double covariance) {
    return Objective.of(
        new ObjectiveSpec.VicReg(
            invariance,
            variance,
            covariance,
            Pairing.SAME_PATCH,
            5,
            0,
            false,
            Distance.GEODESIC,
            Hemispheres.APART));
  }

  @Test
  void eachTermOfVicRegEqualsTheGoldenNumber() {
    assertThat(loss(vicReg(1, 0, 0), BATCH).value()).isCloseTo(1.8152546723490521, near());
    assertThat(loss(vicReg(0, 1, 0), BATCH).value()).isCloseTo(0.29231470784310315, near());
    assertThat(loss(vicReg(0, 0, 1), BATCH).value()).isCloseTo(0.3768092653750284, near());
  }

  @Test
  void vicRegAndItsGradientEqualTheGoldenNumbers() {
    Loss loss = loss(vicReg(25, 25, 1), BATCH);
    assertThat(loss.value()).isCloseTo(53.066043770178915, within(5e-5));
    assertGradient(loss, -6.84038062815, -5.04308805915, -1.44423259485, -4.36983718188);
    float[] small = projections();
    for (int i = 0; i < small.length; i++) {
      small[i] /= 5;
    }
    Loss hinged = Losses.of(torch, vicReg(25, 25, 1), BATCH, small);
    assertThat(hinged.value()).isCloseTo(43.04266895654181, within(5e-5));
    assertGradient(hinged, 1.82431072560, 0.77174337676, 1.54857296408, -0.64608994776);
  }

  @Test
  void vicRegIsFiniteWhereAllViewsAreOnePoint() {
    Loss loss = Losses.of(torch, vicReg(25, 25, 1), BATCH, new float[VIEWS * DIMENSION]);
    assertThat(loss.value()).isCloseTo(25 * 2 * .99, within(1e-4));
    for (float part : loss.gradient()) {
      assertThat(part).isFinite();
    }
  }

  @Test
  void vicRegDoesNotDependOnTheOrderOfThePairs() {
    int[] order = {2, 0, 3, 1, 6, 4, 7, 5};
    float[] z = projections();
    float[] shuffled = new float[z.length];
    for (int i = 0; i < VIEWS; i++) {
      System.arraycopy(z, order[i] * DIMENSION, shuffled, i * DIMENSION, DIMENSION);
    }
    assertThat(Losses.of(torch, vicReg(25, 25, 1), BATCH, shuffled).value())
        .isCloseTo(loss(vicReg(25, 25, 1), BATCH).value(), within(5e-5));
  }

  @Test
  void supervisedLossAndGradientEqualTheGoldenNumbers() {
    ViewBatch labelled =
        new ViewBatch(
            BATCH.distances(),
            BATCH.patch(),
            BRAIN,
            BATCH.section(),
            new int[] {0, 1, 2, 2, 0, 1, 1, 0});
    Objective supervised = Objective.of(ObjectiveSpec.demoSupervised());
    Loss loss = loss(supervised, labelled);
    assertThat(loss.value()).isCloseTo(1.352775364675629, near());
    assertGradient(loss, -0.10854979404, 0.01246815429, 0.01232734637, -0.09473536500);
    assertThat(supervised.pairs(labelled).positive(0, 4)).isTrue();
    assertThat(supervised.pairs(labelled).positive(0, 1)).isFalse();
  }

  @Test
  void untrainedMinimisesNothing() {
    assertThatThrownBy(() -> Objective.of(new ObjectiveSpec.Untrained()))
        .hasMessageContaining("minimises nothing");
  }
}
