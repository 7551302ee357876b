package org.cytostudy.platform.study;

import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.id.StudyId;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.StudyReport;
import org.cytostudy.core.state.RunState;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.page.NewestFirst;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.patchset.Leak;
import org.cytostudy.platform.problem.CytostudyException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.Objection;
import org.cytostudy.platform.run.RunPlan;
import org.cytostudy.platform.run.RunQueries;
import org.cytostudy.platform.run.StepPlan;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.platform.study.StudyViews.DryRun;
import org.cytostudy.platform.study.StudyViews.Leakage;
import org.cytostudy.platform.study.StudyViews.PlannedInput;
import org.cytostudy.platform.study.StudyViews.PlannedRun;
import org.cytostudy.platform.study.StudyViews.PlannedStep;
import org.cytostudy.platform.study.StudyViews.StudyRow;
import org.cytostudy.platform.study.StudyViews.StudyView;
import org.cytostudy.routes.StudySubmitRoute;
import org.jspecify.annotations.Nullable;

/** Studies as people see them. */
@ApplicationScoped
class StudyService {
  /** A study is as far as its runs are; one that failed or was cancelled tells for all. */
  private static final String STATE =
      """
      (SELECT CASE
          WHEN bool_or(r.state = 'FAILED') THEN 'FAILED'
          WHEN bool_or(r.state = 'CANCELLED') THEN 'CANCELLED'
          WHEN bool_and(r.state = 'SUCCEEDED') THEN 'SUCCEEDED'
          WHEN bool_or(r.state <> 'PENDING') THEN 'RUNNING'
          ELSE 'PENDING' END
        FROM run r WHERE r.study_id = s.id) AS state
      """;

  private static final ObjectReader REPORT = CytostudyJson.mapper().readerFor(StudyReport.class);

  private final Sql sql;
  private final NewestFirst newest;
  private final Access access;
  private final StudySubmissions submissions;
  private final RunQueries runs;
  private final ArtefactStore store;
  private final ProducerTemplate camel;

  StudyService(
      Sql sql,
      NewestFirst newest,
      Access access,
      StudySubmissions submissions,
      RunQueries runs,
      ArtefactStore store,
      ProducerTemplate camel) {
    this.sql = sql;
    this.newest = newest;
    this.access = access;
    this.submissions = submissions;
    this.runs = runs;
    this.store = store;
    this.camel = camel;
  }

  @Transactional
  StudyView submit(UUID project, NewStudy request) {
    access.requireProject(new ProjectId(project), Membership.MEMBER);
    try {
      StudyId id =
          camel.requestBody(
              StudySubmitRoute.ENDPOINT,
              new StudyOrder(new ProjectId(project), request),
              StudyId.class);
      return get(id.value());
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw e;
    }
  }

  /**
   * Plans and checks as a submission does, and writes nothing. No transaction around it: a refusal
   * is an answer here.
   */
  DryRun dryRun(UUID project, NewStudy request) {
    access.requireVisible(new ProjectId(project));
    List<Objection> problems = new ArrayList<>();
    StudyPlan plan;
    try {
      plan = (StudyPlan) submissions.plan(new StudyOrder(new ProjectId(project), request));
    } catch (CytostudyException e) {
      problems.add(Objection.of(e));
      return new DryRun(List.of(), List.of(), 0, null, problems, List.of());
    }
    try {
      submissions.check(plan);
    } catch (CytostudyException e) {
      problems.add(Objection.of(e));
    }
    List<InputRef> inputs =
        plan.data().stream().flatMap(data -> data.inputs().stream()).distinct().toList();
    List<Leak> findings =
        plan.data().stream().flatMap(data -> data.split().findings().stream()).distinct().toList();
    return new DryRun(
        planned(plan),
        inputs.stream().map(i -> new PlannedInput(i.name(), i.sha256().hex(), i.bytes())).toList(),
        inputs.stream().mapToLong(InputRef::bytes).sum(),
        new Leakage(plan.data().stream().anyMatch(data -> data.split().leaks()), findings),
        problems,
        warnings(request));
  }

