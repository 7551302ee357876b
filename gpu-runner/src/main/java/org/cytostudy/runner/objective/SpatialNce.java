package org.cytostudy.runner.objective;

import org.cytostudy.core.job.ObjectiveSpec;

/**
 * SpatialNCE, our reconstruction of "co-localization in the cortical sheet" (CytoNet, arXiv
 * 2511.01870, gives no equation that we could read) in the form of SupCon-out (Khosla et al. 2020):
 *
 * <pre>
 * P(i) = { j ≠ i : g(i,j) ≤ r₊ }      N(i) = { j : g(i,j) ≥ r₋ }
 * L = mean over i with P(i) ≠ ∅ of  −1/|P(i)| Σ_{p∈P(i)} log( exp(sᵢₚ/τ) / Σ_{a∈P(i)∪N(i)} exp(sᵢₐ/τ) )
 * </pre>
 *
 * with s the cosine of two projections and g the distance of two patches: along the mid-surface
 * (geodesic), or straight through the space (Euclidean). On a flat reference sheet, which left and
 * right hemispheres share, both are the distance in (u, v). Views with r₊ &lt; g &lt; r₋ are in
 * neither sum, nor are views of two hemispheres unless the right one is mirrored.
 *
 * <p>Pairs that are near but forbidden as positives (same section, or another brain when the
 * cross-brain fraction is 0) are in neither sum either: they are no negatives, being near. Two
 * patches at the same place are at distance 0 and so within any r₊; r₊ = r₋ leaves no band.
 */
record SpatialNce(ObjectiveSpec.SpatialNce spec) implements Objective {

  @Override
  public double temperature() {
    return spec.temperature();
  }

  @Override
  public Pairs pairs(ViewBatch batch) {
    double near = spec.positiveRadiusMm() * spec.positiveRadiusMm();
    double far = spec.negativeRadiusMm() * spec.negativeRadiusMm();
    boolean crossBrain = spec.crossBrainFraction() > 0;
    return Pairs.of(
        batch.views(),
        i -> {
          double[] squaredMm = batch.distances().squaredMm(i);
          return j -> {
            if (squaredMm[j] <= near) {
              boolean forbidden =
                  (spec.excludeSameSection() && batch.section()[i] == batch.section()[j])
                      || (!crossBrain && batch.brain()[i] != batch.brain()[j]);
              return forbidden ? Pairs.Kind.IGNORED : Pairs.Kind.POSITIVE;
            }
            // False for NaN as well: what is not compared is neither near nor far.
            return squaredMm[j] >= far ? Pairs.Kind.NEGATIVE : Pairs.Kind.IGNORED;
          };
        });
  }
}
