package org.cytostudy.core.job;

import java.util.List;

/**
 * The scores of one run.
 *
 * @param areas names of the areas, in the order of the confusion matrices
 * @param featureDimension length of a feature vector
 * @param scores one a probe and split role
 */
public record EvaluationResult(List<String> areas, int featureDimension, List<Score> scores) {
  public EvaluationResult {
    areas = List.copyOf(areas);
    scores = List.copyOf(scores);
  }

  /**
   * One probe on one part of the split.
   *
   * @param probe which probe
   * @param role which part
   * @param patches how many patches were scored
   * @param sections how many sections they come from
   * @param macroF1 mean over the areas present in the truth of 2·TP/(2·TP+FP+FN)
   * @param balancedAccuracy mean over those areas of the recall
   * @param perAreaF1 F1 by area, in the order of {@code areas}; NaN where the area is absent
   * @param confusion patches with true area i that were predicted j
   * @param errorsNearBorderShare share of the errors within 2 mm of an annotated border
   * @param patchesNearBorderShare share of all patches there
   */
  public record Score(
      ProbeSpec.Kind probe,
      Split.Role role,
      long patches,
      int sections,
      Interval macroF1,
      Interval balancedAccuracy,
      List<Double> perAreaF1,
      List<List<Long>> confusion,
      double errorsNearBorderShare,
      double patchesNearBorderShare) {}

  /** A value with its 95 % percentile bootstrap interval over sections. */
  public record Interval(double value, double low, double high) {}
}
