package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of work a worker can do. */
public enum StepType {
  /** Renders synthetic sections with known truth. */
  PHANTOM(PhantomSpec.class),
  /** Checks image files: calibration, hash, pyramid, tissue. */
  INGEST(IngestSpec.class),
  /** Finds the cortical ribbon of sections and where it lies in a space. */
  RIBBON(RibbonSpec.class),
  /** Cuts patches along the cortical ribbon into shards. */
  SAMPLE(SampleSpec.class),
  /** Trains an encoder without labels. */
  PRETRAIN(PretrainSpec.class),
  /** Computes features of a patchset. */
  EMBED(EmbedSpec.class),
  /** Reads a map at the place of each patch. */
  TARGETS(TargetsSpec.class),
  /** Says what a phantom knows of each patch. */
  MEASURE(MeasureSpec.class),
  /** Trains a probe on frozen features. */
  PROBE(ProbeSpec.class),
  /** Scores a probe on held-out sections and unseen brains. */
  EVALUATE(EvaluateSpec.class),
  /** Puts one task to the features of a run. */
  TASK(TaskStepSpec.class),
  /** Reads the evaluations of a study's runs into one table. */
  REPORT(ReportSpec.class);

  private final Class<? extends StepSpec> specClass;

  StepType(Class<? extends StepSpec> specClass) {
    this.specClass = specClass;
  }

  /**
   * Whether such a step may read such a file. What only a phantom knows is for {@link #MEASURE}
   * alone; what was made of it is for those that judge, and never for those that compute features
   * or train.
   */
  public boolean mayRead(ArtefactKind kind) {
    return switch (kind) {
      case TRUTH -> this == MEASURE;
      case PATCH_MEASURES, COUNTERFACTUALS ->
          this != PRETRAIN && this != EMBED && this != PROBE && this != SAMPLE;
      default -> true;
    };
  }

  /** The specification that this kind of step takes. */
  public Class<? extends StepSpec> specClass() {
    return specClass;
  }

  /**
   * Reads the wire name, e.g. {@code pretrain}.
   *
   * @throws IllegalArgumentException naming the known types, if it is none of them
   */
  @JsonCreator
  public static StepType fromString(String name) {
    return Arrays.stream(values())
        .filter(t -> t.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown step type '"
                        + name
                        + "'. Known: "
                        + Arrays.stream(values())
                            .map(StepType::wireName)
                            .collect(Collectors.joining(", "))));
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
