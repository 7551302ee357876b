package org.cytostudy.runner.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.runner.checkpoint.Checkpoint;
import org.cytostudy.runner.data.BatchSize;
import org.cytostudy.runner.network.EncoderFile;
import org.cytostudy.runner.network.ResidualNetwork;
import org.cytostudy.runner.network.ResidualNetwork.Mode;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.torch.Torch;
import org.cytostudy.runner.worker.Step;
import org.cytostudy.runner.worker.StepContext;

/** The pretrain step: trains an encoder, or prepares an untrained one as a control. */
public final class PretrainStep implements Step<PretrainSpec> {
  private static final String MODEL = "model.safetensors";
  private static final String CHECKPOINT = "checkpoint.safetensors";
  private static final String MEDIA_TYPE = "application/octet-stream";
  private static final int STATISTICS_BATCHES = 20;
  private static final int STATISTICS_BATCH = 128;

  @Override
  public void run(PretrainSpec spec, StepContext context) throws IOException {
    long seed = context.manifest().seed();
    Sha256 run = Sha256.of(CytostudyJson.mapper().writeValueAsString(context.manifest()));
    try (TrainPatches patches = TrainPatches.open(context, spec.objective());
        Torch torch = Torch.open(context.manifest().threads())) {
      BatchSize.check("anchors", 2 * spec.anchors(), patches.sidePx());
      if (spec.objective() instanceof ObjectiveSpec.SpatialNce s && s.shuffleCoordinates()) {
        patches.shuffleCoordinates(seed);
      }
      try (TrainingState state = start(spec, context, patches, torch)) {
        context.log(
            Severity.INFO,
            "Training patches: %d of %d px at %s µm from brains %s. %s. From iteration %d."
                .formatted(
                    patches.count(),
                    patches.sidePx(),
                    patches.pixelSizeUm(),
                    patches.brains(),
                    torch.describe(),
                    state.iteration()));
        if (spec.objective() instanceof ObjectiveSpec.Untrained) {
          estimateStatistics(state, patches, seed);
          context.progress(new Progress(spec.iterations(), spec.iterations(), "iterations"));
        } else {
          new TrainingLoop(spec, context, patches, sampler(spec, context, patches), state, run)
              .run();
        }
        publish(spec, context, patches, state, run);
      }
    }
  }

  private static BatchSampler sampler(PretrainSpec spec, StepContext context, TrainPatches patches)
      throws IOException {
    return new BatchSampler(
        patches,
        Partners.of(spec.objective(), patches, context),
        spec.anchors(),
        context.manifest().seed());
  }

  private static TrainingState start(
      PretrainSpec spec, StepContext context, TrainPatches patches, Torch torch)
      throws IOException {
    Optional<Path> checkpoint = context.resumeFrom();
    if (checkpoint.isPresent()) {
      return TrainingState.restored(spec, torch, patches, Checkpoint.read(checkpoint.get()));
    }
    long seed = context.manifest().seed();
    return TrainingState.fresh(spec, torch, patches, seed);
  }

  /**
   * An untrained network maps with statistics 0 and 1, which no data has; without this it would be
   * a weaker control than it is.
   */
  private static void estimateStatistics(TrainingState state, TrainPatches patches, long seed) {
    ResidualNetwork network = new ResidualNetwork(state.weights());
    network.resetStatistics();
    int side = patches.sidePx();
    byte[] pixels = new byte[side * side];
    float[] table = state.scale().lookup();
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(STATISTICS_BATCH * pixels.length * Float.BYTES + 64)
            .alignedSlice(64)
            .order(ByteOrder.nativeOrder());
    ByteBuffer views =
        buffer
            .slice(0, STATISTICS_BATCH * pixels.length * Float.BYTES)
            .order(ByteOrder.nativeOrder());
    SeededRandom random = SeededRandom.of(seed, Purpose.STATISTICS.code());
    for (int n = 1; n <= STATISTICS_BATCHES; n++) {
      for (int view = 0; view < STATISTICS_BATCH; view++) {
        patches.read(random.nextInt(patches.count()), pixels);
        for (int i = 0; i < pixels.length; i++) {
          views.putFloat((view * pixels.length + i) * Float.BYTES, table[pixels[i] & 0xFF]);
        }
      }
      try (NDManager work = state.weights().manager().newSubManager()) {
        NDArray x =
            work.create(views, new Shape(STATISTICS_BATCH, 1, side, side), DataType.FLOAT32);
        NDArray features = network.features(x, Mode.averaging(n));
        network.project(features, Mode.averaging(n));
      }
    }
  }

  private static void publish(
      PretrainSpec spec, StepContext context, TrainPatches patches, TrainingState state, Sha256 run)
      throws IOException {
    Checkpoint last = state.checkpoint(run);
    EncoderFile.Provenance provenance =
        new EncoderFile.Provenance(
            patches.brains(), spec.objective(), state.iteration(), context.manifest().seed());
    new EncoderFile(state.weights().layout(), state.scale(), provenance, last.weights())
        .write(context.output(MODEL));
    context.publish(
        MODEL,
        ArtefactKind.MODEL,
        MEDIA_TYPE,
        Map.of(
            "objective",
            kind(spec.objective()),
            "iteration",
            Long.toString(state.iteration()),
            "featureDimension",
            Integer.toString(state.weights().layout().featureDimension()),
            "brains",
            String.join(",", patches.brains())));
    last.write(context.output(CHECKPOINT));
    context.publish(
        CHECKPOINT,
        ArtefactKind.CHECKPOINT,
        MEDIA_TYPE,
        Map.of("iteration", Long.toString(state.iteration())));
  }

  private static String kind(ObjectiveSpec objective) {
    return switch (objective) {
      case ObjectiveSpec.SpatialNce s -> "spatial-nce";
      case ObjectiveSpec.FixedRadius s -> "fixed-radius";
      case ObjectiveSpec.SimClr s -> "simclr";
      case ObjectiveSpec.VicReg s -> "vicreg";
      case ObjectiveSpec.Supervised s -> "supervised";
      case ObjectiveSpec.Untrained s -> "untrained";
    };
  }
}
