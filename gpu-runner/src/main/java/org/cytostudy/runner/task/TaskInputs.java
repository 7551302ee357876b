package org.cytostudy.runner.task;

import java.io.IOException;
import org.cytostudy.core.job.TaskStepSpec;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.runner.probe.ProbeInputs;
import org.cytostudy.runner.worker.StepContext;

/**
 * What a task is put to.
 *
 * @param name of the task within the study
 * @param task what is asked
 * @param bootstrapDraws resamplings of whole sections
 * @param features features, index and split
 * @param context inputs beyond those, outputs, seed and threads
 */
record TaskInputs<T extends TaskSpec>(
    String name, T task, int bootstrapDraws, ProbeInputs features, StepContext context) {
  private static final long BOOTSTRAP_SEED = 0x736563L;

  static <T extends TaskSpec> TaskInputs<T> read(TaskStepSpec spec, T task, StepContext context)
      throws IOException {
    return new TaskInputs<>(
        spec.name(), task, spec.bootstrapDraws(), ProbeInputs.read(context), context);
  }

  /**
   * The seed of the bootstrap over sections: one for all runs. Draw d is of the same sections
   * whatever the variant and its seed, so that variants are compared draw by draw, and a mean over
   * seeds keeps the variation between sections.
   */
  long bootstrapSeed() {
    return BOOTSTRAP_SEED;
  }

  /** The seed of everything else: of probes, of few labels, of clusterings, of nulls. */
  long seed() {
    return context.manifest().seed();
  }
}
