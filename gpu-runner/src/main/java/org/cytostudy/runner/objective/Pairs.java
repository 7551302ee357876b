package org.cytostudy.runner.objective;

/**
 * Which views count for which anchors: the whole difference between objectives.
 *
 * @param rows anchors
 * @param columns views they are compared with
 * @param weights row-major [rows, columns]: w(i,j) = 1 / (|P(i)| × anchors that have positives) for
 *     j in P(i), else 0; all weights of a batch sum to 1, or to 0 when no anchor has a positive
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

  static Pairs of(int views, Relation relation) {
    float[] weights = new float[views * views];
    float[] exclusion = new float[views * views];
    int[] positives = new int[views];
    int without = 0;
    for (int i = 0; i < views; i++) {
      Row row = relation.of(i);
      for (int j = 0; j < views; j++) {
        int at = i * views + j;
        Kind kind = i == j ? Kind.IGNORED : row.of(j);
        switch (kind) {
          case POSITIVE -> {
            weights[at] = 1;
            positives[i]++;
          }
          case NEGATIVE -> weights[at] = 0;
          case IGNORED -> exclusion[at] = EXCLUDED;
        }
      }
      if (positives[i] == 0) {
        without++;
      }
    }
    for (int i = 0; i < views; i++) {
      if (positives[i] > 0) {
        float weight = (float) (1.0 / ((double) positives[i] * (views - without)));
        for (int j = 0; j < views; j++) {
          weights[i * views + j] *= weight;
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
        java.util.Arrays.copyOfRange(weights, from * columns, to * columns),
        java.util.Arrays.copyOfRange(exclusion, from * columns, to * columns),
        anchorsWithoutPositives);
  }

  boolean positive(int anchor, int other) {
    return weights[anchor * columns + other] > 0;
  }

  boolean candidate(int anchor, int other) {
    return exclusion[anchor * columns + other] == 0;
  }
}
