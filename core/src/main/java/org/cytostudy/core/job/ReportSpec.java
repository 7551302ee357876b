package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the evaluations of a study's runs into one table. Inputs: role {@code evaluation}, named as
 * in {@code rows}. Outputs: one {@code report} ({@link StudyReport}).
 *
 * @param title the study's question
 * @param note printed above every table, e.g. that the data is synthetic
 * @param rows one a run, in the order of the table
 * @param comparisons claims that the report decides
 */
@JsonTypeName("report")
public record ReportSpec(
    String title, @Nullable String note, List<Row> rows, List<Comparison> comparisons)
    implements StepSpec {
  public ReportSpec {
    rows = List.copyOf(rows);
    comparisons = List.copyOf(comparisons);
  }

  /**
   * A run in the table.
   *
   * @param variant name of the variant
   * @param runSeed seed of the run
   * @param evaluation name of the input of role {@code evaluation}
   */
  public record Row(String variant, long runSeed, String evaluation) {}

  /** The claim that one variant scores above another on the unseen brain, intervals apart. */
  public record Comparison(String better, String worse) {
    public Comparison {
      Required.check("comparison.better", better);
      Required.check("comparison.worse", worse);
    }
  }

  @Override
  public StepType stepType() {
    return StepType.REPORT;
  }
}
