package org.cytostudy.platform.study;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.RunId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.id.StudyId;
import org.cytostudy.core.id.VariantId;
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
  private final Sql sql;
  private final StudyDatasets datasets;
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
      StudyDatasets datasets,
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
    this.datasets = datasets;
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
    StudyNames.check(request);
    List<StudyData> data = datasets.of(asked.project(), request);
    StudyId study = new StudyId(ids.next());
    List<VariantId> variants =
        request.variants().stream().map(v -> new VariantId(ids.next())).toList();
    List<RunPlan> plans = new ArrayList<>();
    ReportPlanner report = new ReportPlanner(request, data);
    for (StudyData on : data) {
      List<ConsentUsed> used = consentsUsed(on);
      ExperimentPlanner planner =
          new ExperimentPlanner(
              request,
              on,
              targets.of(asked.project(), request, on.patchset().geometry()).orElse(null),
              () -> new StepId(ids.next()));
      for (int i = 0; i < request.variants().size(); i++) {
        NewVariant variant = request.variants().get(i);
        if (!variant.runsOn(on.name())) {
          continue;
        }
        for (long seed : request.seeds()) {
          List<StepPlan> steps = planner.steps(i, seed);
          report.add(variant, on, seed, steps);
          plans.add(
              new RunPlan(
                  new RunId(ids.next()),
                  asked.project(),
                  RunKind.EXPERIMENT,
                  name(request, variant, on, seed),
                  study,
                  variants.get(i),
                  on.name(),
                  null,
                  seed,
                  used,
                  steps));
        }
      }
    }
    plans.add(
        new RunPlan(
            new RunId(ids.next()),
            asked.project(),
            RunKind.REPORT,
            request.name() + " · report",
            study,
            null,
            null,
            null,
            0,
            plans.stream().flatMap(plan -> plan.consents().stream()).distinct().toList(),
            List.of(report.step(new StepId(ids.next())))));
    return new StudyPlan(study, asked.project(), request, data, variants, plans);
  }

  private static String name(NewStudy request, NewVariant variant, StudyData on, long seed) {
    String data = on.name().equals(NewStudy.MAIN) ? "" : " · " + on.name();
    return request.name() + " · " + variant.name() + data + " · seed " + seed;
  }

  /** Unseen brains are only tested on; the others are trained on as well. */
  private List<ConsentUsed> consentsUsed(StudyData data) {
    Map<Boolean, List<BrainId>> bySeen =
        brains.find(patchsets.brains(data.patchset().id())).stream()
            .collect(
                Collectors.partitioningBy(
                    brain -> data.split().unseenBrains().contains(brain.pseudonym()),
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

  @Override
  public void check(Plan plan) {
    List<FieldError> leaks =
        ((StudyPlan) plan)
            .data().stream()
                .flatMap(
                    data ->
                        data.split().findings().stream()
                            .filter(leak -> leak.severity() == Leak.Severity.LEAK)
                            .map(leak -> new FieldError(data.pointer() + "/splitId", leak.what())))
                .toList();
    if (!leaks.isEmpty()) {
      throw new InvalidException(
          ProblemType.SPLIT_LEAKS, "Make another split of the patchset.", leaks);
    }
  }

  @Override
  @Transactional
  public StudyId store(Plan plan) {
    StudyPlan study = (StudyPlan) plan;
    NewStudy request = study.request();
    // Once more in the transaction that writes: a withdrawal may have come in between.
    study.data().forEach(this::consentsUsed);
    sql.update(
        """
        INSERT INTO study (id, project_id, name, question, note, request, submitter, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        study.id(),
        study.project(),
        request.name(),
        request.question(),
        request.note(),
        Json.of(request),
        access.caller().subject(),
        clock.instant());
    for (int i = 0; i < study.data().size(); i++) {
      StudyData data = study.data().get(i);
      sql.update(
          """
          INSERT INTO study_dataset (study_id, ordinal, name, patchset_id, split_id)
          VALUES (?, ?, ?, ?, ?)
          """,
          study.id(),
          i,
          data.name(),
          data.patchset().id(),
          data.split().id());
    }
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
}
