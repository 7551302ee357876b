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
 */
public record StudyReport(
    String title, @Nullable String note, List<Row> rows, List<Finding> findings) {
  public StudyReport {
    rows = List.copyOf(rows);
    findings = List.copyOf(findings);
  }

  /** A variant's scores on held-out sections and on unseen brains; null where not scored. */
  public record Row(
      String variant,
      long runSeed,
      ProbeSpec.Kind probe,
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
