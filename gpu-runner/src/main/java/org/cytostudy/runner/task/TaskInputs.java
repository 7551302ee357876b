package org.cytostudy.runner.task;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.TaskStepSpec;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchMeasures;
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
   * What is known of each patch: the input of role {@code patch-measures}; without one what the
   * index says, {@code thickness_mm} and, on a surface, {@code cutting_angle_deg}.
   *
   * @throws IOException if the file is of another patchset
   */
  PatchMeasures measures() throws IOException {
    List<Row> rows = features.index().rows();
    List<StepContext.InputFile> files = context.inputs("patch-measures");
    if (!files.isEmpty()) {
      return PatchMeasures.read(files.getFirst().path(), rows.size());
    }
    SequencedMap<String, double[]> columns = new LinkedHashMap<>();
    columns.put("thickness_mm", rows.stream().mapToDouble(Row::thicknessMm).toArray());
    columns.put("cutting_angle_deg", rows.stream().mapToDouble(TaskInputs::cuttingAngle).toArray());
    return new PatchMeasures(columns);
  }

  private static double cuttingAngle(Row row) {
    return row.place().reference() instanceof Reference.Place place && place.surface() != null
        ? place.surface().cuttingAngleDeg()
        : Double.NaN;
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
