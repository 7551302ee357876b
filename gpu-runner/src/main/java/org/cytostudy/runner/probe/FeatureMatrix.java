package org.cytostudy.runner.probe;

import org.cytostudy.runner.data.Embedding;

/**
 * Some rows of an embedding; nothing is copied.
 *
 * @param embedding all rows
 * @param rows which of them, in this order
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
public record FeatureMatrix(Embedding embedding, int[] rows) {

  int size() {
    return rows.length;
  }

  /** Features of a row, D. */
  int dimension() {
    return embedding.dimension();
  }

  /** Copies row {@code i} of the selection. */
  void read(int i, float[] into) {
    embedding.read(rows[i], into);
  }
}
