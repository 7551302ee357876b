package org.cytostudy.platform.map;

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
import org.cytostudy.platform.map.MapViews.MapView;
import org.cytostudy.platform.map.MapViews.NewMap;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.web.Answers;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Versions of maps. Their files are artefacts and are downloaded as such. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "map")
public class MapResource {
  private final MapService service;

  MapResource(MapService service) {
    this.service = service;
  }

  /** Newest first. */
  @GET
  @Path("/projects/{projectId}/maps")
  public Page<MapView> listMaps(UUID projectId, @BeanParam @Valid PageRequest page) {
    return service.list(projectId, page);
  }

  /**
   * Keeps a version of a map. Its files are uploaded before. A map over vertices has one value for
   * each vertex of its surface. A version never changes.
   */
  @POST
  @Path("/projects/{projectId}/maps")
  @Idempotent(timeoutSeconds = 300)
  public RestResponse<MapView> importMap(UUID projectId, @Valid @NotNull NewMap request) {
    MapView map = service.importMap(projectId, request);
    return Answers.created("/api/v1/maps/" + map.id(), map);
  }

  @GET
  @Path("/maps/{id}")
  public MapView getMap(UUID id) {
    return service.get(id);
  }
}
