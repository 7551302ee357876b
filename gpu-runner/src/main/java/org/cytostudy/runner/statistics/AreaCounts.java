package org.cytostudy.runner.statistics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often each area was true, predicted, and both: all that the scores are made of. Counts of
 * several sections add up, which makes resampling sections cheap.
 *
 * @param both TP: patches of area k that were predicted k
 * @param truth TP + FN: patches of area k
 * @param predicted TP + FP: patches predicted k
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
public record AreaCounts(long[] both, long[] truth, long[] predicted)
    implements ClusterBootstrap.Sums<AreaCounts> {

  /** No patches yet. */
  public static AreaCounts none(int areas) {
    return new AreaCounts(new long[areas], new long[areas], new long[areas]);
  }

  /** Takes a patch. */
  public void count(int trueArea, int predictedArea) {
    truth[trueArea]++;
    predicted[predictedArea]++;
    if (trueArea == predictedArea) {
      both[trueArea]++;
    }
  }

  @Override
  public AreaCounts none() {
    return none(truth.length);
  }

  @Override
  public void add(AreaCounts other) {
    for (int k = 0; k < truth.length; k++) {
      both[k] += other.both[k];
      truth[k] += other.truth[k];
      predicted[k] += other.predicted[k];
    }
  }

  /**
   * F1 = 2·TP / (2·TP + FP + FN) of an area (van Rijsbergen 1979, ch. 7); NaN if it is absent. Of
   * pixels it is Dice's coefficient 2·|A ∩ B| / (|A| + |B|) of the drawn and the predicted region
   * (Dice, Ecology 26, 1945).
   */
  public double f1(int area) {
    return truth[area] == 0
        ? Double.NaN
        : 2.0 * both[area] / ((double) truth[area] + predicted[area]);
  }

  /**
   * Mean F1 over the areas that occur in the truth (the mean of F1 scores, not the F1 of mean
   * precision and recall: Opitz and Burst 2019, arXiv 1911.03347). A prediction of an area that
   * does not occur counts against the area that was missed by it, and only there. NaN without
   * patches.
   */
  public double macroF1() {
    double sum = 0;
    int present = 0;
    for (int k = 0; k < truth.length; k++) {
      if (truth[k] > 0) {
        sum += f1(k);
        present++;
      }
    }
    return sum / present;
  }

  /**
   * Mean recall TP / (TP + FN) over the areas that occur in the truth (Brodersen et al. 2010, ICPR,
   * for more than two classes). NaN without patches.
   */
  public double balancedAccuracy() {
    double sum = 0;
    int present = 0;
    for (int k = 0; k < truth.length; k++) {
      if (truth[k] > 0) {
        sum += (double) both[k] / truth[k];
        present++;
      }
    }
    return sum / present;
  }

  /** F1 by area; null where the area is absent. */
  public List<@Nullable Double> perAreaF1() {
    List<@Nullable Double> result = new ArrayList<>();
    for (int k = 0; k < truth.length; k++) {
      result.add(truth[k] == 0 ? null : f1(k));
    }
    return result;
  }
}
