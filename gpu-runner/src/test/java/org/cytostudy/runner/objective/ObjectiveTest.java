package org.cytostudy.runner.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cytostudy.runner.objective.Losses.BATCH;
import static org.cytostudy.runner.objective.Losses.BRAIN;
import static org.cytostudy.runner.objective.Losses.DIMENSION;
import static org.cytostudy.runner.objective.Losses.U;
import static org.cytostudy.runner.objective.Losses.V;
import static org.cytostudy.runner.objective.Losses.VIEWS;
import static org.cytostudy.runner.objective.Losses.projections;
import static org.cytostudy.runner.objective.Losses.sheet;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.runner.objective.Losses.Loss;
import org.cytostudy.runner.torch.Torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Golden numbers come from this calculation in double precision (plain Python, no library), written
 * from the equation in {@code docs/science/objectives.md} before the Java code was run:
 *
 * <pre>
 * z[i][d] = ((i*7 + d*3) % 11 - 5)/4 + 0.1*i*(d+1)/3          i in 0..7, d in 0..2
 * s[i][j] = z[i]·z[j] / (|z[i]| |z[j]| tau)
 * for i: for j != i, g = hypot(du, dv):
 *   g &lt;= r+ : forbidden (same section / other brain) ? skip : P += j, A += j
 *   g &gt;= r- : A += j
 *   if P: total += -mean over P of (s[i][p] - log(sum over A of exp(s[i][a]))); valid += 1
 * loss = total / valid;  gradients by central differences with h = 1e-6
 * </pre>
 */
class ObjectiveTest {
  private static Torch torch;

  @BeforeAll
  static void open() {
    torch = Torch.open(1);
  }

  @AfterAll
  static void close() {
    torch.close();
  }

  @Test
  void spatialNceEqualsTheGoldenNumbers() {
    assertThat(loss(spatial(5, 10, .1, .5, false), BATCH).value())
        .isCloseTo(8.00052759140523, near());
    assertThat(loss(spatial(5, 5, .5, .5, false), BATCH).value())
        .isCloseTo(2.4349915023081468, near());
    assertThat(loss(spatial(5, 10, .1, 0, false), BATCH).value())
        .isCloseTo(10.262722078838074, near());
    ViewBatch sameSection = sheet(U, V, BRAIN, new int[] {0, 1, 2, 3, 2, 1, 1, 2});
    assertThat(loss(spatial(5, 10, .1, .5, true), sameSection).value())
        .isCloseTo(EXCLUDED_SECTION, near());
  }

  private static final double EXCLUDED_SECTION = 6.869430347688809;

  @Test
  void anchorsWithoutPositivesAreCountedAndContributeNothing() {
    assertThat(spatial(5, 10, .1, .5, false).pairs(BATCH).anchorsWithoutPositives()).isEqualTo(2);
    assertThat(spatial(5, 10, .1, 0, false).pairs(BATCH).anchorsWithoutPositives()).isEqualTo(6);
  }

  @Test
  void simClrEqualsTheGoldenNumbers() {
    assertThat(loss(new SimClr(.5), BATCH).value()).isCloseTo(3.2159766117996647, near());
    assertThat(loss(new SimClr(.1), BATCH).value()).isCloseTo(13.010306501686086, within(5e-6));
  }

  @Test
  void spatialNceGradientEqualsCentralDifferences() {
    float[] gradient = loss(spatial(5, 10, .5, .5, false), BATCH).gradient();
    assertThat((double) gradient[0]).isCloseTo(0.1504361479831573, near());
    assertThat((double) gradient[3 * DIMENSION + 1]).isCloseTo(0.07012003733208871, near());
    assertThat((double) gradient[4 * DIMENSION + 2]).isCloseTo(0.08554930785997783, near());
    assertThat((double) gradient[7 * DIMENSION]).isCloseTo(0.048429504850844296, near());
  }

  @Test
  void spatialNceEqualsNtXentWhenThePartnerIsTheOnlyPositive() {
    float[] u = {0, 100, 200, 300, 1, 101, 201, 301};
    int[] brains = {0, 1, 2, 3, 4, 5, 6, 7};
    ViewBatch apart = sheet(u, new float[VIEWS], brains, brains);
    Loss spatial = loss(spatial(5, 10, .5, .5, true), apart);
    Loss ntXent = loss(new SimClr(.5), apart);
    assertThat(spatial.value()).isEqualTo(ntXent.value());
    assertThat(spatial.gradient()).isEqualTo(ntXent.gradient());
  }

  @Test
  void doesNotDependOnTheOrderOfTheViews() {
    int[] order = {5, 2, 7, 0, 3, 6, 1, 4};
    float[] z = projections();
    float[] shuffledZ = new float[z.length];
    float[] u = new float[VIEWS];
    float[] v = new float[VIEWS];
    int[] brain = new int[VIEWS];
    int[] section = new int[VIEWS];
    for (int i = 0; i < VIEWS; i++) {
      System.arraycopy(z, order[i] * DIMENSION, shuffledZ, i * DIMENSION, DIMENSION);
      u[i] = U[order[i]];
      v[i] = V[order[i]];
      brain[i] = BRAIN[order[i]];
      section[i] = BATCH.section()[order[i]];
    }
    Contrastive objective = spatial(5, 10, .1, .5, false);
    double shuffled =
        loss(objective.temperature(), objective.pairs(sheet(u, v, brain, section)), shuffledZ)
            .value();
    assertThat(shuffled).isCloseTo(loss(objective, BATCH).value(), near());
  }

