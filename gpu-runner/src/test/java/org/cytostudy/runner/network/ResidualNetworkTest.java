package org.cytostudy.runner.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.core.job.PretrainSpec.NetworkSpec;
import org.cytostudy.runner.network.ResidualNetwork.Mode;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.torch.Torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ResidualNetworkTest {
  private static final NetworkLayout LAYOUT = NetworkLayout.of(new NetworkSpec(10, 4, 16, 8));

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
  void namesAndCountsAreThoseOfTheArchitecture() {
    assertThat(LAYOUT.parameters().stream().map(NetworkLayout.Parameter::name))
        .startsWith("conv1.weight", "bn1.weight", "bn1.bias", "layer1.0.conv1.weight")
        .contains("layer2.0.downsample.0.weight", "layer4.0.bn2.bias")
        .doesNotContain("layer1.0.downsample.0.weight", "layer1.1.conv1.weight")
        .endsWith("projection.1.bias", "projection.3.weight", "projection.3.bias");
    assertThat(LAYOUT.featureDimension()).isEqualTo(32);
    // Width 64, depth 18: torchvision's ResNet-18 without its classifier has 11,176,512; ours has
    // one input channel and 5×5 in the stem: 64 × 25 instead of 64 × 3 × 49.
    NetworkLayout resnet18 = NetworkLayout.of(new NetworkSpec(18, 64, 128, 64));
    int encoder =
        resnet18.parameters().stream()
            .filter(NetworkLayout.Parameter::ofEncoder)
            .mapToInt(NetworkLayout.Parameter::size)
            .sum();
    assertThat(encoder).isEqualTo(11_176_512 - 64 * 3 * 49 + 64 * 25);
  }

  @Test
  void startsFromTheSeedWithVarianceByFanOut() {
    NetworkLayout wide = NetworkLayout.of(new NetworkSpec(10, 32, 64, 32));
    assertThat(wide.initialValues(7)).isEqualTo(wide.initialValues(7));
    assertThat(wide.initialValues(7)).isNotEqualTo(wide.initialValues(8));
    NetworkLayout.Parameter p =
        wide.parameters().stream()
            .filter(x -> x.name().equals("layer4.0.conv2.weight"))
            .findFirst()
            .orElseThrow();
    float[] values = wide.initialValues(7);
    double squares = 0;
    for (int i = 0; i < p.size(); i++) {
      squares += values[p.offset() + i] * values[p.offset() + i];
    }
    assertThat(squares / p.size()).isCloseTo(2.0 / (256 * 9), within(2e-5));
  }

  @Test
  void trainingModeUpdatesRunningStatisticsByOneTenth() {
    try (Weights weights = Weights.initialise(LAYOUT, torch.manager(), 1);
        NDManager work = weights.manager().newSubManager()) {
      ResidualNetwork network = new ResidualNetwork(weights);
      NDArray patches = patches(work, 6);
      network.features(patches, Mode.averaging(1));
      float[] observed = runningMean(weights);
      network.resetStatistics();
      network.features(patches, Mode.TRAINING);
      float[] updated = runningMean(weights);
      for (int c = 0; c < observed.length; c++) {
        assertThat(updated[c]).isCloseTo(0.1f * observed[c], within(1e-6f));
      }
    }
  }

  @Test
  void averagingGivesTheMeanOverBatches() {
    try (Weights weights = Weights.initialise(LAYOUT, torch.manager(), 1);
        NDManager work = weights.manager().newSubManager()) {
      ResidualNetwork network = new ResidualNetwork(weights);
      NDArray first = patches(work, 6);
      NDArray second = first.mul(2f);
      network.features(first, Mode.averaging(1));
      float[] ofFirst = runningMean(weights);
      network.resetStatistics();
      network.features(first, Mode.averaging(1));
      network.features(second, Mode.averaging(2));
      float[] both = runningMean(weights);
      for (int c = 0; c < both.length; c++) {
        assertThat(both[c]).isCloseTo(1.5f * ofFirst[c], within(1e-5f));
      }
    }
  }

  @Test
  void inferenceOfARowDoesNotDependOnTheOthers() {
    try (Weights weights = Weights.initialise(LAYOUT, torch.manager(), 1);
        NDManager work = weights.manager().newSubManager()) {
      ResidualNetwork network = new ResidualNetwork(weights);
      NDArray patches = patches(work, 6);
      float[] all = network.features(patches, Mode.INFERENCE).toFloatArray();
      float[] one = network.features(patches.get("0:1"), Mode.INFERENCE).toFloatArray();
      for (int d = 0; d < LAYOUT.featureDimension(); d++) {
        assertThat(one[d]).isCloseTo(all[d], within(1e-5f));
      }
    }
  }

  @Test
  void gradientOfTheFlatVectorEqualsFiniteDifferences() {
    try (Weights weights = Weights.initialise(LAYOUT, torch.manager(), 3);
        NDManager work = weights.manager().newSubManager()) {
      float[] gradient;
      NDArray patches = patches(work, 8);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        collector.backward(objective(weights, patches));
        gradient = weights.gradient(work).toFloatArray();
      }
      for (String name :
          new String[] {"conv1.weight", "layer2.0.conv1.weight", "projection.3.bias"}) {
        NetworkLayout.Parameter p =
            LAYOUT.parameters().stream()
                .filter(x -> x.name().equals(name))
                .findFirst()
                .orElseThrow();
        int at = p.offset() + 2;
        float step = 5e-4f;
        double difference =
            (shifted(weights, patches, at, step) - shifted(weights, patches, at, -step))
                / (2.0 * step);
        assertThat((double) gradient[at])
            .as(name)
            .isCloseTo(difference, within(0.1 * Math.abs(difference) + 2e-3));
      }
      weights.zeroGradients();
      assertThat(weights.gradient(work).toFloatArray()).containsOnly(0f);
    }
  }

  private static double shifted(Weights weights, NDArray patches, int at, float by) {
    float[] before = weights.flat().toFloatArray();
    float[] changed = before.clone();
    changed[at] += by;
    assign(weights, changed);
    double value = objective(weights, patches).getFloat();
    assign(weights, before);
    return value;
  }

  private static float[] runningMean(Weights weights) {
    return Objects.requireNonNull(weights.values().get("bn1.running_mean"));
  }

  private static void assign(Weights weights, float[] values) {
    NDArray flat = weights.flat();
    try (NDArray wanted = flat.getManager().create(values)) {
      flat.subi(flat).addi(wanted);
    }
  }

  private static NDArray objective(Weights weights, NDArray patches) {
    ResidualNetwork network = new ResidualNetwork(weights);
    NDArray projected = network.project(network.features(patches, Mode.TRAINING), Mode.TRAINING);
    return projected.mul(projected).mean();
  }

  @Test
  void refusesStoredWeightsOfAnotherSize() {
    assertThatThrownBy(
            () -> Weights.of(LAYOUT, torch.manager(), Map.of("conv1.weight", new float[3]), false))
        .hasMessageContaining("conv1.weight")
        .hasMessageContaining("100");
  }

  private static NDArray patches(NDManager manager, int n) {
    SeededRandom random = SeededRandom.of(5);
    float[] values = new float[n * 32 * 32];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() + 0.5f;
    }
    return manager.create(values, new Shape(n, 1, 32, 32));
  }
}
