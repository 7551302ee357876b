package org.cytostudy.runner.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cytostudy.runner.seed.SeededRandom;

/**
 * Random label maps as smooth as a given one: what a division of the cortex looks like that knows
 * nothing of cells. Shuffled labels would be too easy to beat, for neighbours no longer agree.
 *
 * <p>A Gaussian random field with covariance {@code exp(−h²/2l²)} over the places is made of
 * {@value #WAVES} plane waves with normally distributed wave vectors (Rahimi and Recht, NIPS 2007)
 * and cut at the quantiles that give each class the share it has. The length l is the one of a
 * geometric series whose maps differ over distance as the given map does: at binned distances h the
 * share of pairs of places with different labels (an indicator variogram: Journel, Math. Geology
 * 15, 1983), by least squares weighted with the pairs.
 */
public final class SmoothLabels {
  private static final int WAVES = 64;
  private static final int BINS = 12;
  private static final int PAIRS = 20_000;
  private static final int LENGTHS = 14;
  private static final int TRIALS = 6;
  private static final long PAIR_SEQUENCE = 0x50414952L;
  private static final long TRIAL_SEQUENCE = 0x54524941L;
  private static final long DRAW_SEQUENCE = 0x44524157L;

  private final double[] placesMm;
  private final int[] shares;
  private final long seed;
  private final double lengthMm;

  /**
   * Takes a map.
   *
   * @param placesMm x, y, z of each place in turn; z = 0 on a sheet
   * @param labels class of each, 0…k−1
   * @throws IllegalArgumentException if there are fewer than three places or all lie at one
   */
  public SmoothLabels(double[] placesMm, int[] labels, long seed) {
    if (labels.length < 3 || placesMm.length != 3 * labels.length) {
      throw new IllegalArgumentException(
          labels.length + " labels, " + placesMm.length + " coordinates: too few or unequal");
    }
    this.placesMm = placesMm;
    this.seed = seed;
    this.shares = new int[Arrays.stream(labels).max().orElse(0) + 1];
    for (int label : labels) {
      shares[label]++;
    }
    this.lengthMm = findLength(labels);
  }

  /** l. */
  public double lengthMm() {
    return lengthMm;
  }

  /** A map of the same class shares; the same number gives the same map. */
  public int[] draw(int number) {
    return map(lengthMm, SeededRandom.of(seed, DRAW_SEQUENCE, number));
  }

  private double findLength(int[] labels) {
    int n = labels.length;
    SeededRandom random = SeededRandom.of(seed, PAIR_SEQUENCE);
    int[] first = new int[PAIRS];
    int[] second = new int[PAIRS];
    double[] distance = new double[PAIRS];
    for (int p = 0; p < PAIRS; p++) {
      first[p] = random.nextInt(n);
      second[p] = random.nextInt(n);
      distance[p] = distanceMm(first[p], second[p]);
    }
    double[] sorted = distance.clone();
    Arrays.sort(sorted);
    double reach = sorted[PAIRS / 2];
    double nearest = ClusterBootstrap.percentile(sorted, 0.002);
    if (!(reach > 0)) {
      throw new IllegalArgumentException("All places lie at one point");
    }
    int[] bin = new int[PAIRS];
    for (int p = 0; p < PAIRS; p++) {
      bin[p] = distance[p] >= reach ? -1 : (int) (BINS * distance[p] / reach);
    }
    double[] wanted = differing(labels, first, second, bin);
    double shortest = Math.max(nearest, reach / 100);
    double best = shortest;
    double least = Double.POSITIVE_INFINITY;
    for (int step = 0; step < LENGTHS; step++) {
      double length = shortest * StrictMath.pow(2 * reach / shortest, step / (LENGTHS - 1.0));
      double[] got = new double[BINS];
      for (int trial = 0; trial < TRIALS; trial++) {
        int[] map = map(length, SeededRandom.of(seed, TRIAL_SEQUENCE, step, trial));
        double[] one = differing(map, first, second, bin);
        for (int b = 0; b < BINS; b++) {
          got[b] += one[b] / TRIALS;
        }
      }
      double error = 0;
      for (int b = 0; b < BINS; b++) {
        int own = b;
        long pairs = Arrays.stream(bin).filter(value -> value == own).count();
        error += pairs * (got[b] - wanted[b]) * (got[b] - wanted[b]);
      }
      if (error < least) {
        least = error;
        best = length;
      }
    }
    return best;
  }

  /** Share of pairs with different labels by bin; 0 where a bin has none. */
  private static double[] differing(int[] labels, int[] first, int[] second, int[] bin) {
    double[] differing = new double[BINS];
    double[] pairs = new double[BINS];
    for (int p = 0; p < bin.length; p++) {
      if (bin[p] >= 0) {
        pairs[bin[p]]++;
        differing[bin[p]] += labels[first[p]] == labels[second[p]] ? 0 : 1;
      }
    }
    for (int b = 0; b < BINS; b++) {
      differing[b] = pairs[b] == 0 ? 0 : differing[b] / pairs[b];
    }
    return differing;
  }

  private double distanceMm(int i, int j) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double difference = placesMm[3 * i + axis] - placesMm[3 * j + axis];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  private int[] map(double length, SeededRandom random) {
    double[] field = field(length, random);
    int[] classes = random.permutation(shares.length);
    int[] order =
        IntStream.range(0, field.length)
            .boxed()
            .sorted((i, j) -> Double.compare(field[i], field[j]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] map = new int[field.length];
    int at = 0;
    for (int label : classes) {
      for (int i = 0; i < shares[label]; i++) {
        map[order[at++]] = label;
      }
    }
    return map;
  }

  private double[] field(double length, SeededRandom random) {
    double[] field = new double[placesMm.length / 3];
    for (int w = 0; w < WAVES; w++) {
      double waveX = random.nextGaussian() / length;
      double waveY = random.nextGaussian() / length;
      double waveZ = random.nextGaussian() / length;
      double phase = random.between(0, 2 * Math.PI);
      double amplitude = random.nextGaussian();
      for (int i = 0; i < field.length; i++) {
        field[i] +=
            amplitude
                * StrictMath.cos(
                    waveX * placesMm[3 * i]
                        + waveY * placesMm[3 * i + 1]
                        + waveZ * placesMm[3 * i + 2]
                        + phase);
      }
    }
    return field;
  }
}