  @Test
  void ignoredBandHasExactlyZeroGradient() {
    // Views 2 and 3 lie 7 mm from views 0 and 1, in the band, and have no positive themselves.
    ViewBatch batch =
        sheet(
            new float[] {0, 1, 7, 7.5f, 100, 101, 60, 160},
            new float[VIEWS],
            new int[] {0, 1, 0, 0, 0, 1, 0, 0},
            new int[] {0, 1, 2, 2, 0, 1, 3, 4});
    Pairs pairs = spatial(5, 200, .5, .5, true).pairs(batch);
    float[] gradient = loss(.5, pairs, projections()).gradient();
    assertThat(Arrays.copyOfRange(gradient, 2 * DIMENSION, 4 * DIMENSION)).containsOnly(0f);
    assertThat(Arrays.copyOfRange(gradient, 6 * DIMENSION, 8 * DIMENSION)).containsOnly(0f);
    assertThat(loss(.5, spatial(5, 6, .5, .5, true).pairs(batch), projections()).gradient()[6])
        .as("the same view as a negative has a gradient")
        .isNotZero();
  }

  @Test
  void isZeroAndFiniteWhenNoAnchorHasAPositive() {
    ViewBatch lonely =
        sheet(new float[] {0, 7, 14, 21, 28, 35, 42, 49}, new float[VIEWS], BRAIN, BATCH.section());
    Pairs pairs = spatial(5, 1000, .1, .5, true).pairs(lonely);
    assertThat(pairs.anchorsWithoutPositives()).isEqualTo(VIEWS);
    Loss loss = loss(.1, pairs, projections());
    assertThat(loss.value()).isZero();
    assertThat(loss.gradient()).containsOnly(0f);
  }

  @Test
  void twoShardsWithGatheredViewsEqualOne() {
    Contrastive objective = spatial(5, 10, .5, .5, false);
    Pairs pairs = objective.pairs(BATCH);
    Loss whole = loss(.5, pairs, projections());
    double sum = 0;
    float[] gradient = new float[VIEWS * DIMENSION];
    for (int from : new int[] {0, 3}) {
      int to = from == 0 ? 3 : VIEWS;
      try (NDManager manager = torch.manager().newSubManager();
          ContrastiveLoss loss = new ContrastiveLoss(manager, .5);
          GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray z = manager.create(projections(), new Shape(VIEWS, DIMENSION));
        z.setRequiresGradient(true);
        NDArray all = ContrastiveLoss.normalise(z);
        NDArray value = loss.apply(all.get(from + ":" + to), all, pairs.shard(from, to));
        collector.backward(value);
        sum += value.getFloat();
        float[] part = z.getGradient().toFloatArray();
        for (int i = 0; i < part.length; i++) {
          gradient[i] += part[i];
        }
      }
    }
    assertThat(sum).isCloseTo(whole.value(), near());
    assertThat(gradient).containsExactly(whole.gradient(), within(1e-6f));
  }

  @Test
  void healthFiguresEqualTheGoldenNumbers() {
    Pairs pairs = new SimClr(.5).pairs(BATCH);
    float[] unit = projections();
    for (int i = 0; i < VIEWS; i++) {
      double norm = 0;
      for (int d = 0; d < DIMENSION; d++) {
        norm += unit[i * DIMENSION + d] * unit[i * DIMENSION + d];
      }
      for (int d = 0; d < DIMENSION; d++) {
        unit[i * DIMENSION + d] /= (float) Math.sqrt(norm);
      }
    }
    EmbeddingHealth health = EmbeddingHealth.of(unit, DIMENSION, pairs);
    assertThat(health.positiveSimilarity()).isCloseTo(-0.34484732100507476, near());
    assertThat(health.negativeSimilarity()).isCloseTo(0.01752038419239213, near());
    assertThat(health.alignment()).isCloseTo(2.6896946420101493, near());
    assertThat(health.uniformity()).isCloseTo(-1.6860637159098248, near());
    assertThat(health.embeddingSd()).isCloseTo(0.9494471845313828, near());
    assertThat(health.collapsed()).isFalse();
    float[] point = new float[VIEWS * DIMENSION];
    for (int i = 0; i < VIEWS; i++) {
      point[i * DIMENSION] = 1;
    }
    assertThat(EmbeddingHealth.of(point, DIMENSION, pairs).collapsed()).isTrue();
  }

  private static org.assertj.core.data.Offset<Double> near() {
    return within(2e-6);
  }

  private static Contrastive spatial(
      double near, double far, double temperature, double cross, boolean excludeSameSection) {
    return new SpatialNce(
        new ObjectiveSpec.SpatialNce(temperature, near, far, cross, excludeSameSection, false));
  }

  private static Loss loss(Objective objective, ViewBatch batch) {
    return Losses.of(torch, objective, batch, projections());
  }

  private static Loss loss(double temperature, Pairs pairs, float[] projections) {
    return Losses.of(torch, temperature, pairs, projections);
  }
}
