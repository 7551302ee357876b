package org.cytostudy.platform.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.jspecify.annotations.Nullable;

/** Where an input of a step comes from; resolved to an {@link InputRef} when the step is ready. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "from")
@JsonSubTypes({
  @JsonSubTypes.Type(value = InputPlan.Fixed.class, name = "frozen"),
  @JsonSubTypes.Type(value = InputPlan.OutputsOf.class, name = "step")
})
public sealed interface InputPlan {

  /** A file that is known at submission. */
  record Fixed(InputRef input) implements InputPlan {}

  /**
   * All outputs of one kind of a step before this one.
   *
   * @param role what they are used as
   * @param name what the input is called; null keeps the name of the output
   */
  record OutputsOf(StepId step, ArtefactKind kind, String role, @Nullable String name)
      implements InputPlan {}
}
