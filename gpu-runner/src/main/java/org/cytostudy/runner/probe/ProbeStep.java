package org.cytostudy.runner.probe;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.Split;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.runner.data.FewLabels;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchTargets;
import org.cytostudy.runner.worker.Step;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepFailure;
import org.cytostudy.runner.worker.StoppedException;

/**
 * The probe step: trains classifiers on the labelled patches of the training sections, and a
 * regression on those with a value of the target.
 */
public final class ProbeStep implements Step<ProbeSpec> {

  @Override
  public void run(ProbeSpec spec, StepContext context) throws IOException {
    ProbeInputs inputs = ProbeInputs.read(context);
    warnOfStrangers(inputs, context);
    List<ProbeSpec.Kind> classifiers =
        spec.kinds().stream().filter(kind -> kind != ProbeSpec.Kind.RIDGE).toList();
    if (!classifiers.isEmpty()) {
      classify(inputs, classifiers, spec, context);
    }
    if (classifiers.size() < spec.kinds().size()) {
      regress(inputs, spec, context);
    }
  }

  private static void classify(
      ProbeInputs inputs, List<ProbeSpec.Kind> kinds, ProbeSpec spec, StepContext context)
      throws IOException {
    List<Row> rows = inputs.index().rows();
    int[] training = inputs.rowsOf(Split.Role.TRAIN);
    int[] labelled = Arrays.stream(training).filter(row -> rows.get(row).area() != null).toArray();
    List<String> areas = areas(rows, labelled);
    context.log(
        Severity.INFO,
        "Training on "
            + labelled.length
            + " labelled of "
            + training.length
            + " training patches, "
            + areas.size()
            + " areas, "
            + inputs.embedding().dimension()
            + " features");
    FeatureMatrix features = new FeatureMatrix(inputs.embedding(), labelled);
    ProbeTrainer trainer =
        new ProbeTrainer(features, FewLabels.classes(rows, labelled, areas), areas);
    for (ProbeSpec.Kind kind : kinds) {
      train(trainer, kind, spec, context, areas.size());
    }
  }

  private static void regress(ProbeInputs inputs, ProbeSpec spec, StepContext context)
      throws IOException {
    PatchTargets targets = inputs.targets(context);
    int[] rows =
        Arrays.stream(inputs.rowsOf(Split.Role.TRAIN)).filter(row -> targets.has(row)).toArray();
    RidgeProbe probe =
        RidgeTrainer.train(
            new FeatureMatrix(inputs.embedding(), rows),
            targets,
            spec.l2(),
            context.manifest().seed());
    context.log(
        Severity.INFO,
        "Ridge regression of %s on %d training patches with a value, α = %s"
            .formatted(targets.target(), rows.length, probe.alpha()));
    String name = "probe-ridge.safetensors";
    probe.write(context.output(name));
    context.publish(
        name,
        ArtefactKind.PROBE,
        "application/octet-stream",
        Map.of("probe", ProbeSpec.Kind.RIDGE.wireName(), "target", targets.target()));
  }

  private static void train(
      ProbeTrainer trainer, ProbeSpec.Kind kind, ProbeSpec spec, StepContext context, int areas)
      throws IOException {
    String series = "loss_" + kind.name().toLowerCase(Locale.ROOT);
    int total = kind == ProbeSpec.Kind.NEAREST_NEIGHBOURS ? 1 : spec.iterations();
    ProbeTrainer.Trained trained =
        trainer.train(
            kind,
            spec,
            context.manifest().seed(),
            context.manifest().threads(),
            (iteration, loss) -> {
              if (context.stopRequested()) {
                throw new StoppedException();
              }
              context.metric(new MetricPoint(series, iteration, loss));
              context.progress(new Progress(Math.min(iteration + 1, total), total, "iterations"));
            });
    context.progress(new Progress(total, total, "iterations"));
    context.log(
        trained.converged() ? Severity.INFO : Severity.WARN,
        "Probe "
            + kind.wireName()
            + ": "
            + trained.iterations()
            + (trained.converged() ? " iterations" : " iterations, not converged"));
    String name = "probe-" + kind.wireName() + ".safetensors";
    trained.probe().write(context.output(name));
    context.publish(
        name,
        ArtefactKind.PROBE,
        "application/octet-stream",
        Map.of("probe", kind.wireName(), "areas", Integer.toString(areas)));
  }

  private static List<String> areas(List<Row> rows, int[] labelled) {
    List<String> areas = FewLabels.areas(rows, labelled);
    if (areas.isEmpty()) {
      throw StepFailure.data(
          "training-part-unlabelled",
          "No patch of the training sections has a label",
          "inputs patch-index, split",
          "Annotate areas on training sections, or assign annotated sections to training");
    }
    if (areas.size() == 1) {
      throw StepFailure.data(
          "training-part-single-area",
          "All labelled patches of the training sections are of area " + areas.getFirst(),
          "inputs patch-index, split",
          "Annotate at least two areas on training sections");
    }
    return areas;
  }

  private static void warnOfStrangers(ProbeInputs inputs, StepContext context) {
    long strangers =
        inputs.index().rows().stream().filter(row -> inputs.roles().of(row) == null).count();
    if (strangers > 0) {
      context.log(
          Severity.WARN,
          strangers + " patches are of sections that the split does not name; they are not used");
    }
  }
}
