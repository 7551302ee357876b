package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Trains an encoder, without labels unless the objective is {@code supervised}. Inputs: roles
 * {@code patch-index}, {@code patch-shard} (several), {@code split}; role {@code surface} (one a
 * hemisphere) where the objective measures geodesics on patches that lie on a surface. Only patches
 * of sections with split role {@code train} are read. Outputs: one {@code model}, one final {@code
 * checkpoint}.
 *
 * @param objective what is optimised
 * @param network the encoder
 * @param iterations optimiser updates, at least 1; with objective {@code untrained} no update is
 *     made and only the normalisation statistics are estimated
 * @param anchors anchors a batch; with their partners a batch has twice as many views, each
 *     compared with each
 * @param optimiser AdamW settings
 * @param augmentation what is done to each view
 * @param checkpointEveryIterations a checkpoint is kept after so many
 * @param metricsEveryIterations a point a series is told after so many
 */
@JsonTypeName("pretrain")
public record PretrainSpec(
    ObjectiveSpec objective,
    NetworkSpec network,
    @Range(min = 0, max = 10_000_000) long iterations,
    @Range(min = 2, max = 4096) int anchors,
    OptimiserSpec optimiser,
    AugmentationSpec augmentation,
    @Range(min = 1, max = 1_000_000) int checkpointEveryIterations,
    @Range(min = 1, max = 10_000) int metricsEveryIterations)
    implements StepSpec {
  public PretrainSpec {
    Required.check("objective", objective);
    Required.check("network", network);
    Required.check("optimiser", optimiser);
    Required.check("augmentation", augmentation);
    Ranges.check(
        PretrainSpec.class,
        objective,
        network,
        iterations,
        anchors,
        optimiser,
        augmentation,
        checkpointEveryIterations,
        metricsEveryIterations);
    if (iterations == 0 && !(objective instanceof ObjectiveSpec.Untrained)) {
      throw new IllegalArgumentException(
          "iterations must be at least 1 with an objective that is trained, got 0");
    }
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
   * @param depth layers of the residual network
   * @param width channels of the first stage; the last stage has 8 × as many
   * @param projectionHidden units of the projection head's hidden layer
   * @param projectionOutput units of its output
   */
  public record NetworkSpec(
      @Range(
              min = 10,
              max = 18,
              only = {10, 18})
          int depth,
      @Range(min = 4, max = 512) int width,
      @Range(min = 8, max = 8192) int projectionHidden,
      @Range(min = 4, max = 4096) int projectionOutput) {
    public NetworkSpec {
      Ranges.check(NetworkSpec.class, depth, width, projectionHidden, projectionOutput);
    }
  }

  /**
   * AdamW (Loshchilov and Hutter 2019) with linear warm-up and cosine decay.
   *
   * @param learningRate peak rate
   * @param weightDecay decoupled decay
   * @param warmupIterations iterations of linear warm-up
   * @param clipNorm largest global L2 norm of the gradient
   */
  public record OptimiserSpec(
      @Range(min = 1e-12, max = 1) double learningRate,
      @Range(min = 0, max = 1) double weightDecay,
      @Range(min = 0, max = 1_000_000) int warmupIterations,
      @Range(min = 1e-6, max = 1e6) double clipNorm) {
    public OptimiserSpec {
      Ranges.check(OptimiserSpec.class, learningRate, weightDecay, warmupIterations, clipNorm);
    }
  }

  /**
   * Augmentation of a view; 0 turns a part off.
   *
   * @param rotationDeg uniform in ± this
   * @param scaleFraction scale uniform in 1 ± this, per axis
   * @param shiftFraction horizontal shift uniform in ± this share of half the side; the vertical
   *     shift is a fifth of it, for the pial surface must stay in view
   * @param flip mirror left and right with probability ½
   * @param gammaLog exponent of the intensity is exp(U(±this))
   * @param gainFraction intensity × U(1 ± this)
   * @param noiseSd upper end of the uniform SD of additive Gaussian noise, of full scale 1
   * @param blurSd upper end of the uniform SD, in pixels, of a Gaussian blur with probability ½;
   *     null: none
   * @param shearDeg horizontal shear by an angle uniform in ± this; null: none
   * @param scaleMin with {@code scaleMax} in place of {@code scaleFraction}, for a range that is
   *     not symmetric: a view shows so many times the patch's extent, per axis; null: 1 ±
   *     scaleFraction
   * @param scaleMax upper end of that range; null where {@code scaleMin} is
   */
  public record AugmentationSpec(
      @Range(min = 0, max = 180) double rotationDeg,
      @Range(min = 0, max = 0.5) double scaleFraction,
      @Range(min = 0, max = 1) double shiftFraction,
      boolean flip,
      @Range(min = 0, max = 2) double gammaLog,
      @Range(min = 0, max = 1) double gainFraction,
      @Range(min = 0, max = 1) double noiseSd,
      // Left out where they are not set: what was written before them keeps its bytes.
      @JsonInclude(JsonInclude.Include.NON_NULL) @Range(min = 0, max = 20) @Nullable Double blurSd,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Range(min = 0, max = 60)
          @Nullable Double shearDeg,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Range(min = 0.25, max = 4)
          @Nullable Double scaleMin,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Range(min = 0.25, max = 4)
          @Nullable Double scaleMax) {
    public AugmentationSpec {
      Ranges.check(
          AugmentationSpec.class,
          rotationDeg,
          scaleFraction,
          shiftFraction,
          flip,
          gammaLog,
          gainFraction,
          noiseSd,
          blurSd,
          shearDeg,
          scaleMin,
          scaleMax);
      if ((scaleMin == null) != (scaleMax == null)) {
        throw new IllegalArgumentException(
            "scaleMin and scaleMax must be given together, got " + scaleMin + " and " + scaleMax);
      }
      if (scaleMin != null && scaleMax != null && scaleMax < scaleMin) {
        throw new IllegalArgumentException(
            "scaleMax must not be smaller than scaleMin, got " + scaleMax + " and " + scaleMin);
      }
    }

    /** Neither blur nor shear, and a symmetric range of scales. */
    public AugmentationSpec(
        double rotationDeg,
        double scaleFraction,
        double shiftFraction,
        boolean flip,
        double gammaLog,
        double gainFraction,
        double noiseSd) {
      this(
          rotationDeg,
          scaleFraction,
          shiftFraction,
          flip,
          gammaLog,
          gainFraction,
          noiseSd,
          null,
          null,
          null,
          null);
    }

    /** Smallest scale. */
    public double smallestScale() {
      return scaleMin == null ? 1 - scaleFraction : scaleMin;
    }

    /** Largest scale. */
    public double largestScale() {
      return scaleMax == null ? 1 + scaleFraction : scaleMax;
    }
  }

  @Override
  public StepType stepType() {
    return StepType.PRETRAIN;
  }
}
