package org.cytostudy.platform.contour;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.cytostudy.platform.contour.ContourService.Drawn;
import org.cytostudy.platform.contour.ContourViews.ContourVersion;
import org.cytostudy.platform.idempotency.Idempotent;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.web.Answers;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Versions of the pial and white contours of an image. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "contours")
public class ContourResource {
  private static final String GEO_JSON = "application/geo+json";
  private static final String FORMS =
      "A FeatureCollection, an array of features, or one feature, in level-0 pixels";

  private final ContourService service;

  ContourResource(ContourService service) {
    this.service = service;
  }

  /** Newest first. */
  @GET
  @Path("/images/{id}/contours")
  public Page<ContourVersion> listContours(UUID id, @BeanParam @Valid PageRequest page) {
    return service.list(id, page);
  }

  /** Imports a version, which applies from then on. Lines of other classes are listed. */
  @POST
  @Path("/images/{id}/contours")
  @Consumes({GEO_JSON, MediaType.APPLICATION_JSON})
  @Idempotent
  public RestResponse<ContourVersion> importContours(
      UUID id,
      @QueryParam("pialClass")
          @DefaultValue("Pial")
          @Size(min = 1, max = 200)
          @Parameter(description = "Class of the pial border, in any case")
          String pialClass,
      @QueryParam("whiteClass")
          @DefaultValue("White")
          @Size(min = 1, max = 200)
          @Parameter(description = "Class of the white border, in any case")
          String whiteClass,
      @QueryParam("annotator")
          @Size(min = 1, max = 200)
          @Parameter(description = "Who drew them; else the caller")
          @Nullable String annotator,
      @QueryParam("reason") @Size(min = 1, max = 1000) @Nullable String reason,
      @RequestBody(
              required = true,
              content = {
                @Content(mediaType = GEO_JSON, schema = @Schema(description = FORMS)),
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(description = FORMS))
              })
          @NotNull
          byte[] geoJson) {
    ContourVersion version =
        service.importInto(id, geoJson, new Drawn(pialClass, whiteClass, annotator, reason));
    return Answers.created("/api/v1/images/" + id + "/contours", version);
  }
}
