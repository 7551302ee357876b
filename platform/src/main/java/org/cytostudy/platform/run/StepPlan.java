package org.cytostudy.platform.run;

import java.util.List;
import java.util.Set;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.StepSpec;

/**
 * A step that is to be submitted.
 *
 * @param key unique within its run
 * @param dependsOn steps that must have succeeded, of the same run or of another of the same study
 */
public record StepPlan(
    StepId id,
    String key,
    StepSpec spec,
    List<InputPlan> inputs,
    long seed,
    int threads,
    Set<StepId> dependsOn) {
  public StepPlan {
    inputs = List.copyOf(inputs);
    dependsOn = Set.copyOf(dependsOn);
  }
}