  private List<String> warnings(NewStudy request) {
    int most = runs.mostDevicesOfANode();
    return request.variants().stream()
        .filter(variant -> variant.devices() != null && variant.devices() > Math.max(1, most))
        .map(
            variant ->
                "Variant '"
                    + variant.name()
                    + "' asks for "
                    + variant.devices()
                    + " devices at once, and no node has more than "
                    + most
                    + " of one kind: its pretraining would wait until one has.")
        .toList();
  }

  private List<PlannedRun> planned(StudyPlan plan) {
    Map<StepId, String> keys = new HashMap<>();
    for (RunPlan run : plan.runs()) {
      run.steps().forEach(step -> keys.put(step.id(), run.name() + "/" + step.key()));
    }
    return plan.runs().stream()
        .map(
            run ->
                new PlannedRun(
                    run.name(),
                    run.steps().stream().map(step -> planned(step, run, keys)).toList()))
        .toList();
  }

  private PlannedStep planned(StepPlan step, RunPlan run, Map<StepId, String> keys) {
    Set<String> before =
        step.dependsOn().stream()
            .map(id -> keys.getOrDefault(id, id.toString()))
            .map(
                key ->
                    key.startsWith(run.name() + "/") ? key.substring(run.name().length() + 1) : key)
            .collect(Collectors.toCollection(TreeSet::new));
    return new PlannedStep(
        step.key(),
        step.spec().stepType().wireName(),
        before,
        runs.wouldBeCached(run.project(), step));
  }

  @Transactional
  Page<StudyRow> list(UUID project, PageRequest page) {
    access.requireVisible(new ProjectId(project));
    return newest.ofProject(
        project,
        page,
        "SELECT s.*, "
            + STATE
            + """
            , (SELECT count(*) FROM variant v WHERE v.study_id = s.id) AS variants,
              (SELECT count(*) FROM run r WHERE r.study_id = s.id) AS runs
            FROM study s
            """,
        "s",
        row ->
            new StudyRow(
                row.uuid("id"),
                row.uuid("project_id"),
                row.text("name"),
                row.text("question"),
                row.constant("state", RunState.class),
                row.integer("variants"),
                row.number("runs"),
                row.text("submitter"),
                row.instant("created_at")),
        StudyRow::id);
  }

  @Transactional
  StudyView get(UUID id) {
    StudyView study =
        sql.first("SELECT s.*, " + STATE + " FROM study s WHERE s.id = ?", this::view, id)
            .orElseThrow(() -> new MissingException("study", id));
    access.requireProjectOf("study", id, new ProjectId(study.projectId()), Membership.VIEWER);
    return study;
  }

  private StudyView view(Row row) {
    UUID id = row.uuid("id");
    NewStudy request = row.json("request").as(NewStudy.class);
    Optional<UUID> report =
        sql.first(
            "SELECT id FROM run WHERE study_id = ? AND kind = 'report'", r -> r.uuid("id"), id);
    return new StudyView(
        id,
        row.uuid("project_id"),
        row.text("name"),
        row.text("question"),
        row.textOrNull("note"),
        row.constant("state", RunState.class),
        request.patchsetId(),
        request.splitId(),
        request.variants(),
        request.seeds(),
        request.evaluate(),
        request.threads(),
        request.allComparisons(),
        request.target(),
        request.truthPreparationId(),
        request.datasets() == null ? List.of() : request.datasets(),
        request.allTasks(),
        request.allClaims(),
        row.text("submitter"),
        row.instant("created_at"),
        runs.ofStudy(id),
        report.orElse(null),
        report.map(this::report).orElse(null));
  }

  private @Nullable StudyReport report(UUID run) {
    return sql.first(
            """
            SELECT o.sha256 FROM step_output o JOIN step s ON s.id = o.step_id
            WHERE s.run_id = ? AND o.kind = 'report'
            """,
            row -> row.sha256("sha256"),
            run)
        .flatMap((Sha256 sha256) -> store.find(sha256))
        .map(
            file -> {
              try {
                return REPORT.<StudyReport>readValue(file.toFile());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .orElse(null);
  }
}
