package org.cytostudy.core.job;

/**
 * Trains an encoder without labels. Inputs: roles {@code patch-index}, {@code patch-shard}
 * (several), {@code split}, optionally {@code checkpoint} (goes on from it). Only patches of
 * sections with split role {@code train} are read. Outputs: one {@code model}, one final {@code
 * checkpoint}.
 *
 * @param objective what is optimised
 * @param network the encoder
 * @param iterations optimiser updates, 0–10,000,000; with objective {@code untrained} no update is
 *     made and only the normalisation statistics are estimated
 * @param anchors anchors a batch; with their partners a batch has twice as many views, 2–65536
 * @param optimiser AdamW settings
 * @param augmentation what is done to each view
 * @param checkpointEveryIterations 1–1,000,000
 * @param metricsEveryIterations 1–10,000
 */
public record PretrainSpec(
    ObjectiveSpec objective,
    NetworkSpec network,
    long iterations,
    int anchors,
    OptimiserSpec optimiser,
    AugmentationSpec augmentation,
    int checkpointEveryIterations,
    int metricsEveryIterations)
    implements StepSpec {
  public PretrainSpec {
    Range.check("iterations", iterations, 0, 10_000_000);
    Range.check("anchors", anchors, 2, 65_536);
    Range.check("checkpointEveryIterations", checkpointEveryIterations, 1, 1_000_000);
    Range.check("metricsEveryIterations", metricsEveryIterations, 1, 10_000);
  }

  /**
   * The settings of the demo: a small encoder that two CPU cores train in minutes on patches of 128
   * px at 40 µm. ResNet-10 of width 16, 400 iterations of 64 anchors with their partners, AdamW
   * 2e-3 with weight decay 1e-4, 40 iterations of warm-up, gradient norm clipped at 5; views differ
   * in geometry, intensity and noise.
   */
  public static PretrainSpec demo(ObjectiveSpec objective) {
    return new PretrainSpec(
        objective,
        new NetworkSpec(10, 16, 128, 64),
        400,
        64,
        new OptimiserSpec(2e-3, 1e-4, 40, 5),
        new AugmentationSpec(6, 0.08, 0.25, true, 0.35, 0.07, 0.03),
        100,
        10);
  }

  /**
   * A residual encoder with one input channel, and its projection head.
   *
   * @param depth 10 or 18
   * @param width channels of the first stage, 4–512; the last stage has 8 × as many
   * @param projectionHidden units of the projection head's hidden layer, 8–8192
   * @param projectionOutput units of its output, 4–4096
   */
  public record NetworkSpec(int depth, int width, int projectionHidden, int projectionOutput) {
    public NetworkSpec {
      if (depth != 10 && depth != 18) {
        throw new IllegalArgumentException("network.depth must be 10 or 18, got " + depth);
      }
      Range.check("network.width", width, 4, 512);
      Range.check("network.projectionHidden", projectionHidden, 8, 8192);
      Range.check("network.projectionOutput", projectionOutput, 4, 4096);
    }
  }

  /**
   * AdamW (Loshchilov and Hutter 2019) with linear warm-up and cosine decay.
   *
   * @param learningRate peak rate, (0, 1]
   * @param weightDecay decoupled decay, 0–1
   * @param warmupIterations 0–1,000,000
   * @param clipNorm largest global L2 norm of the gradient, (0, 1e6]
   */
  public record OptimiserSpec(
      double learningRate, double weightDecay, int warmupIterations, double clipNorm) {
    public OptimiserSpec {
      Range.check("optimiser.learningRate", learningRate, 1e-12, 1);
      Range.check("optimiser.weightDecay", weightDecay, 0, 1);
      Range.check("optimiser.warmupIterations", warmupIterations, 0, 1_000_000);
      Range.check("optimiser.clipNorm", clipNorm, 1e-6, 1e6);
    }
  }

  /**
   * Augmentation of a view; 0 turns a part off.
   *
   * @param rotationDeg uniform in ± this, 0–180
   * @param scaleFraction scale uniform in 1 ± this, per axis, 0–0.5
   * @param shiftFraction horizontal shift uniform in ± this share of half the side, 0–1; the
   *     vertical shift is a fifth of it, for the pial surface must stay in view
   * @param flip mirror left and right with probability ½
   * @param gammaLog exponent of the intensity is exp(U(±this)), 0–2
   * @param gainFraction intensity × U(1 ± this), 0–1
   * @param noiseSd upper end of the uniform SD of additive Gaussian noise, of full scale 1, 0–1
   */
  public record AugmentationSpec(
      double rotationDeg,
      double scaleFraction,
      double shiftFraction,
      boolean flip,
      double gammaLog,
      double gainFraction,
      double noiseSd) {
    public AugmentationSpec {
      Range.check("augmentation.rotationDeg", rotationDeg, 0, 180);
      Range.check("augmentation.scaleFraction", scaleFraction, 0, 0.5);
      Range.check("augmentation.shiftFraction", shiftFraction, 0, 1);
      Range.check("augmentation.gammaLog", gammaLog, 0, 2);
      Range.check("augmentation.gainFraction", gainFraction, 0, 1);
      Range.check("augmentation.noiseSd", noiseSd, 0, 1);
    }
  }

  @Override
  public StepType stepType() {
    return StepType.PRETRAIN;
  }
}
