package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.cytostudy.core.task.TaskSpec;

/**
 * Puts one task to the features of a run. Inputs: roles {@code embedding-tensor}, {@code
 * patch-index}, {@code split}; by what the task needs {@code patch-measures}, {@code model}, {@code
 * patch-shard}, {@code counterfactuals}. Outputs: one {@code task-result} ({@link
 * org.cytostudy.core.task.TaskResult}), and what a task has to show.
 *
 * @param name of the task within the study
 * @param task what is asked
 * @param bootstrapDraws resamplings of whole sections, for each interval
 */
@JsonTypeName("task")
public record TaskStepSpec(
    String name, TaskSpec task, @Range(min = 10, max = 100_000) int bootstrapDraws)
    implements StepSpec {
  public TaskStepSpec {
    Required.check("name", name);
    Required.check("task", task);
    Ranges.check(TaskStepSpec.class, name, task, bootstrapDraws);
  }

  @Override
  public StepType stepType() {
    return StepType.TASK;
  }
}
