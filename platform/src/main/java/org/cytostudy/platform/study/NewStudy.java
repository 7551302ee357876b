package org.cytostudy.platform.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.ReportSpec;
import org.jspecify.annotations.Nullable;

/**
 * A study that is to be submitted.
 *
 * @param note printed above its table, e.g. that the data is synthetic
 * @param variants the arms that are compared
 * @param seeds each variant runs once with each
 * @param threads CPU threads of each step
 * @param comparisons claims that the report decides
 * @param target what probes of kind {@code ridge} predict; needed for them and for no other
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
    @Valid @Nullable NewTarget target) {

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
   * One arm.
   *
   * @param encoder how the encoder is trained; needed for feature {@code encoder} and for no other
   * @param devices how many devices of one kind, GPUs where there are some, its pretraining holds
   *     at once; 1 if not given. They do not change what it computes
   * @param pipeline another order of the steps than the usual one
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
      @Size(max = 100) @Valid @Nullable List<@NotNull PipelineStep> pipeline) {}

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
