package org.cytostudy.platform.preparation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.cytostudy.platform.access.AuditorMay;
import org.cytostudy.platform.idempotency.Idempotent;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.preparation.PreparationViews.FileState;
import org.cytostudy.platform.preparation.PreparationViews.FileView;
import org.cytostudy.platform.preparation.PreparationViews.PreparationDryRun;
import org.cytostudy.platform.preparation.PreparationViews.PreparationView;
import org.cytostudy.platform.web.Answers;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Preparations. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "preparation")
public class PreparationResource {
  private final PreparationService service;
  private final PreparationDryRuns dryRuns;

  PreparationResource(PreparationService service, PreparationDryRuns dryRuns) {
    this.service = service;
    this.dryRuns = dryRuns;
  }

  @GET
  @Path("/projects/{projectId}/preparations")
  public Page<PreparationView> listPreparations(
      UUID projectId, @BeanParam @Valid PageRequest page) {
    return service.list(projectId, page);
  }

  @POST
  @Path("/projects/{projectId}/preparations")
  // A sample of thousands of sections freezes as many annotations in this one transaction.
  @Idempotent(timeoutSeconds = 900)
  public RestResponse<PreparationView> createPreparation(
      UUID projectId, @Valid @NotNull NewPreparation request) {
    PreparationView preparation = service.create(projectId, request);
    return Answers.created("/api/v1/preparations/" + preparation.id(), preparation);
  }

  @POST
  @Path("/projects/{projectId}/preparations/dry-run")
  @AuditorMay
  public PreparationDryRun dryRunPreparation(
      UUID projectId, @Valid @NotNull NewPreparation request) {
    return dryRuns.dryRun(projectId, request);
  }

  /** Each file of an ingest: what was read, who says how large a pixel is, why it was refused. */
  @GET
  @Path("/preparations/{id}/files")
  public Page<FileView> listPreparationFiles(
      UUID id, @QueryParam("state") @Nullable FileState state, @BeanParam @Valid PageRequest page) {
    return service.files(id, state, page);
  }

  @GET
  @Path("/preparations/{id}")
  public PreparationView getPreparation(UUID id) {
    return service.get(id);
  }
}
