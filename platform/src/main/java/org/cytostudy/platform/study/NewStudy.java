package org.cytostudy.platform.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.cytostudy.core.claim.ClaimSpec;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.core.job.TaskStepSpec;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.platform.api.AllowedBy;
import org.jspecify.annotations.Nullable;

/**
 * A study that is to be submitted.
 *
 * @param note printed above its table, e.g. that the data is synthetic
 * @param patchsetId the patches; with the split they are the data set {@code main}
 * @param variants the arms that are compared
 * @param seeds each variant runs once with each, on each of its data sets
 * @param threads CPU threads of each step
 * @param comparisons pairs of variants that are compared by their areas
 * @param target what probes of kind {@code ridge} predict; needed for them and for no other
 * @param truthPreparationId the phantom that rendered the sections, for tasks that ask for what it
 *     alone knows; nothing that is trained may read it
 * @param datasets further patches and splits, for the variants that name them
 * @param tasks what the features of every variant are asked
 * @param claims what the report decides
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NewStudy(
    @NotBlank @Size(max = 200) String name,
    @NotBlank @Size(max = 2000) String question,
    @Size(max = 2000) @Nullable String note,
    @NotNull UUID patchsetId,
    @NotNull UUID splitId,
    @NotEmpty @Size(max = 100) @Valid List<@NotNull NewVariant> variants,
    @NotEmpty @Size(max = 100) List<@NotNull Long> seeds,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = EvaluateSpec.class)
        @NotNull
        EvaluateSpec evaluate,
    @NotNull @Min(1) @Max(1024) Integer threads,
    @Size(max = 1000) @Nullable List<ReportSpec.@NotNull Comparison> comparisons,
    @Valid @Nullable NewTarget target,
    @Nullable UUID truthPreparationId,
    @Size(max = 100) @Valid @Nullable List<@NotNull NewDataset> datasets,
    @Size(max = 50) @Valid @Nullable List<@NotNull NewTask> tasks,
    @Size(max = 200) @Nullable List<@NotNull ClaimSpec> claims) {
  /** What the study's own patches and split are called. */
  static final String MAIN = "main";

  /** All data sets, the study's own first. */
  List<NewDataset> allDatasets() {
    List<NewDataset> all = new ArrayList<>();
    all.add(new NewDataset(MAIN, patchsetId, splitId, truthPreparationId));
    all.addAll(datasets == null ? List.of() : datasets);
    return all;
  }

  /** The tasks; none where nothing is said. */
  List<NewTask> allTasks() {
    return Objects.requireNonNullElse(tasks, List.of());
  }

  /** The claims; none where nothing is said. */
  List<ClaimSpec> allClaims() {
    return Objects.requireNonNullElse(claims, List.of());
  }

  /** The comparisons; none where nothing is said. */
  List<ReportSpec.Comparison> allComparisons() {
    return Objects.requireNonNullElse(comparisons, List.of());
  }

  /**
   * A map whose values at the patches are predicted.
   *
   * @param index which of the maps in its files, from 0; the first if not given
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NewTarget(@NotNull UUID mapId, @Min(0) @Max(100_000) @Nullable Integer index) {
    int indexOrFirst() {
      Integer wanted = index;
      return wanted == null ? 0 : wanted;
    }
  }

  /**
   * Frozen patches and their split.
   *
   * @param name within the study
   * @param truthPreparationId the phantom that rendered the sections, if one did
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NewDataset(
      @NotBlank @Size(max = 100) String name,
      @NotNull UUID patchsetId,
      @NotNull UUID splitId,
      @Nullable UUID truthPreparationId) {}

  /**
   * A question that is put to features.
   *
   * @param name within the study; figures are read by it
   * @param bootstrapDraws resamplings of whole sections for each interval; 1000 if not given
   * @param ifPossible whether it is left out of runs whose data lacks what it needs, and claims
   *     about it read "not testable"; such a study is refused if not given
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NewTask(
      @NotBlank
          @Size(max = 60)
          @Pattern(
              regexp = "[a-z0-9]+(-[a-z0-9]+)*",
              message = "is made of small letters, digits and single hyphens")
          String name,
      @NotNull TaskSpec task,
      @AllowedBy(value = TaskStepSpec.class, component = "bootstrapDraws")
          @Nullable Integer bootstrapDraws,
      @Nullable Boolean ifPossible) {
    private static final int DRAWS = 1000;

    TaskStepSpec step() {
      return new TaskStepSpec(name, task, Objects.requireNonNullElse(bootstrapDraws, DRAWS));
    }
  }

  /**
   * One arm.
   *
   * @param encoder how the encoder is trained; needed for feature {@code encoder} and for no other
   * @param devices how many devices of one kind, GPUs where there are some, its pretraining holds
   *     at once; 1 if not given. They do not change what it computes
   * @param pipeline another order of the steps than the usual one
   * @param datasets names of those that it runs on; {@code main} if not given
   * @param tasks names of those that it answers; all if not given
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NewVariant(
      @NotBlank @Size(max = 200) String name,
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = PretrainSpec.class)
          @Nullable PretrainSpec encoder,
      @NotNull Feature feature,
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = ProbeSpec.class)
          @NotNull
          ProbeSpec probe,
      @Min(1) @Max(64) @Nullable Integer devices,
      @Size(max = 100) @Valid @Nullable List<@NotNull PipelineStep> pipeline,
      @Size(max = 100) @Nullable Set<@NotBlank String> datasets,
      @Size(max = 50) @Nullable Set<@NotBlank String> tasks) {
    /** A variant that runs on the study's own data and answers all that is asked. */
    NewVariant(String name, @Nullable PretrainSpec encoder, Feature feature, ProbeSpec probe) {
      this(name, encoder, feature, probe, null, null, null, null);
    }

    boolean runsOn(String dataset) {
      return datasets == null ? dataset.equals(MAIN) : datasets.contains(dataset);
    }

    boolean answers(String task) {
      return tasks == null || tasks.contains(task);
    }
  }

  /**
   * A step of a pipeline of one's own.
   *
   * @param key unique within the pipeline
   * @param type kind of step: pretrain, embed, probe or evaluate
   * @param dependsOn keys of the steps whose outputs it reads
   */
  record PipelineStep(
      @NotBlank @Size(max = 100) String key,
      @NotBlank @Size(max = 100) String type,
      @NotNull Set<@NotBlank String> dependsOn) {}
}
