package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * Says what is known of each patch of phantoms: thickness, curvature, cutting angle, depth, density
 * and soma radius of each layer, vessels, folding, network. Inputs: role {@code truth} (one a
 * phantom; no other step may read it), role {@code patch-index}. Outputs: one {@code
 * patch-measures} (Parquet: patch_id and one DOUBLE a measure, null where unknown). Patches of
 * brains that no truth knows are refused.
 *
 * @param patchWidthMm how much of the ribbon a patch shows: densities and radii are averaged over
 *     it
 */
@JsonTypeName("measure")
public record MeasureSpec(@Range(min = .01, max = 100) double patchWidthMm) implements StepSpec {
  public MeasureSpec {
    Ranges.check(MeasureSpec.class, patchWidthMm);
  }

  @Override
  public StepType stepType() {
    return StepType.MEASURE;
  }
}
