package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.cytostudy.core.claim.ClaimSpec;
import org.cytostudy.core.hash.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a study's runs found into one table. Inputs: roles {@code evaluation} and {@code
 * task-result}, named as in {@code rows}. Outputs: one {@code report} ({@link StudyReport}), one
 * {@code report-page} (HTML) and one {@code report-table} (CSV).
 *
 * @param title the study's question
 * @param note printed above every table, e.g. that the data is synthetic
 * @param rows one a run, in the order of the table
 * @param comparisons pairs of variants that are compared by their areas
 * @param datasets what the rows were computed on; empty in specifications from before there were
 *     several
 * @param claims what the report decides
 */
@JsonTypeName("report")
public record ReportSpec(
    String title,
    @Nullable String note,
    List<Row> rows,
    List<Comparison> comparisons,
    List<Dataset> datasets,
    List<ClaimSpec> claims)
    implements StepSpec {
  public ReportSpec {
    rows = List.copyOf(rows);
    comparisons = List.copyOf(comparisons);
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
    claims = claims == null ? List.of() : List.copyOf(claims);
  }

  /** A table without claims. */
  public ReportSpec(
      String title, @Nullable String note, List<Row> rows, List<Comparison> comparisons) {
    this(title, note, rows, comparisons, List.of(), List.of());
  }

  /**
   * Frozen patches and how they are split. Runs are ranked only where both hashes are equal.
   *
   * @param name within the study
   * @param patches content of the patch index, which holds the labels too
   * @param split content of the split
   * @param looks how many studies had scored anything on this split before this one: a test set
   *     that was looked at often is no longer unseen
   * @param synthetic whether a phantom rendered the sections
   * @param accepted leaks of the split that somebody accepted, with the reason
   */
  public record Dataset(
      String name,
      Sha256 patches,
      Sha256 split,
      int looks,
      boolean synthetic,
      List<String> accepted) {
    public Dataset {
      accepted = List.copyOf(accepted);
    }
  }

  /**
   * A run in the table.
   *
   * @param variant name of the variant
   * @param runSeed seed of the run
   * @param evaluation name of the input of role {@code evaluation}
   * @param dataset name of what it was computed on; null in specifications from before there were
   *     several
   * @param tasks names of the inputs of role {@code task-result}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(
      String variant,
      long runSeed,
      String evaluation,
      @Nullable String dataset,
      List<String> tasks) {
    public Row {
      tasks = tasks == null ? List.of() : List.copyOf(tasks);
    }

    /** A run that was evaluated and asked nothing else. */
    public Row(String variant, long runSeed, String evaluation) {
      this(variant, runSeed, evaluation, null, List.of());
    }
  }

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
