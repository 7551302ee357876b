package org.cytostudy.platform.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cytostudy.core.claim.ClaimSpec;
import org.cytostudy.core.claim.Demand;
import org.cytostudy.core.claim.Reading;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.study.NewStudy.NewDataset;
import org.cytostudy.platform.study.NewStudy.NewTask;
import org.cytostudy.platform.study.NewStudy.NewVariant;
import org.jspecify.annotations.Nullable;

/**
 * Checks that what a study names is there, once, before hours are spent: a claim about a figure
 * that no run will have cannot be decided.
 */
final class StudyNames {
  /** One transaction writes them all, and one report reads them all. */
  private static final int MAX_RUNS = 1000;

  private final NewStudy study;
  private final List<FieldError> errors = new ArrayList<>();
  private final Set<String> variants = new HashSet<>();
  private final Set<String> datasets;
  private final Set<String> tasks = new HashSet<>();

  private StudyNames(NewStudy study) {
    this.study = study;
    this.datasets = study.allDatasets().stream().map(NewDataset::name).collect(Collectors.toSet());
  }

  /**
   * Checks all of them.
   *
   * @throws InvalidException naming each that does not fit
   */
  static void check(NewStudy study) {
    StudyNames names = new StudyNames(study);
    names.tasks();
    names.variants();
    names.seeds();
    names.comparisons();
    names.claims();
    if (!names.errors.isEmpty()) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "Variants, seeds, tasks, comparisons or claims do not fit.",
          names.errors);
    }
  }

  private void tasks() {
    List<NewTask> all = study.allTasks();
    for (int i = 0; i < all.size(); i++) {
      if (!tasks.add(all.get(i).name())) {
        errors.add(new FieldError("/tasks/" + i + "/name", twice(all.get(i).name())));
      }
    }
  }

  private void variants() {
    for (int i = 0; i < study.variants().size(); i++) {
      NewVariant variant = study.variants().get(i);
      String pointer = "/variants/" + i;
      if (!variants.add(variant.name())) {
        errors.add(new FieldError(pointer + "/name", twice(variant.name())));
      }
      known(pointer + "/datasets", variant.datasets(), datasets, "data set");
      known(pointer + "/tasks", variant.tasks(), tasks, "task");
    }
  }

  private void known(String pointer, @Nullable Set<String> named, Set<String> there, String what) {
    if (named != null) {
      named.stream()
          .filter(name -> !there.contains(name))
          .sorted()
          .forEach(name -> errors.add(new FieldError(pointer, "'" + name + "' is no " + what)));
    }
  }

  private void seeds() {
    if (new HashSet<>(study.seeds()).size() < study.seeds().size()) {
      errors.add(new FieldError("/seeds", "each seed comes once"));
    }
    long runs =
        study.seeds().size()
            * study.variants().stream()
                .mapToLong(variant -> datasets.stream().filter(variant::runsOn).count())
                .sum();
    if (runs > MAX_RUNS) {
      errors.add(
          new FieldError(
              "/seeds",
              "makes %d runs with the variants and data sets; a study has at most %d"
                  .formatted(runs, MAX_RUNS)));
    }
  }

  private void comparisons() {
    List<ReportSpec.Comparison> all = study.allComparisons();
    for (int i = 0; i < all.size(); i++) {
      for (String side : List.of(all.get(i).better(), all.get(i).worse())) {
        if (!variants.contains(side)) {
          errors.add(new FieldError("/comparisons/" + i, "'" + side + "' is no variant"));
        }
      }
    }
  }

  private void claims() {
    Set<String> ids = new HashSet<>();
    List<ClaimSpec> all = study.allClaims();
    for (int i = 0; i < all.size(); i++) {
      ClaimSpec claim = all.get(i);
      if (!ids.add(claim.id())) {
        errors.add(new FieldError("/claims/" + i + "/id", twice(claim.id())));
      }
      for (int j = 0; j < claim.demands().size(); j++) {
        Demand demand = claim.demands().get(j);
        String pointer = "/claims/" + i + "/demands/" + j;
        reading(pointer + "/of", demand.of());
        if (demand.above() != null) {
          reading(pointer + "/above", demand.above());
        }
      }
      for (int j = 0; j < claim.beside().size(); j++) {
        reading("/claims/" + i + "/beside/" + j, claim.beside().get(j));
      }
    }
  }

  private void reading(String pointer, Reading reading) {
    if (!tasks.contains(reading.task())) {
      errors.add(new FieldError(pointer + "/task", "'" + reading.task() + "' is no task"));
    }
    String dataset = reading.dataset();
    if (dataset != null && !datasets.contains(dataset)) {
      errors.add(new FieldError(pointer + "/dataset", "'" + dataset + "' is no data set"));
    }
    study.variants().stream()
        .filter(variant -> variant.name().equals(reading.variant()))
        .findFirst()
        .ifPresentOrElse(
            variant -> answered(pointer, reading, variant),
            () ->
                errors.add(
                    new FieldError(
                        pointer + "/variant", "'" + reading.variant() + "' is no variant")));
  }

  private void answered(String pointer, Reading reading, NewVariant variant) {
    if (tasks.contains(reading.task()) && !variant.answers(reading.task())) {
      errors.add(
          new FieldError(
              pointer + "/task", "'" + reading.task() + "' is not answered by " + variant.name()));
    }
    String dataset = reading.dataset();
    if (dataset != null && datasets.contains(dataset) && !variant.runsOn(dataset)) {
      errors.add(
          new FieldError(
              pointer + "/dataset", variant.name() + " does not run on '" + dataset + "'"));
    }
  }

  private static String twice(String name) {
    return "'" + name + "' comes twice";
  }
}
