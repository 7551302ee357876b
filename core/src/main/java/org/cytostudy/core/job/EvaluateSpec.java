package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * Scores probes. Inputs: roles {@code probe} (one or more), {@code embedding-tensor}, {@code
 * patch-index}, {@code split}; role {@code patch-targets} where a probe is a ridge regression.
 * Outputs: one {@code evaluation} ({@link EvaluationResult}), one {@code predictions} (Parquet:
 * patch_id, brain, section, arc_mm, probe, true_area, predicted_area, probability) and one {@code
 * ribbon} ({@link RibbonResult}).
 *
 * @param bootstrapDraws resamplings of whole sections for the 95 % intervals
 */
@JsonTypeName("evaluate")
public record EvaluateSpec(@Range(min = 10, max = 100_000) int bootstrapDraws) implements StepSpec {
  public EvaluateSpec {
    Ranges.check(EvaluateSpec.class, bootstrapDraws);
  }

  /** The demo's setting. */
  public static EvaluateSpec demo() {
    return new EvaluateSpec(1000);
  }

  @Override
  public StepType stepType() {
    return StepType.EVALUATE;
  }
}
