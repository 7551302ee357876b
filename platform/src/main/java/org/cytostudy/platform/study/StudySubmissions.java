package org.cytostudy.platform.study;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.PatchsetId;
import org.cytostudy.core.id.RunId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.id.StudyId;
import org.cytostudy.core.id.VariantId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.core.job.StepType;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.brain.Brains;
import org.cytostudy.platform.brain.ConsentCheck;
import org.cytostudy.platform.brain.Purpose;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.patchset.Leak;
import org.cytostudy.platform.patchset.Patchsets;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.run.InputPlan;
import org.cytostudy.platform.run.RunKind;
import org.cytostudy.platform.run.RunPlan;
import org.cytostudy.platform.run.RunPlan.ConsentUsed;
import org.cytostudy.platform.run.RunQueries;
import org.cytostudy.platform.run.Runs;
import org.cytostudy.platform.run.StepPlan;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.platform.study.NewStudy.NewVariant;
import org.cytostudy.routes.Submissions;

/** Plans, checks and stores studies. */
@ApplicationScoped
class StudySubmissions implements Submissions {
  /** One transaction writes them all, and one report reads them all. */
  private static final int MAX_RUNS = 1000;

  private final Sql sql;
  private final Patchsets patchsets;
  private final StudyTargets targets;
  private final Brains brains;
  private final ConsentCheck consents;
  private final Runs runs;
  private final RunQueries queries;
  private final Access access;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  StudySubmissions(
      Sql sql,
      Patchsets patchsets,
      StudyTargets targets,
      Brains brains,
      ConsentCheck consents,
      Runs runs,
      RunQueries queries,
      Access access,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.sql = sql;
    this.patchsets = patchsets;
    this.targets = targets;
    this.brains = brains;
    this.consents = consents;
    this.runs = runs;
    this.queries = queries;
    this.access = access;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Plan plan(Order order) {
    StudyOrder asked = (StudyOrder) order;
    NewStudy request = asked.request();
    requireUniqueNames(request);
    Patchsets.Frozen patchset =
        patchsets
            .find(new PatchsetId(request.patchsetId()))
            .filter(found -> found.project().equals(asked.project()))
            .orElseThrow(() -> unknown("/patchsetId", "is no patchset of the project"));
    Patchsets.FrozenSplit split =
        patchsets
            .findSplit(request.splitId())
            .filter(found -> found.patchset().equals(patchset.id()))
            .orElseThrow(() -> unknown("/splitId", "is no split of the patchset"));
    List<ConsentUsed> used = consentsUsed(patchset, split);
    StudyId study = new StudyId(ids.next());
    ExperimentPlanner planner =
        new ExperimentPlanner(
            request,
            patchset,
            split,
            targets.of(asked.project(), request, patchset.geometry()).orElse(null),
            () -> new StepId(ids.next()));
    List<VariantId> variants = new ArrayList<>();
    List<RunPlan> plans = new ArrayList<>();
    for (int i = 0; i < request.variants().size(); i++) {
      VariantId variant = new VariantId(ids.next());
      variants.add(variant);
      for (long seed : request.seeds()) {
        plans.add(
            new RunPlan(
                new RunId(ids.next()),
                asked.project(),
                RunKind.EXPERIMENT,
                request.name() + " · " + request.variants().get(i).name() + " · seed " + seed,
                study,
                variant,
                null,
                seed,
                used,
                planner.steps(i, seed)));
      }
    }
    plans.add(report(asked, study, plans, used));
    return new StudyPlan(study, asked.project(), request, patchset, split, variants, plans);
  }

  /** The run that reads the evaluations of all others. */
  private RunPlan report(
      StudyOrder order, StudyId study, List<RunPlan> experiments, List<ConsentUsed> used) {
    NewStudy request = order.request();
    List<ReportSpec.Row> rows = new ArrayList<>();
    List<InputPlan> inputs = new ArrayList<>();
    Set<StepId> before = new HashSet<>();
    int number = 0;
    for (int variant = 0; variant < request.variants().size(); variant++) {
      for (long seed : request.seeds()) {
        String name = "evaluation-" + (number + 1) + ".json";
        for (StepPlan step : experiments.get(number).steps()) {
          if (step.spec().stepType() == StepType.EVALUATE) {
            inputs.add(
                new InputPlan.OutputsOf(step.id(), ArtefactKind.EVALUATION, "evaluation", name));
            before.add(step.id());
          }
        }
        rows.add(new ReportSpec.Row(request.variants().get(variant).name(), seed, name));
        number++;
      }
    }
    List<ReportSpec.Comparison> comparisons =
        request.comparisons() == null ? List.of() : request.comparisons();
    StepPlan step =
        new StepPlan(
            new StepId(ids.next()),
            "report",
            new ReportSpec(request.question(), request.note(), rows, comparisons),
            inputs,
            0,
            1,
            before);
    return new RunPlan(
        new RunId(ids.next()),
        order.project(),
        RunKind.REPORT,
        request.name() + " · report",
        study,
        null,
        null,
        0,
        used,
        List.of(step));
  }

  /** Unseen brains are only tested on; the others are trained on as well. */
  private List<ConsentUsed> consentsUsed(Patchsets.Frozen patchset, Patchsets.FrozenSplit split) {
    Map<Boolean, List<BrainId>> bySeen =
        brains.find(patchsets.brains(patchset.id())).stream()
            .collect(
                Collectors.partitioningBy(
                    brain -> split.unseenBrains().contains(brain.pseudonym()),
                    Collectors.mapping(Brains.Named::id, Collectors.toList())));
    List<ConsentCheck.Allowed> allowed = new ArrayList<>();
    bySeen.forEach(
        (unseen, group) ->
            allowed.addAll(
                consents.require(
                    group, unseen ? Purpose.EVALUATION : Purpose.TRAINING, clock.instant())));
    queries.requireClearance(ConsentCheck.strictest(allowed));
    return allowed.stream().map(ConsentUsed::of).toList();
  }

  private static void requireUniqueNames(NewStudy request) {
    List<FieldError> errors = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < request.variants().size(); i++) {
      if (!names.add(request.variants().get(i).name())) {
        errors.add(
            new FieldError(
                "/variants/" + i + "/name",
                "'" + request.variants().get(i).name() + "' comes twice"));
      }
    }
    if (new HashSet<>(request.seeds()).size() < request.seeds().size()) {
      errors.add(new FieldError("/seeds", "each seed comes once"));
    }
    int runs = request.variants().size() * request.seeds().size();
    if (runs > MAX_RUNS) {
      errors.add(
          new FieldError(
              "/seeds",
              "makes %d runs with the variants; a study has at most %d".formatted(runs, MAX_RUNS)));
    }
    List<ReportSpec.Comparison> comparisons =
        request.comparisons() == null ? List.of() : request.comparisons();
    for (int i = 0; i < comparisons.size(); i++) {
      for (String side : List.of(comparisons.get(i).better(), comparisons.get(i).worse())) {
        if (!names.contains(side)) {
          errors.add(new FieldError("/comparisons/" + i, "'" + side + "' is no variant"));
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST, "Variants, seeds or comparisons do not fit.", errors);
    }
  }

  @Override
  public void check(Plan plan) {
    Patchsets.FrozenSplit split = ((StudyPlan) plan).split();
    if (split.leaks()) {
      throw new InvalidException(
          ProblemType.SPLIT_LEAKS,
          "Make another split of the patchset.",
          split.findings().stream()
              .filter(leak -> leak.severity() == Leak.Severity.LEAK)
              .map(leak -> new FieldError("/splitId", leak.what()))
              .toList());
    }
  }

  @Override
  @Transactional
  public StudyId store(Plan plan) {
    StudyPlan study = (StudyPlan) plan;
    NewStudy request = study.request();
    // Once more in the transaction that writes: a withdrawal may have come in between.
    consentsUsed(study.patchset(), study.split());
    sql.update(
        """
        INSERT INTO study (id, project_id, name, question, note, patchset_id, split_id, request,
                           submitter, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        study.id(),
        study.project(),
        request.name(),
        request.question(),
        request.note(),
        study.patchset().id(),
        study.split().id(),
        Json.of(request),
        access.caller().subject(),
        clock.instant());
    for (int i = 0; i < request.variants().size(); i++) {
      NewVariant variant = request.variants().get(i);
      sql.update(
          "INSERT INTO variant (id, study_id, ordinal, name, spec) VALUES (?, ?, ?, ?, ?)",
          study.variants().get(i),
          study.id(),
          i,
          variant.name(),
          Json.of(variant));
    }
    audit.record(
        "submitted",
        Noun.STUDY,
        study.id(),
        study.project(),
        Map.of(
            "name", request.name(),
            "patchset", request.patchsetId().toString(),
            "split", request.splitId().toString(),
            "runs", study.runs().size()));
    runs.submit(study.runs());
    return study.id();
  }

  private static InvalidException unknown(String pointer, String detail) {
    return new InvalidException(
        ProblemType.INVALID_REQUEST,
        "The study's inputs are not there.",
        List.of(new FieldError(pointer, detail)));
  }
}
