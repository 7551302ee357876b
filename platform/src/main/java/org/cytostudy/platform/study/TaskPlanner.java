package org.cytostudy.platform.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.MeasureSpec;
import org.cytostudy.core.job.StepType;
import org.cytostudy.core.task.TaskSpec.Need;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.run.InputPlan;
import org.cytostudy.platform.run.StepPlan;
import org.cytostudy.platform.study.NewStudy.NewTask;
import org.cytostudy.platform.study.NewStudy.NewVariant;

/**
 * Lays out the tasks of one variant and seed: one step each, after the features are there; what is
 * known of each patch is measured first, where a task asks for it.
 */
final class TaskPlanner {
  private static final String MEASURE = "measure";

  private final NewStudy study;
  private final StudyData data;
  private final Supplier<StepId> ids;

  TaskPlanner(NewStudy study, StudyData data, Supplier<StepId> ids) {
    this.study = study;
    this.data = data;
    this.ids = ids;
  }

  /**
   * The steps, none where the variant is asked nothing.
   *
   * @param before the run's other steps
   * @throws InvalidException if a task needs what the data does not have
   */
  List<StepPlan> steps(NewVariant variant, List<StepPlan> before, long seed) {
    List<NewTask> asked =
        study.allTasks().stream()
            .filter(task -> variant.answers(task.name()))
            .filter(this::isPossible)
            .toList();
    Set<Need> needs = new LinkedHashSet<>();
    asked.forEach(task -> needs.addAll(task.task().needs()));
    List<StepPlan> steps = new ArrayList<>();
    // Of sections that no phantom rendered the index says what is known.
    if (needs.contains(Need.MEASURES) && !data.truth().isEmpty()) {
      steps.add(measure(seed));
    }
    List<StepPlan> read = new ArrayList<>(before);
    read.addAll(steps);
    asked.forEach(task -> steps.add(task(task, read, seed)));
    return steps;
  }

  /** Whether the data has what a task needs; where it must have, it is refused without. */
  private boolean isPossible(NewTask task) {
    List<FieldError> missing = missing(task);
    if (!missing.isEmpty() && !Boolean.TRUE.equals(task.ifPossible())) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST, "A task asks for what the data does not have.", missing);
    }
    return missing.isEmpty();
  }

  private List<FieldError> missing(NewTask task) {
    Set<Need> needs = task.task().needs();
    List<FieldError> missing = new ArrayList<>();
    String pointer = "/tasks/" + study.allTasks().indexOf(task);
    if (needs.contains(Need.COUNTERFACTUALS) && data.counterfactuals().isEmpty()) {
      missing.add(
          new FieldError(
              pointer + "/task",
              "needs counterfactuals, and the phantom of data set '"
                  + data.name()
                  + "' rendered none"));
    }
    return missing;
  }

  private StepPlan measure(long seed) {
    List<InputPlan> inputs = new ArrayList<>();
    inputs.add(new InputPlan.Fixed(data.patchset().index()));
    fixed(inputs, data.truth());
    return new StepPlan(
        ids.get(),
        MEASURE,
        new MeasureSpec(data.patchset().patchWidthMm()),
        inputs,
        seed,
        study.threads(),
        Set.of());
  }

  private StepPlan task(NewTask task, List<StepPlan> before, long seed) {
    Set<Need> needs = task.task().needs();
    List<InputPlan> inputs = new ArrayList<>();
    inputs.add(new InputPlan.Fixed(data.patchset().index()));
    inputs.add(new InputPlan.Fixed(data.split().file()));
    Set<StepPlan> read = new HashSet<>();
    outputs(inputs, read, before, StepType.EMBED, ArtefactKind.EMBEDDING_TENSOR);
    if (needs.contains(Need.MODEL)) {
      outputs(inputs, read, before, StepType.PRETRAIN, ArtefactKind.MODEL);
    }
    if (needs.contains(Need.MEASURES)) {
      outputs(inputs, read, before, StepType.MEASURE, ArtefactKind.PATCH_MEASURES);
    }
    if (needs.contains(Need.PATCHES)) {
      data.patchset().shards().forEach(shard -> inputs.add(new InputPlan.Fixed(shard.file())));
    }
    if (needs.contains(Need.COUNTERFACTUALS)) {
      fixed(inputs, data.counterfactuals());
    }
    return new StepPlan(
        ids.get(),
        "task-" + task.name(),
        task.step(),
        inputs,
        seed,
        study.threads(),
        read.stream().map(StepPlan::id).collect(Collectors.toSet()));
  }

  private static void fixed(List<InputPlan> inputs, List<InputRef> files) {
    files.forEach(file -> inputs.add(new InputPlan.Fixed(file)));
  }

  private static void outputs(
      List<InputPlan> inputs,
      Set<StepPlan> read,
      List<StepPlan> before,
      StepType from,
      ArtefactKind kind) {
    before.stream()
        .filter(step -> step.spec().stepType() == from)
        .forEach(
            step -> {
              inputs.add(new InputPlan.OutputsOf(step.id(), kind, kind.role(), null));
              read.add(step);
            });
  }
}
