package org.cytostudy.platform.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.RunId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.state.RunState;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.live.Signals;
import org.cytostudy.platform.page.NewestFirst;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.preparation.PreparationViews.FileState;
import org.cytostudy.platform.preparation.PreparationViews.FileView;
import org.cytostudy.platform.preparation.PreparationViews.PreparationView;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.run.RunKind;
import org.cytostudy.platform.run.RunPlan;
import org.cytostudy.platform.run.RunPlan.ConsentUsed;
import org.cytostudy.platform.run.Runs;
import org.cytostudy.platform.run.StepPlan;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.Signal;
import org.jspecify.annotations.Nullable;

/** Preparations as people see them. */
@ApplicationScoped
class PreparationService {
  private static final String SELECT =
      """
      SELECT p.*, s.id AS patchset_id,
        (SELECT r.id FROM run r WHERE r.preparation_id = p.id ORDER BY r.id DESC LIMIT 1) AS run_id
      FROM preparation p LEFT JOIN patchset s ON s.preparation_id = p.id
      """;

  private final Sql sql;
  private final NewestFirst newest;
  private final Runs runs;
  private final RibbonPlanner ribbons;
  private final SamplePlanner samples;
  private final IngestSources sources;
  private final IngestFiles files;
  private final Signals signals;
  private final Access access;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  PreparationService(
      Sql sql,
      NewestFirst newest,
      Runs runs,
      RibbonPlanner ribbons,
      SamplePlanner samples,
      IngestSources sources,
      IngestFiles files,
      Signals signals,
      Access access,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.sql = sql;
    this.newest = newest;
    this.runs = runs;
    this.ribbons = ribbons;
    this.samples = samples;
    this.sources = sources;
    this.files = files;
    this.signals = signals;
    this.access = access;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  PreparationView create(UUID projectId, NewPreparation request) {
    ProjectId project = new ProjectId(projectId);
    access.requireProject(project, Membership.MEMBER);
    PreparationId id = new PreparationId(ids.next());
    sql.update(
        """
        INSERT INTO preparation (id, project_id, kind, name, state, request, submitter, created_at)
        VALUES (?, ?, ?, ?, 'PENDING', ?, ?, ?)
        """,
        id,
        project,
        request.kind(),
        request.name(),
        Json.of(request),
        access.caller().subject(),
        clock.instant());
    audit.record(
        "submitted",
        Noun.PREPARATION,
        id,
        project,
        Map.of("kind", request.kind(), "name", request.name()));
    switch (request.kind()) {
      case "phantom" -> submit(project, id, request, phantom(request), List.of());
      case "ribbon" -> {
        RibbonPlanner.Planned planned = ribbons.plan(project, request);
        submit(project, id, request, planned.step(), planned.consents());
      }
      case "sample" -> {
        SamplePlanner.Planned planned = samples.plan(project, request);
        submit(project, id, request, planned.step(), planned.consents());
      }
      default -> {
        requireSource(project, request);
        signals.send(Signal.Kind.PREPARATION_SUBMITTED, id.toString());
      }
    }
    return view(id.value());
  }

  PhantomSpec requirePhantom(NewPreparation request) {
    PhantomSpec spec = request.phantom();
    if (spec == null) {
      throw invalid("/phantom", "is needed by a phantom");
    }
    return spec;
  }

  private StepPlan phantom(NewPreparation request) {
    PhantomSpec spec = requirePhantom(request);
    return new StepPlan(
        new StepId(ids.next()),
        "phantom",
        spec,
        List.of(),
        Optional.ofNullable(request.seed()).orElse(1L),
        request.threadsOr(2),
        Set.of());
  }

  private void submit(
      ProjectId project,
      PreparationId id,
      NewPreparation request,
      StepPlan step,
      List<ConsentUsed> consents) {
    sql.update("UPDATE preparation SET planned_at = ? WHERE id = ?", clock.instant(), id);
    runs.submit(
        List.of(
            new RunPlan(
                new RunId(ids.next()),
                project,
                RunKind.PREPARATION,
                request.name(),
                null,
                null,
                null,
                id,
                step.seed(),
                consents,
                List.of(step))));
  }

  /** What can be refused at once is; the files themselves are looked at by the route. */
  void requireSource(ProjectId project, NewPreparation request) {
    NewPreparation.Source source = request.source();
    if (source == null) {
      throw invalid("/source", "is needed by an ingest");
    }
    UUID phantom = source.preparationId();
    if (phantom == null) {
      Sha256 upload = source.upload();
      if (upload != null) {
        sources.requireUpload(project, upload);
        return;
      }
      String root = source.imageRoot();
      String mapping = source.mappingPath();
      if (root == null || mapping == null) {
        throw invalid("/source", IngestSources.NAMES);
      }
      sources.requireMapping(project, root, mapping);
      return;
    }
    RunState state =
        sql.first(
                "SELECT state FROM preparation WHERE id = ? AND project_id = ? AND kind = 'phantom'",
                row -> row.constant("state", RunState.class),
                phantom,
                project)
            .orElseThrow(
                () -> invalid("/source/preparationId", "is no phantom preparation of the project"));
    if (state != RunState.SUCCEEDED) {
      throw new ConflictException(
          ProblemType.PREPARATION_NOT_FINISHED, "The phantom preparation is " + state + ".");
    }
  }

  @Transactional
  Page<PreparationView> list(UUID project, PageRequest page) {
    access.requireVisible(new ProjectId(project));
    return newest.ofProject(
        project, page, SELECT, "p", PreparationService::view, PreparationView::id);
  }

  @Transactional
  PreparationView get(UUID id) {
    PreparationView preparation = view(id);
    access.requireProjectOf(
        "preparation", id, new ProjectId(preparation.projectId()), Membership.VIEWER);
    return preparation;
  }

  @Transactional
  Page<FileView> files(UUID id, @Nullable FileState state, PageRequest page) {
    PreparationView preparation = get(id);
    String after = page.after();
    return Page.of(
        files.list(
            new PreparationId(preparation.id()),
            state,
            after == null ? "" : after,
            page.rowsToRead()),
        page.limit(),
        FileView::file);
  }

  private PreparationView view(UUID id) {
    return sql.first(SELECT + "WHERE p.id = ?", PreparationService::view, id)
        .orElseThrow(() -> new MissingException("preparation", id));
  }

  private static PreparationView view(Row row) {
    return new PreparationView(
        row.uuid("id"),
        row.uuid("project_id"),
        row.text("kind"),
        row.text("name"),
        row.constant("state", RunState.class),
        row.uuidOrNull("run_id"),
        row.text("submitter"),
        row.instant("created_at"),
        row.instantOrNull("finished_at"),
        row.textOrNull("refusal"),
        PreparationCollections.summary(row),
        row.uuidOrNull("patchset_id"));
  }

  private static InvalidException invalid(String pointer, String detail) {
    return new InvalidException(
        ProblemType.INVALID_REQUEST,
        "The preparation cannot be made.",
        List.of(new FieldError(pointer, detail)));
  }
}
