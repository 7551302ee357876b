package org.cytostudy.platform.model;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.model.ModelViews.Descendant;
import org.cytostudy.platform.model.ModelViews.LineageView;
import org.cytostudy.platform.model.ModelViews.ModelView;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Models and their lineage. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "model")
public class ModelResource {
  private final ModelService service;

  ModelResource(ModelService service) {
    this.service = service;
  }

  @GET
  @Path("/projects/{projectId}/models")
  public Page<ModelView> listModels(UUID projectId, @BeanParam @Valid PageRequest page) {
    return service.list(projectId, page);
  }

  @GET
  @Path("/models/{id}")
  public ModelView getModel(UUID id) {
    return service.get(id);
  }

  @GET
  @Path("/models/{id}/lineage")
  public LineageView getLineage(UUID id) {
    return service.lineage(id);
  }

  @GET
  @Path("/brains/{id}/descendants")
  public List<Descendant> listDescendants(UUID id) {
    return service.descendants(id);
  }

  @GET
  @Path("/sections/{id}/descendants")
  public List<Descendant> listSectionDescendants(UUID id) {
    return service.sectionDescendants(id);
  }
}
