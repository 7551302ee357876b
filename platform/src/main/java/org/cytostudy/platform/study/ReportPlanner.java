package org.cytostudy.platform.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.core.job.StepType;
import org.cytostudy.platform.patchset.Leak;
import org.cytostudy.platform.run.InputPlan;
import org.cytostudy.platform.run.StepPlan;
import org.cytostudy.platform.study.NewStudy.NewVariant;

/** Lays out the step that reads what all runs of a study found. */
final class ReportPlanner {
  private final NewStudy study;
  private final List<StudyData> data;
  private final List<ReportSpec.Row> rows = new ArrayList<>();
  private final List<InputPlan> inputs = new ArrayList<>();
  private final Set<StepId> before = new HashSet<>();

  ReportPlanner(NewStudy study, List<StudyData> data) {
    this.study = study;
    this.data = data;
  }

  /** Adds a run; every one of them is read. */
  void add(NewVariant variant, StudyData on, long seed, List<StepPlan> steps) {
    int number = rows.size() + 1;
    String evaluation = "evaluation-" + number + ".json";
    List<String> tasks = new ArrayList<>();
    for (StepPlan step : steps) {
      if (step.spec().stepType() == StepType.EVALUATE) {
        read(step, ArtefactKind.EVALUATION, evaluation);
      } else if (step.spec().stepType() == StepType.TASK) {
        String name = step.key() + "-" + number + ".json";
        read(step, ArtefactKind.TASK_RESULT, name);
        tasks.add(name);
      }
    }
    rows.add(new ReportSpec.Row(variant.name(), seed, evaluation, on.name(), tasks));
  }

  private void read(StepPlan step, ArtefactKind kind, String name) {
    inputs.add(new InputPlan.OutputsOf(step.id(), kind, kind.role(), name));
    before.add(step.id());
  }

  /** The step, after all runs were added. */
  StepPlan step(StepId id) {
    List<ReportSpec.Dataset> datasets =
        data.stream()
            .map(
                on ->
                    new ReportSpec.Dataset(
                        on.name(),
                        on.patchset().index().sha256(),
                        on.split().file().sha256(),
                        on.looks(),
                        !on.truth().isEmpty(),
                        on.split().findings().stream()
                            .filter(leak -> leak.severity() == Leak.Severity.OVERRIDDEN)
                            .map(Leak::what)
                            .toList()))
            .toList();
    return new StepPlan(
        id,
        "report",
        new ReportSpec(
            study.question(),
            study.note(),
            rows,
            study.allComparisons(),
            datasets,
            study.allClaims()),
        inputs,
        0,
        1,
        before);
  }
}
