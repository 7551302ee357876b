package org.cytostudy.platform.annotation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.cytostudy.platform.annotation.AnnotationViews.Annotation;
import org.cytostudy.platform.annotation.AnnotationViews.AnnotationChange;
import org.cytostudy.platform.annotation.AnnotationViews.NewAnnotation;
import org.cytostudy.platform.annotation.AnnotationViews.RevisionOf;
import org.cytostudy.platform.idempotency.Idempotent;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.web.Answers;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Drawing on an image. The entity tag of an annotation is the number of its newest revision; one
 * that was deleted can be revised once more, which brings it back.
 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "annotation")
public class DrawingResource {
  private final DrawingService service;
  private final DeletedService deleted;

  DrawingResource(DrawingService service, DeletedService deleted) {
    this.service = service;
    this.deleted = deleted;
  }

  @POST
  @Path("/images/{id}/annotations")
  @Idempotent
  public RestResponse<Annotation> createAnnotation(UUID id, @Valid @NotNull NewAnnotation request) {
    Annotation created = service.create(id, request);
    return Answers.created(
        "/api/v1/images/" + id + "/annotations/" + created.id(), created, created.revision());
  }

  @GET
  @Path("/images/{id}/annotations/{annotation}")
  public RestResponse<Annotation> getAnnotation(UUID id, UUID annotation) {
    Annotation found = service.get(id, annotation);
    return Answers.ok(found, found.revision());
  }

  @PUT
  @Path("/images/{id}/annotations/{annotation}")
  public RestResponse<Annotation> reviseAnnotation(
      UUID id,
      UUID annotation,
      @Valid @NotNull AnnotationChange change,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    Annotation revised = service.revise(id, annotation, change, ifMatch);
    return Answers.ok(revised, revised.revision());
  }

  @DELETE
  @Path("/images/{id}/annotations/{annotation}")
  public RestResponse<Annotation> deleteAnnotation(
      UUID id,
      UUID annotation,
      @QueryParam("reason") @NotBlank @Size(max = AnnotationViews.LONGEST_REASON) String reason,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    Annotation deleted = service.delete(id, annotation, reason, ifMatch);
    return Answers.ok(deleted, deleted.revision());
  }

  /**
   * What was deleted and not brought back, each as its deletion says: by whom, when and why. The
   * last deletion comes first. A revision with its number as If-Match brings one back.
   */
  @GET
  @Path("/images/{id}/deleted-annotations")
  public Page<Annotation> listDeletedAnnotations(UUID id, @BeanParam @Valid PageRequest page) {
    return deleted.list(id, page);
  }

  /** Newest first. */
  @GET
  @Path("/images/{id}/annotations/{annotation}/revisions")
  public Page<RevisionOf> listRevisions(
      UUID id, UUID annotation, @BeanParam @Valid PageRequest page) {
    return service.revisions(id, annotation, page);
  }
}
