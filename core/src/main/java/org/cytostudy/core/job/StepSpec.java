package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a step is asked to do. Every record checks its ranges when it is made. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PhantomSpec.class, name = "phantom"),
  @JsonSubTypes.Type(value = IngestSpec.class, name = "ingest"),
  @JsonSubTypes.Type(value = SampleSpec.class, name = "sample"),
  @JsonSubTypes.Type(value = PretrainSpec.class, name = "pretrain"),
  @JsonSubTypes.Type(value = EmbedSpec.class, name = "embed"),
  @JsonSubTypes.Type(value = ProbeSpec.class, name = "probe"),
  @JsonSubTypes.Type(value = EvaluateSpec.class, name = "evaluate"),
  @JsonSubTypes.Type(value = ReportSpec.class, name = "report")
})
public sealed interface StepSpec
    permits EmbedSpec,
        EvaluateSpec,
        IngestSpec,
        PhantomSpec,
        PretrainSpec,
        ProbeSpec,
        ReportSpec,
        SampleSpec {

  /** The kind of step that takes this specification. */
  @JsonIgnore
  StepType stepType();
}
