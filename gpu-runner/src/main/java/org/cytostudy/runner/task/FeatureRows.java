package org.cytostudy.runner.task;

import java.util.Arrays;
import org.cytostudy.runner.data.Embedding;
import org.cytostudy.runner.probe.FeatureMatrix;
import org.cytostudy.runner.probe.Standardiser;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.statistics.Rows;

/** Some rows of an embedding as points, each feature with the mean and SD of a training set. */
final class FeatureRows implements Rows {
  private final Embedding embedding;
  private final int[] rows;
  private final Standardiser standardiser;
  private final float[] buffer;

  private FeatureRows(Embedding embedding, int[] rows, Standardiser standardiser) {
    this.embedding = embedding;
    this.rows = rows;
    this.standardiser = standardiser;
    this.buffer = new float[embedding.dimension()];
  }

  /** Rows that are standardised by themselves. */
  static FeatureRows of(Embedding embedding, int[] rows) {
    return new FeatureRows(
        embedding, rows, Standardiser.perFeature(new FeatureMatrix(embedding, rows)));
  }

  /** Other rows, standardised as these are. */
  FeatureRows others(int[] others) {
    return new FeatureRows(embedding, others, standardiser);
  }

  /** Not more rows than that, drawn from the seed, ascending. */
  static int[] some(int[] rows, int most, long seed, long sequence) {
    if (rows.length <= most) {
      return rows;
    }
    int[] order = SeededRandom.of(seed, sequence).permutation(rows.length);
    return Arrays.stream(order).limit(most).map(i -> rows[i]).sorted().toArray();
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public int dimension() {
    return embedding.dimension();
  }

  @Override
  public void read(int row, double[] into) {
    embedding.read(rows[row], buffer);
    for (int j = 0; j < buffer.length; j++) {
      into[j] = ((double) buffer[j] - standardiser.mean()[j]) / standardiser.sd()[j];
    }
  }

  /** All rows as points. */
  double[][] points() {
    double[][] points = new double[rows.length][embedding.dimension()];
    for (int i = 0; i < points.length; i++) {
      read(i, points[i]);
    }
    return points;
  }

  /** Features that are in no embedding, standardised as these are. */
  double[] standardised(float[] features, int offset) {
    double[] point = new double[embedding.dimension()];
    for (int j = 0; j < point.length; j++) {
      point[j] = ((double) features[offset + j] - standardiser.mean()[j]) / standardiser.sd()[j];
    }
    return point;
  }
}
