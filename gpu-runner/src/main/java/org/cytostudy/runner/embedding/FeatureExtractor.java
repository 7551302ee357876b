package org.cytostudy.runner.embedding;

import java.util.List;
import org.cytostudy.runner.data.PatchIndex;

/** Turns patches into feature vectors of one length. Called by one thread; closed when done. */
interface FeatureExtractor extends AutoCloseable {

  /** Length of a feature vector, ≥ 1. */
  int dimension();

  /**
   * Computes the features of some patches. The features of a patch must not depend on the others.
   *
   * @param rows what the patches are
   * @param patches their intensities, uint8, row-major [rows, sidePx, sidePx]; the array may be
   *     longer than that
   * @param sidePx pixels along one side
   * @param into receives rows × {@link #dimension()} values from its start
   */
  void extract(List<PatchIndex.Row> rows, byte[] patches, int sidePx, float[] into);

  /** Lets go of native memory, if it holds any. */
  @Override
  default void close() {}
}
