package org.cytostudy.runner.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.runner.checkpoint.CheckpointFolder;
import org.cytostudy.runner.network.ResidualNetwork;
import org.cytostudy.runner.network.ResidualNetwork.Mode;
import org.cytostudy.runner.network.Weights;
import org.cytostudy.runner.objective.BatchLoss;
import org.cytostudy.runner.objective.ContrastiveLoss;
import org.cytostudy.runner.objective.EmbeddingHealth;
import org.cytostudy.runner.objective.Objective;
import org.cytostudy.runner.training.ViewLoader.Batch;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepFailure;
import org.cytostudy.runner.worker.StoppedException;

/**
 * The iterations. All arrays of an iteration live in a manager of its own, so that memory does not
 * grow with the number of iterations.
 */
final class TrainingLoop {
  /** What a person can do about a training that diverged. */
  static final String DIVERGED =
      "Lower optimiser.learningRate or optimiser.clipNorm, raise the warm-up, or raise the"
          + " temperature; then start the run again from its last checkpoint";

  private final PretrainSpec spec;
  private final StepContext context;
  private final TrainPatches patches;
  private final BatchSampler sampler;
  private final TrainingState state;
  private final Sha256 run;
  private final CheckpointFolder checkpoints;
  private final Objective objective;
  private final ResidualNetwork network;
  private final LearningRate learningRate;
  private final TrainingMetrics metrics;
  private final int views;

  TrainingLoop(
      PretrainSpec spec,
      StepContext context,
      TrainPatches patches,
      BatchSampler sampler,
      TrainingState state,
      Sha256 run) {
    this.spec = spec;
    this.context = context;
    this.patches = patches;
    this.sampler = sampler;
    this.state = state;
    this.run = run;
    this.checkpoints = new CheckpointFolder(context);
    this.objective = Objective.of(spec.objective());
    this.network = new ResidualNetwork(state.weights());
    this.learningRate = new LearningRate(spec.optimiser(), spec.iterations());
    this.views = 2 * spec.anchors();
    this.metrics = new TrainingMetrics(context, views);
  }

  void run() throws IOException {
    long seed = context.manifest().seed();
    try (BatchLoss loss =
            objective.loss(state.weights().manager(), views, state.layout().outputs());
        ViewLoader loader =
            new ViewLoader(
                patches,
                sampler,
                new Augmenter(spec.augmentation(), state.scale()),
                objective,
                views,
                seed,
                state.iteration(),
                spec.iterations(),
                Math.max(1, context.manifest().threads() / 2))) {
      while (state.iteration() < spec.iterations()) {
        Batch batch = loader.next();
        iterate(batch, loss);
        loader.release(batch);
        state.advance();
        context.progress(new Progress(state.iteration(), spec.iterations(), "iterations"));
        saveWhereDue();
      }
    }
  }

  private void saveWhereDue() throws IOException {
    boolean stop = context.stopRequested();
    boolean due = state.iteration() % spec.checkpointEveryIterations() == 0;
    boolean last = state.iteration() >= spec.iterations();
    // Asked in any case: a request is answered by the checkpoint that is due as well.
    boolean asked = context.checkpointRequested();
    if (!last && (due || stop || asked)) {
      checkpoints.save(state.checkpoint(run));
    }
    if (!last && stop) {
      throw new StoppedException();
    }
  }

  private void iterate(Batch batch, BatchLoss loss) {
    Weights weights = state.weights();
    long iteration = state.iteration();
    try (NDManager work = weights.manager().newSubManager()) {
      NDArray patchesNow =
          work.create(
              batch.views(),
              new Shape(views, 1, patches.sidePx(), patches.sidePx()),
              DataType.FLOAT32);
      NDArray outputs;
      NDArray value;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray features = network.features(patchesNow, Mode.TRAINING);
        outputs = network.head(features, Mode.TRAINING);
        value = loss.apply(outputs, batch.origin(), batch.pairs());
        collector.backward(value);
      }
      double lossNow = value.getFloat();
      requireFinite(lossNow, iteration);
      NDArray gradient = weights.gradient(work);
      weights.zeroGradients();
      double rate = learningRate.at(iteration);
      double norm = state.optimiser().update(gradient, rate, iteration);
      metrics.iterationDone();
      if (iteration % spec.metricsEveryIterations() == 0 || iteration == spec.iterations() - 1) {
        EmbeddingHealth health =
            EmbeddingHealth.of(
                ContrastiveLoss.normalise(outputs).toFloatArray(),
                state.layout().outputs(),
                batch.pairs());
        metrics.report(
            iteration, lossNow, rate, norm, batch.pairs().anchorsWithoutPositives(), health);
      }
    }
  }

  private void requireFinite(double loss, long iteration) {
    if (!Double.isFinite(loss)) {
      metrics.loss(iteration, loss);
      throw StepFailure.code(
          "loss-not-finite", "The loss became " + loss, "iteration " + iteration, DIVERGED);
    }
  }
}
