package org.cytostudy.platform.surface;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.cytostudy.platform.idempotency.Idempotent;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.surface.SurfaceViews.NewSurface;
import org.cytostudy.platform.surface.SurfaceViews.Surface;
import org.cytostudy.platform.web.Answers;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Versions of surfaces. Their files are artefacts and are downloaded as such. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "surface")
public class SurfaceResource {
  private final SurfaceService service;

  SurfaceResource(SurfaceService service) {
    this.service = service;
  }

  /** Newest first. */
  @GET
  @Path("/projects/{projectId}/surfaces")
  public Page<Surface> listSurfaces(UUID projectId, @BeanParam @Valid PageRequest page) {
    return service.list(projectId, page);
  }

  /**
   * Keeps a version of a surface. Its files are uploaded before. A mesh on which distances cannot
   * be measured is refused. A version never changes: the same once more is answered with what is
   * there, another one under its name is refused.
   */
  @POST
  @Path("/projects/{projectId}/surfaces")
  @Idempotent(timeoutSeconds = 300)
  public RestResponse<Surface> importSurface(UUID projectId, @Valid @NotNull NewSurface request) {
    Surface surface = service.importSurface(projectId, request);
    return Answers.created("/api/v1/surfaces/" + surface.id(), surface);
  }

  @GET
  @Path("/surfaces/{id}")
  public Surface getSurface(UUID id) {
    return service.get(id);
  }
}
