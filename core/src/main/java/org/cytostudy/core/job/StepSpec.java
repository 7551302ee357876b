package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a step is asked to do. Every record checks its ranges when it is made. */
// The names stand on the records, so that one alone is written with its own as well.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(PhantomSpec.class),
  @JsonSubTypes.Type(IngestSpec.class),
  @JsonSubTypes.Type(RibbonSpec.class),
  @JsonSubTypes.Type(SampleSpec.class),
  @JsonSubTypes.Type(PretrainSpec.class),
  @JsonSubTypes.Type(EmbedSpec.class),
  @JsonSubTypes.Type(TargetsSpec.class),
  @JsonSubTypes.Type(MeasureSpec.class),
  @JsonSubTypes.Type(ProbeSpec.class),
  @JsonSubTypes.Type(EvaluateSpec.class),
  @JsonSubTypes.Type(ReportSpec.class)
})
public sealed interface StepSpec
    permits EmbedSpec,
        EvaluateSpec,
        IngestSpec,
        MeasureSpec,
        PhantomSpec,
        PretrainSpec,
        ProbeSpec,
        ReportSpec,
        RibbonSpec,
        SampleSpec,
        TargetsSpec {

  /** The kind of step that takes this specification. */
  @JsonIgnore
  StepType stepType();
}
