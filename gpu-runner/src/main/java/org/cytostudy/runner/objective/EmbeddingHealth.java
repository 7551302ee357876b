package org.cytostudy.runner.objective;

/**
 * Figures that show whether training is healthy, over at most {@value #MAX_VIEWS} views of a batch.
 *
 * @param positiveSimilarity mean cosine of positive pairs; NaN when there are none
 * @param negativeSimilarity mean cosine of the other candidate pairs; NaN when there are none
 * @param alignment mean squared distance of positive pairs (Wang and Isola 2020); 0 is perfect
 * @param uniformity log of the mean of exp(−2 × squared distance) over all pairs (ibid.); lower is
 *     more uniform, 0 is a collapse to one point
 * @param embeddingSd mean over dimensions of the standard deviation of the unit vectors, × √D:
 *     about 1 when healthy, 0 when all views are mapped to one point
 */
public record EmbeddingHealth(
    double positiveSimilarity,
    double negativeSimilarity,
    double alignment,
    double uniformity,
    double embeddingSd) {
  private static final int MAX_VIEWS = 512;

  /** Below this the encoder maps nearly everything to one point. */
  public static final double COLLAPSED_SD = 0.1;

  /** Whether the embeddings have collapsed. */
  public boolean collapsed() {
    return embeddingSd < COLLAPSED_SD;
  }

  /**
   * Measures a batch.
   *
   * @param unit unit vectors, row-major [pairs.columns, dimension]
   * @param pairs of the same batch, unsharded
   */
  public static EmbeddingHealth of(float[] unit, int dimension, Pairs pairs) {
    int views = unit.length / dimension;
    // Every stride-th view: anchors and partners are both represented.
    int stride = Math.ceilDiv(views, MAX_VIEWS);
    double positive = 0;
    double negative = 0;
    double potential = 0;
    long positives = 0;
    long negatives = 0;
    long all = 0;
    for (int i = 0; i < views; i += stride) {
      for (int j = 0; j < views; j++) {
        boolean isPositive = pairs.positive(i, j);
        if (i == j || (j % stride != 0 && !isPositive)) {
          continue;
        }
        double cosine = cosine(unit, dimension, i, j);
        if (isPositive) {
          positive += cosine;
          positives++;
        } else if (pairs.candidate(i, j)) {
          negative += cosine;
          negatives++;
        }
        if (j % stride == 0) {
          potential += Math.exp(-2 * (2 - 2 * cosine));
          all++;
        }
      }
    }
    double meanPositive = positive / positives;
    return new EmbeddingHealth(
        meanPositive,
        negative / negatives,
        2 - 2 * meanPositive,
        Math.log(potential / all),
        spread(unit, dimension, views, stride));
  }

  private static double cosine(float[] unit, int dimension, int i, int j) {
    double sum = 0;
    for (int d = 0; d < dimension; d++) {
      sum += (double) unit[i * dimension + d] * unit[j * dimension + d];
    }
    return sum;
  }

  private static double spread(float[] unit, int dimension, int views, int stride) {
    double total = 0;
    for (int d = 0; d < dimension; d++) {
      double sum = 0;
      double squares = 0;
      int n = 0;
      for (int i = 0; i < views; i += stride) {
        double x = unit[i * dimension + d];
        sum += x;
        squares += x * x;
        n++;
      }
      double mean = sum / n;
      total += Math.sqrt(Math.max(0, squares / n - mean * mean));
    }
    return total / dimension * Math.sqrt(dimension);
  }
}
