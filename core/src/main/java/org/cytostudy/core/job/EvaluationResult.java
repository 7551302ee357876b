package org.cytostudy.core.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one run.
 *
 * @param feature where the features come from
 * @param featureDimension length of a feature vector
 * @param areas names of the areas, in the order of the confusion matrices
 * @param scores one a probe and split role; a role without labelled patches has none and a warning
 * @param warnings sentences about what a reader must not overlook, e.g. a part without labels
 */
public record EvaluationResult(
    EmbedSpec.Feature feature,
    int featureDimension,
    List<String> areas,
    List<Score> scores,
    List<String> warnings) {
  public EvaluationResult {
    areas = List.copyOf(areas);
    scores = List.copyOf(scores);
    warnings = List.copyOf(warnings);
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
   * @param perAreaF1 F1 by area, in the order of {@code areas}; null where the area is absent
   * @param confusion patches with true area i that were predicted j
   * @param errorsNearBorderShare share of the errors within 2 mm of an annotated border; null when
   *     there is no error
   * @param patchesNearBorderShare share of all patches there
   */
  public record Score(
      ProbeSpec.Kind probe,
      Split.Role role,
      long patches,
      int sections,
      Interval macroF1,
      Interval balancedAccuracy,
      List<@Nullable Double> perAreaF1,
      List<List<Long>> confusion,
      @Nullable Double errorsNearBorderShare,
      double patchesNearBorderShare) {
    public Score {
      // List.copyOf refuses the nulls of absent areas.
      perAreaF1 = Collections.unmodifiableList(new ArrayList<>(perAreaF1));
      confusion = confusion.stream().map(List::copyOf).toList();
    }
  }

  /** A value with its 95 % percentile bootstrap interval over sections. */
  public record Interval(double value, double low, double high) {}
}
