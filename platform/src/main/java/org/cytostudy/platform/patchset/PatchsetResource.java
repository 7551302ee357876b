package org.cytostudy.platform.patchset;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.idempotency.Idempotent;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.patchset.PatchsetViews.NewSplit;
import org.cytostudy.platform.patchset.PatchsetViews.PatchsetRow;
import org.cytostudy.platform.patchset.PatchsetViews.PatchsetSection;
import org.cytostudy.platform.patchset.PatchsetViews.PatchsetView;
import org.cytostudy.platform.patchset.PatchsetViews.SplitView;
import org.cytostudy.platform.web.Answers;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Patchsets and splits. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "patchset")
public class PatchsetResource {
  private final PatchsetService service;

  PatchsetResource(PatchsetService service) {
    this.service = service;
  }

  @GET
  @Path("/projects/{projectId}/patchsets")
  public Page<PatchsetRow> listPatchsets(UUID projectId, @BeanParam @Valid PageRequest page) {
    return service.list(projectId, page);
  }

  @GET
  @Path("/patchsets/{id}")
  public PatchsetView getPatchset(UUID id) {
    return service.get(id);
  }

  @GET
  @Path("/patchsets/{id}/sections")
  public List<PatchsetSection> listPatchsetSections(UUID id) {
    return service.sections(id);
  }

  @GET
  @Path("/patchsets/{id}/splits")
  public List<SplitView> listSplits(UUID id) {
    return service.splits(id);
  }

  @POST
  @Path("/patchsets/{id}/splits")
  @Idempotent
  public RestResponse<SplitView> createSplit(UUID id, @Valid @NotNull NewSplit request) {
    return Answers.created("/api/v1/patchsets/" + id + "/splits", service.createSplit(id, request));
  }
}
