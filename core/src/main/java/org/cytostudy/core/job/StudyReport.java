package org.cytostudy.core.job;

import java.util.List;
import org.cytostudy.core.claim.ClaimResult;
import org.cytostudy.core.task.TaskResult.Curve;
import org.cytostudy.core.task.TaskResult.Figure;
import org.jspecify.annotations.Nullable;

/**
 * The table of a study.
 *
 * @param title the study's question
 * @param note what every reader must know, e.g. "synthetic cortex"
 * @param rows one a variant, seed and probe that tells areas
 * @param targets one a variant, seed and target that was regressed; empty where none was
 * @param findings what the comparisons came to
 * @param datasets what the rows were computed on
 * @param figures one a variant, data set, seed, task, figure and part; without their draws
 * @param curves figures along an axis
 * @param claims what was claimed, decided
 * @param warnings sentences about what a reader must not overlook, e.g. that position alone already
 *     tells the area
 */
public record StudyReport(
    String title,
    @Nullable String note,
    List<Row> rows,
    List<TargetRow> targets,
    List<Finding> findings,
    List<ReportSpec.Dataset> datasets,
    List<FigureRow> figures,
    List<CurveRow> curves,
    List<ClaimResult> claims,
    List<String> warnings) {
  public StudyReport {
    rows = List.copyOf(rows);
    // Reports from before there were targets do not say.
    targets = targets == null ? List.of() : List.copyOf(targets);
    findings = List.copyOf(findings);
    // Nor do those from before there were tasks.
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
    figures = figures == null ? List.of() : List.copyOf(figures);
    curves = curves == null ? List.of() : List.copyOf(curves);
    claims = claims == null ? List.of() : List.copyOf(claims);
    warnings = List.copyOf(warnings);
  }

  /**
   * A variant's scores.
   *
   * @param variant name of the variant
   * @param dataset what it was computed on; null in reports from before there were several
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
      @Nullable String dataset,
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
   * @param dataset what it was computed on; null in reports from before there were several
   * @param runSeed seed of the run
   * @param feature where its features come from
   * @param target name of the target
   * @param heldOutSections on held-out sections of brains that were trained on; null where not
   *     scored
   * @param unseenBrain on brains that nothing was trained on; null where not scored
   */
  public record TargetRow(
      String variant,
      @Nullable String dataset,
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
   * A figure of a run.
   *
   * @param task name of the task
   * @param figure the figure; its draws are left out
   */
  public record FigureRow(
      String variant, @Nullable String dataset, long runSeed, String task, Figure figure) {}

  /** A curve of a run. */
  public record CurveRow(
      String variant, @Nullable String dataset, long runSeed, String task, Curve curve) {}

  /**
   * A comparison decided.
   *
   * @param claim in words
   * @param holds whether the lower end of the better one lies above the upper end of the worse one
   * @param detail the figures
   */
  public record Finding(String claim, boolean holds, String detail) {}
}
