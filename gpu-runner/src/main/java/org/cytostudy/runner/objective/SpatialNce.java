package org.cytostudy.runner.objective;

import org.cytostudy.core.job.ObjectiveSpec;

/**
 * SpatialNCE, our reconstruction of "co-localization in the cortical sheet" (CytoNet, arXiv
 * 2511.01870, gives no equation that we could read) in the form of SupCon-out (Khosla et al. 2020):
 *
 * <pre>
 * P(i) = { j ≠ i : g(i,j) ≤ r₊ }      N(i) = { j : g(i,j) ≥ r₋ }
 * L = mean over i with P(i) ≠ ∅ of  −Σ_{p∈P(i)} w(i,p) log( exp(sᵢₚ/τ) / Σ_{a∈P(i)∪N(i)} exp(sᵢₐ/τ) )
 * </pre>
 *
 * with s the cosine of two projections and g the distance of two patches: along the mid-surface
 * (geodesic), or straight through the space (Euclidean). On a flat reference sheet, which left and
 * right hemispheres share, both are the distance in (u, v). Views with r₊ &lt; g &lt; r₋ are in
 * neither sum, nor are views of two hemispheres unless the right one is mirrored.
 *
 * <p>w(i,p) is 1/|P(i)|; with a σ it is exp(−g²/2σ²) divided by its sum over P(i), so that the
 * nearest positives weigh most.
 *
 * <p>Pairs that are near but forbidden as positives (same section, or another brain when the
 * cross-brain fraction is 0) are in neither sum either: they are no negatives, being near. Two
 * patches at the same place are at distance 0 and so within any r₊; r₊ = r₋ leaves no band.
 */
record SpatialNce(ObjectiveSpec.SpatialNce spec) implements Contrastive {

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
        },
        weights(batch));
  }

  private Pairs.Weights weights(ViewBatch batch) {
    Double sigma = spec.softSigmaMm();
    if (sigma == null) {
      return Pairs.EQUAL;
    }
    double scale = 1 / (2 * sigma * sigma);
    return (anchor, positives) -> {
      double[] squaredMm = batch.distances().squaredMm(anchor);
      double nearest = Double.POSITIVE_INFINITY;
      for (int positive : positives) {
        nearest = Math.min(nearest, squaredMm[positive]);
      }
      double[] weights = new double[positives.length];
      for (int p = 0; p < weights.length; p++) {
        // Relative to the nearest: the quotient is the same, and their sum is at least 1.
        weights[p] = StrictMath.exp(-(squaredMm[positives[p]] - nearest) * scale);
      }
      return weights;
    };
  }
}
