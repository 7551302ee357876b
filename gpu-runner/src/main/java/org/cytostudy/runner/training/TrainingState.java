package org.cytostudy.runner.training;

import java.util.Map;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.runner.checkpoint.Checkpoint;
import org.cytostudy.runner.network.InputScale;
import org.cytostudy.runner.network.NetworkLayout;
import org.cytostudy.runner.network.Weights;
import org.cytostudy.runner.torch.Torch;

/** What changes while training: weights, moments and the number of updates made. */
final class TrainingState implements AutoCloseable {
  private static final String MEAN = "inputMean";
  private static final String SD = "inputSd";

  private final Weights weights;
  private final AdamW optimiser;
  private final InputScale scale;
  private long iteration;

  private TrainingState(Weights weights, AdamW optimiser, InputScale scale, long iteration) {
    this.weights = weights;
    this.optimiser = optimiser;
    this.scale = scale;
    this.iteration = iteration;
  }

  static TrainingState fresh(PretrainSpec spec, Torch torch, TrainPatches patches, long seed) {
    InputScale scale = patches.inputScale(seed);
    Weights weights = Weights.initialise(layout(spec, patches), torch.manager(), seed);
    return new TrainingState(weights, new AdamW(weights, spec.optimiser()), scale, 0);
  }

  /** A supervised network ends in a class for each area of its labels. */
  private static NetworkLayout layout(PretrainSpec spec, TrainPatches patches) {
    return spec.objective() instanceof ObjectiveSpec.Supervised
        ? NetworkLayout.classifying(spec.network(), patches.areas().size())
        : NetworkLayout.of(spec.network());
  }

  /**
   * Goes on from a checkpoint.
   *
   * @throws IllegalArgumentException if it is of another network
   */
  static TrainingState restored(
      PretrainSpec spec, Torch torch, TrainPatches patches, Checkpoint checkpoint) {
    NetworkLayout layout = layout(spec, patches);
    InputScale scale =
        new InputScale(
            fact(checkpoint, MEAN), fact(checkpoint, SD), patches.sidePx(), patches.pixelSizeUm());
    Weights weights = Weights.of(layout, torch.manager(), checkpoint.weights(), true);
    AdamW optimiser = new AdamW(weights, spec.optimiser());
    optimiser.restore(checkpoint.moments());
    return new TrainingState(weights, optimiser, scale, checkpoint.iteration());
  }

  private static double fact(Checkpoint checkpoint, String name) {
    String text = checkpoint.facts().get(name);
    if (text == null) {
      throw new IllegalArgumentException("The checkpoint lacks the fact '" + name + "'");
    }
    return Double.parseDouble(text);
  }

  Checkpoint checkpoint(Sha256 run) {
    return new Checkpoint(
        iteration,
        run,
        Map.of(MEAN, Double.toString(scale.mean()), SD, Double.toString(scale.sd())),
        weights.values(),
        optimiser.state());
  }

  NetworkLayout layout() {
    return weights.layout();
  }

  Weights weights() {
    return weights;
  }

  AdamW optimiser() {
    return optimiser;
  }

  InputScale scale() {
    return scale;
  }

  /** Updates made; the number of the next iteration. */
  long iteration() {
    return iteration;
  }

  void advance() {
    iteration++;
  }

  @Override
  public void close() {
    weights.close();
  }
}
