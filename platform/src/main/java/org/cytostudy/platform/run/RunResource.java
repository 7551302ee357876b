package org.cytostudy.platform.run;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.state.RunState;
import org.cytostudy.platform.idempotency.Idempotent;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.run.RunQueries.Filter;
import org.cytostudy.platform.run.RunViews.RunDetail;
import org.cytostudy.platform.run.RunViews.RunRow;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Runs. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "run")
public class RunResource {
  private static final String NEWEST = "-createdAt";
  private static final String OLDEST = "createdAt";

  private final RunService service;

  RunResource(RunService service) {
    this.service = service;
  }

  @GET
  @Path("/runs")
  public Page<RunRow> listRuns(
      @QueryParam("projectId") @Nullable UUID projectId,
      @QueryParam("studyId") @Nullable UUID studyId,
      @QueryParam("state") @Nullable RunState state,
      @QueryParam("q") @Size(max = 200) @Nullable String q,
      @QueryParam("sort") @Parameter(description = "-createdAt (default) or createdAt")
          @Nullable String sort,
      @BeanParam @Valid PageRequest page) {
    String order = sort == null ? NEWEST : sort;
    if (!Set.of(NEWEST, OLDEST).contains(order)) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "The list cannot be sorted like this.",
          List.of(new FieldError("?sort", "is -createdAt or createdAt")));
    }
    return service.list(new Filter(projectId, studyId, state, q, order.equals(OLDEST)), page);
  }

  @GET
  @Path("/runs/{id}")
  public RunDetail getRun(UUID id) {
    return service.get(id);
  }

  @POST
  @Path("/runs/{id}/cancel")
  @Idempotent
  public RunDetail cancelRun(UUID id) {
    return service.cancel(id);
  }

  @POST
  @Path("/runs/{id}/retry")
  @Idempotent
  public RunDetail retryRun(UUID id) {
    return service.retry(id);
  }

  @GET
  @Path("/runs/{id}/manifests/{stepKey}")
  public JobManifest getManifest(UUID id, String stepKey) {
    return service.manifest(id, stepKey);
  }
}
