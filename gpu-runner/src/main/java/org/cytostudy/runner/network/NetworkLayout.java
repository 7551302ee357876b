package org.cytostudy.runner.network;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.job.PretrainSpec.NetworkSpec;
import org.cytostudy.runner.seed.SeededRandom;

/**
 * The names and shapes of a network's parameters in the order of its forward pass; names are those
 * of torchvision's ResNet, with {@code projection.*} or {@code classifier.*} for the head.
 *
 * <p>Depth 10 has one basic block a stage, depth 18 two (He et al. 2016); the four stages have
 * width, 2, 4 and 8 × width channels. The stem is a 5×5 convolution of stride 2 and a 3×3 maximum
 * pooling of stride 2, since one input channel and thin laminae ask for less than 7×7.
 */
public final class NetworkLayout {
  private static final int STAGES = 4;
  private static final long INIT_PURPOSE = 0x696e6974L;

  private final NetworkSpec spec;
  private final int classes;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Statistic> statistics = new ArrayList<>();
  private final List<BasicBlock> blocks = new ArrayList<>();

  /** What a parameter is; decides how it starts and whether weight decay applies to it. */
  public enum Role {
    CONVOLUTION,
    LINEAR_WEIGHT,
    LINEAR_BIAS,
    NORM_SCALE,
    NORM_SHIFT
  }

  /**
   * A trained tensor.
   *
   * @param name as in torchvision
   * @param shape its extents
   * @param role what it is
   * @param offset of its first element in the flat vector of all parameters
   */
  public record Parameter(String name, List<Long> shape, Role role, int offset) {
    /** Elements. */
    public int size() {
      return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    }

    /** Extents as an array. */
    public long[] extents() {
      return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /** Decoupled weight decay applies to weights, not to biases or normalisation. */
    public boolean decays() {
      return role == Role.CONVOLUTION || role == Role.LINEAR_WEIGHT;
    }

    /** Whether it belongs to the encoder; else it is of the head. */
    public boolean ofEncoder() {
      return NetworkLayout.ofEncoder(name);
    }
  }

  /** A running statistic of a batch normalisation: not trained by gradient. */
  public record Statistic(String name, int size, float initial) {
    /** Whether it belongs to the encoder; else it is of the head. */
    public boolean ofEncoder() {
      return NetworkLayout.ofEncoder(name);
    }
  }

  /** One residual block: names are {@code prefix.conv1.weight} and so on. */
  record BasicBlock(String prefix, int stride, boolean downsamples) {}

  private static boolean ofEncoder(String name) {
    return !name.startsWith("projection.") && !name.startsWith("classifier.");
  }

  private NetworkLayout(NetworkSpec spec, int classes) {
    this.spec = spec;
    this.classes = classes;
    int width = spec.width();
    convolution("conv1", width, 1, 5);
    norm("bn1", width);
    int in = width;
    for (int stage = 0; stage < STAGES; stage++) {
      int out = width << stage;
      for (int block = 0; block < (spec.depth() == 10 ? 1 : 2); block++) {
        String prefix = "layer" + (stage + 1) + "." + block;
        int stride = block == 0 && stage > 0 ? 2 : 1;
        boolean downsamples = stride != 1 || in != out;
        blocks.add(new BasicBlock(prefix, stride, downsamples));
        convolution(prefix + ".conv1", out, in, 3);
        norm(prefix + ".bn1", out);
        convolution(prefix + ".conv2", out, out, 3);
        norm(prefix + ".bn2", out);
        if (downsamples) {
          convolution(prefix + ".downsample.0", out, in, 1);
          norm(prefix + ".downsample.1", out);
        }
        in = out;
      }
    }
    if (classes > 0) {
      linear("classifier", classes, in);
      return;
    }
    linear("projection.0", spec.projectionHidden(), in);
    norm("projection.1", spec.projectionHidden());
    linear("projection.3", spec.projectionOutput(), spec.projectionHidden());
  }

  /** The layout of that network, with its projection head. */
  public static NetworkLayout of(NetworkSpec spec) {
    return new NetworkLayout(spec, 0);
  }

  /** The same encoder with a linear classifier in place of the projection head. */
  public static NetworkLayout classifying(NetworkSpec spec, int classes) {
    if (classes < 2) {
      throw new IllegalArgumentException("A classifier has at least 2 classes, got " + classes);
    }
    return new NetworkLayout(spec, classes);
  }

  private void convolution(String name, long out, long in, long kernel) {
    add(name + ".weight", Role.CONVOLUTION, out, in, kernel, kernel);
  }

  private void linear(String name, long out, long in) {
    add(name + ".weight", Role.LINEAR_WEIGHT, out, in);
    add(name + ".bias", Role.LINEAR_BIAS, out);
  }

  private void norm(String name, int channels) {
    add(name + ".weight", Role.NORM_SCALE, channels);
    add(name + ".bias", Role.NORM_SHIFT, channels);
    statistics.add(new Statistic(name + ".running_mean", channels, 0));
    statistics.add(new Statistic(name + ".running_var", channels, 1));
  }

  private void add(String name, Role role, long... shape) {
    List<Long> extents = java.util.Arrays.stream(shape).boxed().toList();
    parameters.add(new Parameter(name, extents, role, parameterCount()));
  }

  /** What it was made of. */
  public NetworkSpec spec() {
    return spec;
  }

  /** The trained tensors; their offsets are contiguous in this order. */
  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  /** The statistics of the normalisations. */
  public List<Statistic> statistics() {
    return List.copyOf(statistics);
  }

  List<BasicBlock> blocks() {
    return blocks;
  }

  /** Elements of all trained tensors together. */
  public int parameterCount() {
    if (parameters.isEmpty()) {
      return 0;
    }
    Parameter last = parameters.getLast();
    return last.offset() + last.size();
  }

  /** Values of the head for each patch. */
  public int outputs() {
    return classes > 0 ? classes : spec.projectionOutput();
  }

  boolean classifies() {
    return classes > 0;
  }

  /** Length of a feature vector. */
  public int featureDimension() {
    return spec.width() << (STAGES - 1);
  }

  /**
   * Starting values of all parameters: convolutions normal with variance 2 / (output channels ×
   * kernel area) (He et al. 2015, fan-out), linear weights and biases uniform in ± 1/√inputs,
   * normalisations scale 1 and shift 0. Each tensor draws from a generator of its own.
   */
  public float[] initialValues(long seed) {
    float[] values = new float[parameterCount()];
    int linearInputs = 1;
    for (int p = 0; p < parameters.size(); p++) {
      Parameter parameter = parameters.get(p);
      SeededRandom random = SeededRandom.of(seed, INIT_PURPOSE, p);
      long[] shape = parameter.extents();
      if (parameter.role() == Role.LINEAR_WEIGHT) {
        linearInputs = Math.toIntExact(shape[1]);
      }
      double bound = 1 / StrictMath.sqrt(linearInputs);
      for (int i = 0; i < parameter.size(); i++) {
        values[parameter.offset() + i] =
            switch (parameter.role()) {
              case CONVOLUTION ->
                  (float)
                      (random.nextGaussian()
                          * StrictMath.sqrt(2.0 / (shape[0] * shape[2] * shape[3])));
              case LINEAR_WEIGHT, LINEAR_BIAS -> (float) random.between(-bound, bound);
              case NORM_SCALE -> 1f;
              case NORM_SHIFT -> 0f;
            };
      }
    }
    return values;
  }
}
