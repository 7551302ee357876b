package org.cytostudy.runner.evaluation;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.EvaluationResult;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.core.job.StudyReport;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.runner.data.JsonFile;
import org.cytostudy.runner.worker.Step;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepFailure;

/** The report step: reads the evaluations of a study's runs and writes its table. */
public final class ReportStep implements Step<ReportSpec> {
  private static final String REPORT = "report.json";

  @Override
  public void run(ReportSpec spec, StepContext context) throws IOException {
    Map<String, EvaluationResult> evaluations = new HashMap<>();
    for (StepContext.InputFile file : context.inputs("evaluation")) {
      evaluations.put(file.ref().name(), JsonFile.read(file.path(), EvaluationResult.class));
    }
    for (ReportSpec.Row row : spec.rows()) {
      if (!evaluations.containsKey(row.evaluation())) {
        throw StepFailure.user(
            "manifest-invalid",
            "The report names an evaluation that is no input: " + row.evaluation(),
            "manifest /spec/rows, variant " + row.variant(),
            "Give it as an input of role evaluation");
      }
    }
    StudyReport report = ReportBuilder.build(spec, evaluations);
    report
        .findings()
        .forEach(
            finding ->
                context.log(
                    Severity.INFO,
                    (finding.holds() ? "Holds: " : "Does not hold: ")
                        + finding.claim()
                        + " ("
                        + finding.detail()
                        + ")"));
    report.warnings().forEach(warning -> context.log(Severity.WARN, warning));
    CytostudyJson.mapper().writeValue(context.output(REPORT).toFile(), report);
    context.publish(REPORT, ArtefactKind.REPORT, "application/json", Map.of());
    context.progress(new Progress(spec.rows().size(), spec.rows().size(), "runs"));
  }
}
