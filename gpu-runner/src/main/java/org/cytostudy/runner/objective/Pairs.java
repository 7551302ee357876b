package org.cytostudy.runner.objective;

import java.util.Arrays;

/**
 * Which views count for which anchors: the whole difference between objectives.
 *
 * @param rows anchors
 * @param columns views they are compared with
 * @param weights row-major [rows, columns]: the share of j in P(i) / anchors that have positives,
 *     for j in P(i), else 0; all weights of a batch sum to 1, or to 0 when no anchor has a positive
 * @param exclusion row-major [rows, columns]: 0 where j is in the denominator of anchor i, {@link
 *     #EXCLUDED} where it is not
 * @param anchorsWithoutPositives anchors that contribute nothing
 */
@SuppressWarnings("ArrayRecordComponent") // a batch's pairs are made once and never compared
public record Pairs(
    int rows, int columns, float[] weights, float[] exclusion, int anchorsWithoutPositives) {
  /** Added to a similarity to take it out of the denominator: its exponential is exactly 0. */
  public static final float EXCLUDED = -1e9f;

  /** Says how the other views stand to an anchor; asked for one anchor after the other. */
  @FunctionalInterface
  interface Relation {
    Row of(int anchor);
  }

  /** Says how one view stands to the anchor. */
  @FunctionalInterface
  interface Row {
    Kind of(int other);
  }

  /** How a view stands to an anchor. */
  enum Kind {
    /** In numerator and denominator. */
    POSITIVE,
    /** In the denominator alone. */
    NEGATIVE,
    /** In neither. */
    IGNORED
  }

  /** Says how much each positive of an anchor counts; only their ratios matter. */
  @FunctionalInterface
  interface Weights {
    /**
     * Weights of the positives.
     *
     * @param positives of the anchor, ascending, at least one
     * @return one for each, ≥ 0, not all 0
     */
    double[] of(int anchor, int[] positives);
  }

  /** All positives of an anchor count the same. */
  static final Weights EQUAL =
      (anchor, positives) -> {
        double[] weights = new double[positives.length];
        Arrays.fill(weights, 1);
        return weights;
      };

  static Pairs of(int views, Relation relation) {
    return of(views, relation, EQUAL);
  }

  static Pairs of(int views, Relation relation, Weights weighing) {
    float[] weights = new float[views * views];
    float[] exclusion = new float[views * views];
    int[][] positives = new int[views][];
    int[] found = new int[views];
    int without = 0;
    for (int i = 0; i < views; i++) {
      Row row = relation.of(i);
      int count = 0;
      for (int j = 0; j < views; j++) {
        switch (i == j ? Kind.IGNORED : row.of(j)) {
          case POSITIVE -> found[count++] = j;
          case NEGATIVE -> weights[i * views + j] = 0;
          case IGNORED -> exclusion[i * views + j] = EXCLUDED;
        }
      }
      positives[i] = Arrays.copyOf(found, count);
      without += count == 0 ? 1 : 0;
    }
    for (int i = 0; i < views; i++) {
      if (positives[i].length > 0) {
        double[] each = weighing.of(i, positives[i]);
        double share = 1.0 / (Arrays.stream(each).sum() * (views - without));
        for (int p = 0; p < each.length; p++) {
          weights[i * views + positives[i][p]] = (float) (each[p] * share);
        }
      }
    }
    return new Pairs(views, views, weights, exclusion, without);
  }

  /**
   * The anchors from … to−1 against all views: one shard's part when a batch is spread over several
   * devices. The shards' losses add up to the whole batch's.
   */
  public Pairs shard(int from, int to) {
    return new Pairs(
        to - from,
        columns,
        Arrays.copyOfRange(weights, from * columns, to * columns),
        Arrays.copyOfRange(exclusion, from * columns, to * columns),
        anchorsWithoutPositives);
  }

  boolean positive(int anchor, int other) {
    return weights[anchor * columns + other] > 0;
  }

  boolean candidate(int anchor, int other) {
    return exclusion[anchor * columns + other] == 0;
  }
}
