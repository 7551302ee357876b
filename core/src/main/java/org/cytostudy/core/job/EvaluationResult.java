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
 * @param targets one a split role, where a target was regressed; empty else
 * @param warnings sentences about what a reader must not overlook, e.g. a part without labels
 */
public record EvaluationResult(
    EmbedSpec.Feature feature,
    int featureDimension,
    List<String> areas,
    List<Score> scores,
    List<TargetScore> targets,
    List<String> warnings) {
  public EvaluationResult {
    areas = List.copyOf(areas);
    scores = List.copyOf(scores);
    // Evaluations from before there were targets do not say.
    targets = targets == null ? List.of() : List.copyOf(targets);
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

  /**
   * A regressed target on one part of the split.
   *
   * @param target name of the target
   * @param unit of its values
   * @param role which part
   * @param alpha penalty α of the ridge regression
   * @param patches how many patches with a value were scored
   * @param sections how many sections they come from
   * @param r2 1 − Σ(y−ŷ)² / Σ(y−ȳ)² with the mean ȳ of this part: at most 1, below 0 where the mean
   *     would have been the better guess
   * @param permutedR2 a control: the same of regressions that were trained on permuted values,
   *     their mean
   */
  public record TargetScore(
      String target,
      String unit,
      Split.Role role,
      double alpha,
      long patches,
      int sections,
      Interval r2,
      Interval permutedR2) {}

  /** A value with its 95 % percentile bootstrap interval over sections. */
  public record Interval(double value, double low, double high) {}
}
