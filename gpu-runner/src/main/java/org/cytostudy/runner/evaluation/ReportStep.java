package org.cytostudy.runner.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.EvaluationResult;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.core.job.StudyReport;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.runner.claim.TaskResults;
import org.cytostudy.runner.claim.TaskResults.Answer;
import org.cytostudy.runner.data.JsonFile;
import org.cytostudy.runner.worker.Step;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepFailure;

/** The report step: reads what a study's runs found, decides its claims and writes its table. */
public final class ReportStep implements Step<ReportSpec> {
  private static final String REPORT = "report.json";
  private static final String PAGE = "report.html";
  private static final String TABLE = "figures.csv";

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
    TaskResults tasks = tasks(spec, context);
    StudyReport report = ReportBuilder.build(spec, evaluations, tasks);
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
    report
        .claims()
        .forEach(
            claim ->
                context.log(
                    Severity.INFO,
                    "Claim " + claim.claim().id() + ": " + claim.verdict().wireName()));
    report.warnings().forEach(warning -> context.log(Severity.WARN, warning));
    CytostudyJson.mapper().writeValue(context.output(REPORT).toFile(), report);
    context.publish(REPORT, ArtefactKind.REPORT, "application/json", Map.of());
    Files.writeString(context.output(PAGE), ReportPage.of(report));
    context.publish(PAGE, ArtefactKind.REPORT_PAGE, "text/html", Map.of());
    FigureTable.write(context.output(TABLE), report);
    context.publish(TABLE, ArtefactKind.REPORT_TABLE, "text/csv", Map.of());
    context.progress(new Progress(spec.rows().size(), spec.rows().size(), "runs"));
  }

  private static TaskResults tasks(ReportSpec spec, StepContext context) throws IOException {
    Map<String, TaskResult> byName = new HashMap<>();
    for (StepContext.InputFile file : context.inputs("task-result")) {
      byName.put(file.ref().name(), JsonFile.read(file.path(), TaskResult.class));
    }
    List<Answer> answers = new ArrayList<>();
    for (ReportSpec.Row row : spec.rows()) {
      for (String task : row.tasks()) {
        TaskResult result = byName.get(task);
        if (result == null) {
          throw StepFailure.user(
              "manifest-invalid",
              "The report names a task result that is no input: " + task,
              "manifest /spec/rows, variant " + row.variant(),
              "Give it as an input of role task-result");
        }
        answers.add(
            new Answer(
                row.variant(),
                Objects.requireNonNullElse(row.dataset(), "main"),
                row.runSeed(),
                result));
      }
    }
    return new TaskResults(answers);
  }
}
