package org.cytostudy.core.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of a study.
 *
 * @param title the study's question
 * @param note what every reader must know, e.g. "synthetic cortex"
 * @param rows one a variant, seed and probe that tells areas
 * @param targets one a variant, seed and target that was regressed; empty where none was
 * @param findings what the comparisons came to
 * @param warnings sentences about what a reader must not overlook, e.g. that position alone already
 *     tells the area
 */
public record StudyReport(
    String title,
    @Nullable String note,
    List<Row> rows,
    List<TargetRow> targets,
    List<Finding> findings,
    List<String> warnings) {
  public StudyReport {
    rows = List.copyOf(rows);
    // Reports from before there were targets do not say.
    targets = targets == null ? List.of() : List.copyOf(targets);
    findings = List.copyOf(findings);
    warnings = List.copyOf(warnings);
  }

  /**
   * A variant's scores.
   *
   * @param variant name of the variant
   * @param runSeed seed of the run
   * @param feature where its features come from
   * @param probe which probe
   * @param primary whether this is the probe that the findings speak of: the logistic one, or the
   *     only one; each variant and seed has exactly one
   * @param heldOutSections on held-out sections of brains that were trained on; null where not
   *     scored
   * @param unseenBrain on brains that nothing was trained on; null where not scored
   */
  public record Row(
      String variant,
      long runSeed,
      EmbedSpec.Feature feature,
      ProbeSpec.Kind probe,
      boolean primary,
      EvaluationResult.@Nullable Score heldOutSections,
      EvaluationResult.@Nullable Score unseenBrain) {}

  /**
   * How well a variant's features predict a target.
   *
   * @param variant name of the variant
   * @param runSeed seed of the run
   * @param feature where its features come from
   * @param target name of the target
   * @param heldOutSections on held-out sections of brains that were trained on; null where not
   *     scored
   * @param unseenBrain on brains that nothing was trained on; null where not scored
   */
  public record TargetRow(
      String variant,
      long runSeed,
      EmbedSpec.Feature feature,
      String target,
      @Nullable TargetPart heldOutSections,
      @Nullable TargetPart unseenBrain) {}

  /**
   * One part of the split, with what must be read beside its score.
   *
   * @param score R² and its control with permuted values
   * @param positionR2 a control: R² on the same part and target of the variant that knows only
   *     where a patch lies, of the same seed; null where the study has none, and in that variant's
   *     own row
   */
  public record TargetPart(
      EvaluationResult.TargetScore score, EvaluationResult.@Nullable Interval positionR2) {}

  /**
   * A claim decided.
   *
   * @param claim in words
   * @param holds whether the lower end of the better one lies above the upper end of the worse one
   * @param detail the figures
   */
  public record Finding(String claim, boolean holds, String detail) {}
}
