package org.cytostudy.platform.annotation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.annotation.AnnotationViews.ImportResult;
import org.cytostudy.platform.annotation.AnnotationViews.Parcellation;
import org.cytostudy.platform.annotation.Annotations.Source;
import org.cytostudy.platform.idempotency.Idempotent;
import org.cytostudy.platform.web.Answers;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Annotations as GeoJSON, and the parcellations that they name. */
@Path("/api/v1")
@Tag(name = "annotation")
public class AnnotationResource {
  private static final String GEO_JSON = "application/geo+json";

  private final AnnotationService service;

  AnnotationResource(AnnotationService service) {
    this.service = service;
  }

  @GET
  @Path("/sections/{id}/annotations")
  @Produces(GEO_JSON)
  @APIResponse(
      responseCode = "200",
      description = "A FeatureCollection in level-0 pixels, as QuPath imports it",
      content = @Content(mediaType = GEO_JSON, schema = @Schema(type = SchemaType.OBJECT)))
  public String getAnnotations(UUID id) {
    return service.export(id);
  }

  @POST
  @Path("/sections/{id}/annotations")
  @Consumes({GEO_JSON, MediaType.APPLICATION_JSON})
  @Produces(MediaType.APPLICATION_JSON)
  @Idempotent
  public RestResponse<ImportResult> importAnnotations(
      UUID id,
      @QueryParam("parcellation")
          @DefaultValue("unnamed@1")
          @Pattern(regexp = "[^@]{1,200}@[^@]{1,50}", message = "is name@version")
          String parcellation,
      @QueryParam("annotator") @Size(max = 200) @Nullable String annotator,
      @QueryParam("method") @DefaultValue("qupath") @Size(min = 1, max = 200) String method,
      @QueryParam("origin") @DefaultValue("HUMAN") Origin origin,
      @QueryParam("replace") @DefaultValue("false") boolean replace,
      @RequestBody(
              required = true,
              content = {
                @Content(mediaType = GEO_JSON, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(type = SchemaType.OBJECT))
              })
          @NotNull
          String geoJson) {
    int at = parcellation.indexOf('@');
    Source source =
        new Source(
            parcellation.substring(0, at),
            parcellation.substring(at + 1),
            annotator,
            method,
            origin);
    return Answers.created(
        "/api/v1/sections/" + id + "/annotations",
        service.importInto(id, geoJson, source, replace));
  }

  @GET
  @Path("/parcellations")
  @Produces(MediaType.APPLICATION_JSON)
  public List<Parcellation> listParcellations() {
    return service.parcellations();
  }

  @GET
  @Path("/parcellations/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Parcellation getParcellation(UUID id) {
    return service.parcellation(id);
  }
}
