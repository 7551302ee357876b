package org.cytostudy.core.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of a study.
 *
 * @param title the study's question
 * @param note what every reader must know, e.g. "synthetic cortex"
 * @param rows one a variant, seed and probe
 * @param findings what the comparisons came to
 * @param warnings sentences about what a reader must not overlook, e.g. that position alone already
 *     tells the area
 */
public record StudyReport(
    String title,
    @Nullable String note,
    List<Row> rows,
    List<Finding> findings,
    List<String> warnings) {
  public StudyReport {
    rows = List.copyOf(rows);
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
   * A claim decided.
   *
   * @param claim in words
   * @param holds whether the lower end of the better one lies above the upper end of the worse one
   * @param detail the figures
   */
  public record Finding(String claim, boolean holds, String detail) {}
}
