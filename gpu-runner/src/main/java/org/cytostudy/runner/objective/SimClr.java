package org.cytostudy.runner.objective;

/**
 * NT-Xent (Chen et al. 2020): the only positive of a view is the other view of the same patch, all
 * other views are negatives.
 *
 * @param temperature τ
 */
record SimClr(double temperature) implements Contrastive {

  @Override
  public Pairs pairs(ViewBatch batch) {
    return Pairs.of(
        batch.views(), i -> j -> j == batch.partner(i) ? Pairs.Kind.POSITIVE : Pairs.Kind.NEGATIVE);
  }
}
