package org.cytostudy.runner.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.safetensors.Safetensors.Tensor;
import org.cytostudy.runner.data.Embedding;

/**
 * The {@value #NEIGHBOURS} nearest training rows by Euclidean distance vote; p(area) is the share
 * of votes. A tie goes to the area whose voters lie nearer in sum, then to the first (Fix and
 * Hodges 1951; Cover and Hart 1967, IEEE Trans. Inf. Theory 13, 21–27).
 *
 * <p>Every row is compared with every training row. That is meant for the position control with its
 * two features; with a hundred features and a million rows it takes hours.
 *
 * @param trainingRows standardised, row-major [N, D]
 * @param labels class of each [N]
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
record NearestNeighboursProbe(
    List<String> areas, Standardiser standardiser, float[] trainingRows, int[] labels)
    implements Probe {
  static final int NEIGHBOURS = 25;

  NearestNeighboursProbe {
    areas = List.copyOf(areas);
    if (labels.length == 0 || trainingRows.length != labels.length * standardiser.mean().length) {
      throw new IllegalArgumentException("Rows, labels and mean differ in length");
    }
  }

  @Override
  public ProbeSpec.Kind kind() {
    return ProbeSpec.Kind.NEAREST_NEIGHBOURS;
  }

  @Override
  public int dimension() {
    return standardiser.mean().length;
  }

  @Override
  public Predictions predict(Embedding features, int[] rows, int threads) {
    int[] classes = new int[rows.length];
    float[] probabilities = new float[rows.length];
    int d = dimension();
    try (FixedChunks chunks = new FixedChunks(threads)) {
      chunks.map(
          rows.length,
          (begin, end) -> {
            float[] row = new float[d];
            float[] query = new float[d];
            Vote vote = new Vote(Math.min(NEIGHBOURS, labels.length), areas.size());
            for (int i = begin; i < end; i++) {
              features.read(rows[i], row);
              for (int j = 0; j < d; j++) {
                query[j] =
                    (float) (((double) row[j] - standardiser.mean()[j]) / standardiser.sd()[j]);
              }
              vote.count(query);
              classes[i] = vote.winner();
              probabilities[i] = vote.share(classes[i]);
            }
            return end - begin;
          });
    }
    return new Predictions(classes, probabilities);
  }

  /** The neighbours of one row, nearest first, and their votes. */
  private final class Vote {
    private final double[] distances;
    private final int[] neighbours;
    private final int[] votes;
    private final double[] sums;

    Vote(int k, int areas) {
      distances = new double[k];
      neighbours = new int[k];
      votes = new int[areas];
      sums = new double[areas];
    }

    void count(float[] query) {
      Arrays.fill(distances, Double.POSITIVE_INFINITY);
      int last = distances.length - 1;
      for (int n = 0; n < labels.length; n++) {
        double distance = squaredDistance(query, n * query.length);
        if (distance < distances[last]) {
          insert(distance, n);
        }
      }
      Arrays.fill(votes, 0);
      Arrays.fill(sums, 0);
      for (int i = 0; i <= last; i++) {
        int area = labels[neighbours[i]];
        votes[area]++;
        sums[area] += Math.sqrt(distances[i]);
      }
    }

    private double squaredDistance(float[] query, int at) {
      double sum = 0;
      for (int j = 0; j < query.length; j++) {
        double difference = query[j] - trainingRows[at + j];
        sum += difference * difference;
      }
      return sum;
    }

    private void insert(double distance, int neighbour) {
      int i = distances.length - 1;
      while (i > 0 && distances[i - 1] > distance) {
        distances[i] = distances[i - 1];
        neighbours[i] = neighbours[i - 1];
        i--;
      }
      distances[i] = distance;
      neighbours[i] = neighbour;
    }

    int winner() {
      int best = 0;
      for (int k = 1; k < votes.length; k++) {
        if (votes[k] > votes[best] || (votes[k] == votes[best] && sums[k] < sums[best])) {
          best = k;
        }
      }
      return best;
    }

    float share(int area) {
      return votes[area] / (float) distances.length;
    }
  }

  @Override
  public void write(Path file) throws IOException {
    long[] wide = Arrays.stream(labels).asLongStream().toArray();
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("rows", Tensor.of(trainingRows, labels.length, dimension()));
    tensors.put("labels", Tensor.of(wide, wide.length));
    ProbeFile.write(file, this, standardiser, tensors);
  }
}
