package org.cytostudy.runner.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;

/**
 * The forward pass over {@link Weights}. Each intermediate's handle is closed as soon as its
 * successor is there, so that only what the backward pass needs stays in memory.
 */
public final class ResidualNetwork {
  private static final float EPSILON = 1e-5f;
  private static final int CHANNEL_AXIS = 1;

  private final Weights weights;

  public ResidualNetwork(Weights weights) {
    this.weights = weights;
  }

  /**
   * How batch normalisation behaves.
   *
   * @param training normalise by the batch's own statistics and update the running ones; else use
   *     the running ones
   * @param retained share of the old running statistics that an update keeps
   */
  public record Mode(boolean training, float retained) {
    /** A training iteration. */
    public static final Mode TRAINING = new Mode(true, 0.9f);

    /** Inference: each row's result is independent of the other rows. */
    public static final Mode INFERENCE = new Mode(false, 0.9f);

    /** The n-th batch, from 1, of a plain average over batches. */
    public static Mode averaging(int n) {
      return new Mode(true, 1f - 1f / n);
    }
  }

  /**
   * Pooled features.
   *
   * @param patches normalised intensities [N, 1, H, W]; left open
   * @return [N, {@link NetworkLayout#featureDimension()}]
   */
  public NDArray features(NDArray patches, Mode mode) {
    NDArray stem = convolve(patches, "conv1", 2, 2);
    NDArray active = relu(norm(stem, "bn1", mode));
    NDArray x = Pool.maxPool2d(active, new Shape(3, 3), new Shape(2, 2), new Shape(1, 1), false);
    active.close();
    for (NetworkLayout.BasicBlock block : weights.layout().blocks()) {
      x = residual(x, block, mode);
    }
    NDArray pooled = Pool.globalAvgPool2d(x);
    x.close();
    return pooled;
  }

  /** The head's output: of the classifier where the layout has one, else of the projection head. */
  public NDArray head(NDArray features, Mode mode) {
    return weights.layout().classifies() ? linear(features, "classifier") : project(features, mode);
  }

  /**
   * The projection head: linear, batch normalisation, rectifier, linear.
   *
   * @param features as {@link #features} gives them; left open
   * @return [N, projectionOutput], not normalised
   */
  public NDArray project(NDArray features, Mode mode) {
    NDArray hidden = linear(features, "projection.0");
    NDArray active = relu(norm(hidden, "projection.1", mode));
    NDArray output = linear(active, "projection.3");
    active.close();
    return output;
  }

  /** Forgets the running statistics; follow with passes in {@link Mode#averaging}. */
  public void resetStatistics() {
    weights.resetStatistics();
  }

  private NDArray residual(NDArray in, NetworkLayout.BasicBlock block, Mode mode) {
    String prefix = block.prefix();
    NDArray first =
        relu(norm(convolve(in, prefix + ".conv1", block.stride(), 1), prefix + ".bn1", mode));
    NDArray second = norm(convolve(first, prefix + ".conv2", 1, 1), prefix + ".bn2", mode);
    first.close();
    NDArray shortcut =
        block.downsamples()
            ? norm(
                convolve(in, prefix + ".downsample.0", block.stride(), 0),
                prefix + ".downsample.1",
                mode)
            : in;
    NDArray sum = second.add(shortcut);
    second.close();
    shortcut.close();
    in.close();
    return relu(sum);
  }

  private NDArray convolve(NDArray in, String name, int stride, int padding) {
    return Conv2d.conv2d(
            in,
            weights.view(name + ".weight"),
            null,
            new Shape(stride, stride),
            new Shape(padding, padding),
            new Shape(1, 1))
        .singletonOrThrow();
  }

  private NDArray linear(NDArray in, String name) {
    return Linear.linear(in, weights.view(name + ".weight"), weights.view(name + ".bias"))
        .singletonOrThrow();
  }

  private NDArray norm(NDArray in, String name, Mode mode) {
    NDArray out =
        BatchNorm.batchNorm(
                in,
                weights.statistic(name + ".running_mean"),
                weights.statistic(name + ".running_var"),
                weights.view(name + ".weight"),
                weights.view(name + ".bias"),
                CHANNEL_AXIS,
                mode.retained(),
                EPSILON,
                mode.training())
            .singletonOrThrow();
    in.close();
    return out;
  }

  private static NDArray relu(NDArray in) {
    NDArray out = ai.djl.nn.Activation.relu(in);
    in.close();
    return out;
  }
}
