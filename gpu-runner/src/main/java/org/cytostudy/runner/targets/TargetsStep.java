package org.cytostudy.runner.targets;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.TargetsSpec;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchTargets;
import org.cytostudy.runner.worker.Step;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepFailure;
import org.cytostudy.runner.worker.StoppedException;

/** Reads a map at the place of each patch; see {@link TargetsSpec}. */
public final class TargetsStep implements Step<TargetsSpec> {
  private static final String OUTPUT = "patch-targets.parquet";
  private static final int PROGRESS_EVERY = 10_000;

  @Override
  public void run(TargetsSpec spec, StepContext context) throws IOException {
    List<Row> rows = PatchIndex.read(context.input("patch-index").path()).rows();
    PatchMap map =
        switch (spec.source()) {
          case TargetsSpec.Volume volume -> VolumeMap.open(volume, context);
          case TargetsSpec.Surface surface -> VertexMap.open(surface, context);
        };
    double[] values = new double[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = map.at(rows.get(i));
      if (i % PROGRESS_EVERY == 0) {
        if (context.stopRequested()) {
          throw new StoppedException();
        }
        context.progress(new Progress(i, values.length, "patches"));
      }
    }
    PatchTargets targets = new PatchTargets(spec.target(), spec.unit(), values);
    int found = targets.count();
    if (found == 0) {
      throw StepFailure.data(
          "map-misses-patches",
          "None of the %d patches lies within the map".formatted(values.length),
          "inputs map, patch-index",
          "Look at where the map lies: its space may be named wrongly, or its sform be off");
    }
    context.log(
        found < values.length ? Severity.WARN : Severity.INFO,
        "%s has a value at %d of %d patches".formatted(spec.target(), found, values.length));
    context.progress(new Progress(values.length, values.length, "patches"));
    targets.write(context.output(OUTPUT));
    context.publish(
        OUTPUT,
        ArtefactKind.PATCH_TARGETS,
        "application/vnd.apache.parquet",
        Map.of(
            "target", spec.target(),
            "unit", spec.unit(),
            "patches", Integer.toString(values.length),
            "withValue", Integer.toString(found)));
  }
}
