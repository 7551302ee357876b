package org.cytostudy.runner.task;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.TaskStepSpec;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.runner.worker.Step;
import org.cytostudy.runner.worker.StepContext;

/** The task step: puts one task to the features of a run. */
public final class TaskStep implements Step<TaskStepSpec> {
  private static final String RESULT = "task-result.json";

  @Override
  public void run(TaskStepSpec spec, StepContext context) throws IOException {
    TaskResult result = answer(spec, context);
    result.warnings().forEach(warning -> context.log(Severity.WARN, warning));
    result
        .notTestable()
        .forEach(
            not ->
                context.log(Severity.WARN, "Not testable: " + not.figure() + ". " + not.reason()));
    result.figures().forEach(figure -> context.log(Severity.INFO, text(figure)));
    CytostudyJson.mapper().writeValue(context.output(RESULT).toFile(), result);
    context.publish(
        RESULT, ArtefactKind.TASK_RESULT, "application/json", Map.of("task", spec.name()));
  }

  private static TaskResult answer(TaskStepSpec spec, StepContext context) throws IOException {
    return switch (spec.task()) {
      case TaskSpec.Areas t -> new AreasTask(TaskInputs.read(spec, t, context)).answer();
      case TaskSpec.Regression t -> new RegressionTask(TaskInputs.read(spec, t, context)).answer();
      case TaskSpec.Discovery t -> new DiscoveryTask(TaskInputs.read(spec, t, context)).answer();
      case TaskSpec.Attributes t -> new AttributesTask(TaskInputs.read(spec, t, context)).answer();
      case TaskSpec.Networks t -> new NetworksTask(TaskInputs.read(spec, t, context)).answer();
      case TaskSpec.Landmarks t -> new LandmarksTask(TaskInputs.read(spec, t, context)).answer();
      case TaskSpec.Shortcuts t -> new ShortcutsTask(TaskInputs.read(spec, t, context)).answer();
    };
  }

  private static String text(TaskResult.Figure figure) {
    String interval =
        figure.low() == null
            ? ""
            : String.format(Locale.ROOT, " [%.3f, %.3f]", figure.low(), figure.high());
    return String.format(
        Locale.ROOT,
        "%s, %s: %.3f%s %s(%d patches of %d sections, %d brain(s))",
        figure.name(),
        figure.part(),
        figure.value(),
        interval,
        figure.unit().isEmpty() ? "" : figure.unit() + " ",
        figure.patches(),
        figure.sections(),
        figure.brains());
  }
}
