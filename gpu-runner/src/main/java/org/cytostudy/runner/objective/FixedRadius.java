package org.cytostudy.runner.objective;

/**
 * CL-3D's rule (Oberstrass et al. 2024) as a contrastive objective: NT-Xent whose only positive is
 * the partner, which was drawn at a fixed distance. All other views of the batch are negatives;
 * there is no mask for those that are near by chance. A view that was drawn without a partner has
 * no positive, and its second view is no negative.
 *
 * @param temperature τ
 */
record FixedRadius(double temperature) implements Contrastive {

  @Override
  public Pairs pairs(ViewBatch batch) {
    return Pairs.of(
        batch.views(),
        i ->
            j -> {
              if (j != batch.partner(i)) {
                return Pairs.Kind.NEGATIVE;
              }
              return batch.sharesPatch(i) ? Pairs.Kind.IGNORED : Pairs.Kind.POSITIVE;
            });
  }
}
