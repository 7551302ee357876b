package org.cytostudy.platform.study;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cytostudy.core.claim.ClaimSpec;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.core.job.StudyReport;
import org.cytostudy.core.state.RunState;
import org.cytostudy.platform.patchset.Leak;
import org.cytostudy.platform.problem.Objection;
import org.cytostudy.platform.run.RunViews.RunRow;
import org.cytostudy.platform.study.NewStudy.NewDataset;
import org.cytostudy.platform.study.NewStudy.NewTarget;
import org.cytostudy.platform.study.NewStudy.NewTask;
import org.cytostudy.platform.study.NewStudy.NewVariant;
import org.jspecify.annotations.Nullable;

/** What this feature answers. */
final class StudyViews {
  private StudyViews() {}

  /** A study in a list. */
  record StudyRow(
      UUID id,
      UUID projectId,
      String name,
      String question,
      RunState state,
      int variants,
      long runs,
      String submitter,
      Instant createdAt) {}

  /**
   * A study, with all that was submitted: another one like it can be made of this.
   *
   * @param note printed above its table
   * @param threads CPU threads of each step
   * @param comparisons claims that the report decides
   * @param target the map that ridge probes predict; null where there is none
   * @param truthPreparationId the phantom that rendered the sections, if one did
   * @param datasets further patches and splits
   * @param tasks what the features are asked
   * @param claims what the report decides
   * @param runs all of them, the report's too
   * @param report null until it is done
   */
  record StudyView(
      UUID id,
      UUID projectId,
      String name,
      String question,
      @Nullable String note,
      RunState state,
      UUID patchsetId,
      UUID splitId,
      List<NewVariant> variants,
      List<Long> seeds,
      EvaluateSpec evaluate,
      int threads,
      List<ReportSpec.Comparison> comparisons,
      @Nullable NewTarget target,
      @Nullable UUID truthPreparationId,
      List<NewDataset> datasets,
      List<NewTask> tasks,
      List<ClaimSpec> claims,
      String submitter,
      Instant createdAt,
      List<RunRow> runs,
      @Nullable UUID reportRunId,
      @Nullable StudyReport report) {}

  /** A step of a plan; {@code cached} if an equal finished one would be taken over now. */
  record PlannedStep(String key, String type, Set<String> dependsOn, boolean cached) {}

  /** A run of a plan. */
  record PlannedRun(String run, List<PlannedStep> steps) {}

  /** A frozen input of a plan. */
  record PlannedInput(String name, String sha256, long bytes) {}

  /** What the leakage check says of the split. */
  record Leakage(boolean leaks, List<Leak> findings) {}

  /**
   * What a study would come to.
   *
   * @param problems what would refuse it
   * @param warnings what would not, and would still keep it from ending
   */
  record DryRun(
      List<PlannedRun> plan,
      List<PlannedInput> inputs,
      long totalInputBytes,
      @Nullable Leakage leakage,
      List<Objection> problems,
      List<String> warnings) {}
}
