package org.cytostudy.core.job;

/**
 * Scores probes. Inputs: roles {@code probe} (one or more), {@code embedding-tensor}, {@code
 * patch-index}, {@code split}. Outputs: one {@code evaluation} ({@link EvaluationResult}), one
 * {@code predictions} and one {@code ribbon}.
 *
 * @param bootstrapDraws resamplings of whole sections for the 95 % intervals, 10–100000
 */
public record EvaluateSpec(int bootstrapDraws) implements StepSpec {
  public EvaluateSpec {
    Range.check("bootstrapDraws", bootstrapDraws, 10, 100_000);
  }

  @Override
  public StepType stepType() {
    return StepType.EVALUATE;
  }
}
