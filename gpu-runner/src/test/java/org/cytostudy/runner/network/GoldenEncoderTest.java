package org.cytostudy.runner.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.cytostudy.core.job.PretrainSpec.NetworkSpec;
import org.cytostudy.runner.network.ResidualNetwork.Mode;
import org.cytostudy.runner.torch.Torch;
import org.junit.jupiter.api.Test;

/**
 * The encoder against another implementation. The expected features were computed in double
 * precision with NumPy 2.4 by {@code golden_encoder.py}, beside this test's resources, from weights
 * and pixels that are exact in float32.
 */
class GoldenEncoderTest {
  private static final int SIDE = 32;
  private static final NetworkLayout LAYOUT = NetworkLayout.of(new NetworkSpec(10, 4, 16, 8));
  private static final double[][] EXPECTED = {
    {
      0,
      0.887224722,
      0.0489321962,
      0,
      0.0115033232,
      0.141326927,
      0.211037708,
      0,
      0,
      0.223076945,
      0.0406176296,
      0,
      0,
      0.00206343041,
      0.268920545,
      0,
      0.231573719,
      0.498393879,
      0,
      0,
      0.467524858,
      0.0153584616,
      0,
      0,
      0.987671216,
      0,
      0,
      0.136669472,
      0,
      0.351961558,
      0,
      0
    },
    {
      0,
      0.721046101,
      0.0529215647,
      0,
      0,
      0.357855618,
      0,
      0,
      0,
      0.42461908,
      0,
      0.171362094,
      0.12030745,
      0,
      0.00885815764,
      0.158371093,
      0.133631484,
      0.177075735,
      0,
      0.208082816,
      0.478320604,
      0,
      0,
      0,
      0.820457371,
      0,
      0,
      0.0668136448,
      0.250119493,
      0.0849104597,
      0,
      0
    }
  };

  @Test
  void featuresAreThoseOfNumpy() {
    try (Torch torch = Torch.open(1);
        Weights weights = Weights.of(LAYOUT, torch.manager(), values(), false);
        NDManager work = weights.manager().newSubManager()) {
      float[] found =
          new ResidualNetwork(weights)
              .features(work.create(patches(), new Shape(2, 1, SIDE, SIDE)), Mode.INFERENCE)
              .toFloatArray();
      int d = LAYOUT.featureDimension();
      assertThat(found).hasSize(2 * d);
      for (int i = 0; i < found.length; i++) {
        double expected = EXPECTED[i / d][i % d];
        assertThat((double) found[i])
            .as("feature %d of patch %d", i % d, i / d)
            .isCloseTo(expected, within(1e-5 * Math.max(1, expected)));
      }
    }
  }

  /** In the order of the file: parameters, then statistics. */
  private static SequencedMap<String, float[]> values() {
    SequencedMap<String, float[]> values = new LinkedHashMap<>();
    for (NetworkLayout.Parameter p : LAYOUT.parameters()) {
      if (p.ofEncoder()) {
        int t = values.size();
        values.put(
            p.name(),
            switch (p.role()) {
              case CONVOLUTION -> fill(p.size(), i -> ((i * 37 + t * 101) % 23 - 11) / 32f);
              case NORM_SCALE -> fill(p.size(), i -> 1 + ((i + t) % 3) / 8f);
              case NORM_SHIFT -> fill(p.size(), i -> ((i + 2 * t) % 5 - 2) / 16f);
              case LINEAR_WEIGHT, LINEAR_BIAS ->
                  throw new IllegalStateException("The encoder has no linear layer: " + p.name());
            });
      }
    }
    for (NetworkLayout.Statistic s : LAYOUT.statistics()) {
      if (s.ofEncoder()) {
        int t = values.size();
        values.put(
            s.name(),
            s.name().endsWith("mean")
                ? fill(s.size(), i -> ((i * 7 + t) % 5 - 2) / 8f)
                : fill(s.size(), i -> 1 + (i % 4) / 4f));
      }
    }
    return values;
  }

  private static float[] patches() {
    return fill(
        2 * SIDE * SIDE,
        i -> {
          int n = i / (SIDE * SIDE);
          int y = i / SIDE % SIDE;
          int x = i % SIDE;
          return ((37 * y + 101 * x * (n + 1)) % 23) / 8f - 1;
        });
  }

  @FunctionalInterface
  private interface Element {
    float of(int i);
  }

  private static float[] fill(int size, Element element) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = element.of(i);
    }
    return values;
  }
}
