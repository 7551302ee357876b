package org.cytostudy.platform.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.state.AttemptState;
import org.cytostudy.core.state.RunState;
import org.cytostudy.core.state.StepState;
import org.jspecify.annotations.Nullable;

/** What people see of runs. */
public final class RunViews {
  private RunViews() {}

  /** How far the step that is under way has come. */
  public record ProgressView(long done, long total, String unit, @Nullable String step) {}

  /**
   * A run in a list.
   *
   * @param dataset name of what it reads, within its study; null unless it is an experiment
   * @param stepsDone steps that are over and well
   * @param stepsTotal steps that it has
   * @param etaSeconds what is left of the step that is under way and of those of its kind that
   *     wait, by their speed so far
   * @param metrics the last value of each series; null where it is not finite
   */
  public record RunRow(
      UUID id,
      UUID projectId,
      RunKind kind,
      String name,
      @Nullable UUID studyId,
      @Nullable String studyName,
      @Nullable UUID preparationId,
      @Nullable String variant,
      @Nullable String dataset,
      long seed,
      RunState state,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      String submitter,
      @Nullable ProgressView progress,
      long stepsDone,
      long stepsTotal,
      @Nullable Long etaSeconds,
      Map<String, @Nullable Double> metrics) {}

  /** A try at a step. */
  public record AttemptView(
      UUID id,
      int number,
      String node,
      AttemptState state,
      Instant leasedAt,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable Long residentBytes,
      @Nullable Failure failure) {}

  /** A file that a step made. */
  public record OutputView(String name, String kind, String sha256, long bytes, String mediaType) {}

  /** A step; {@code waitReason} is one sentence while it waits. */
  public record StepView(
      UUID id,
      String key,
      String type,
      StepState state,
      List<String> dependsOn,
      @Nullable String waitReason,
      List<AttemptView> attempts,
      @Nullable ProgressView progress,
      JsonNode spec,
      @Nullable String inputHash,
      @Nullable String runnerVersion,
      @Nullable UUID cachedFromStep,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable Failure failure,
      List<OutputView> outputs) {}

  /** A run with its steps; the fields of the row stand beside the others. */
  public record RunDetail(
      @JsonUnwrapped RunRow run, List<StepView> steps, List<RunPlan.ConsentUsed> consents) {}
}
