package org.cytostudy.platform.run;

import java.util.List;
import java.util.Set;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.StepSpec;

/**
 * A step that is to be submitted.
 *
 * @param key unique within its run
 * @param devices how many devices of one kind its attempts hold at once; what it makes does not
 *     depend on them
 * @param dependsOn steps that must have succeeded, of the same run or of another of the same study
 */
public record StepPlan(
    StepId id,
    String key,
    StepSpec spec,
    List<InputPlan> inputs,
    long seed,
    int threads,
    int devices,
    Set<StepId> dependsOn) {
  public StepPlan {
    inputs = List.copyOf(inputs);
    dependsOn = Set.copyOf(dependsOn);
  }

  /** A step that needs one device. */
  public StepPlan(
      StepId id,
      String key,
      StepSpec spec,
      List<InputPlan> inputs,
      long seed,
      int threads,
      Set<StepId> dependsOn) {
    this(id, key, spec, inputs, seed, threads, 1, dependsOn);
  }
}
