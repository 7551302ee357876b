package org.cytostudy.platform.annotation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.cytostudy.platform.annotation.AnnotationViews.ImportResult;
import org.cytostudy.platform.annotation.Annotations.ParcellationName;
import org.cytostudy.platform.annotation.Annotations.Source;
import org.cytostudy.platform.idempotency.Idempotent;
import org.cytostudy.platform.web.Answers;
import org.cytostudy.platform.web.SpooledBody;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Annotations as GeoJSON files. */
@Path("/api/v1")
@Tag(name = "annotation")
public class AnnotationResource {
  private static final String GEO_JSON = "application/geo+json";
  private static final String FORMS =
      "GeoJSON: a FeatureCollection, an array of features or geometries, or one of either";

  private final ImportService imports;
  private final ListingService listing;

  AnnotationResource(ImportService imports, ListingService listing) {
    this.imports = imports;
    this.listing = listing;
  }

  /**
   * All annotations of an image, as QuPath imports them; or, with any of the filters, the largest
   * of a window for a viewer. The member {@code cytostudy} of the answer then says how many
   * annotations of these kinds lie in the window, and how many were left out as too small or beyond
   * the limit.
   */
  @GET
  @Path("/sections/{id}/annotations")
  @Produces(GEO_JSON + ";charset=UTF-8")
  @APIResponse(
      responseCode = "200",
      description = "A FeatureCollection in level-0 pixels of the image, as QuPath imports it",
      content = @Content(mediaType = GEO_JSON, schema = @Schema(type = SchemaType.OBJECT)))
  public StreamingOutput getAnnotations(
      UUID id,
      @QueryParam("image") @Parameter(description = "Of the section; else its newest one")
          @Nullable UUID image,
      @BeanParam @Valid Window window) {
    ListingService.Listing found = listing.list(id, image, window.selection());
    return to -> listing.write(found, to);
  }

  /** Takes a file of up to 512 MB and 500,000 features, all or nothing of it. */
  @POST
  @Path("/sections/{id}/annotations")
  @Consumes({GEO_JSON, MediaType.APPLICATION_JSON})
  @Produces(MediaType.APPLICATION_JSON)
  @Idempotent(timeoutSeconds = 900)
  public RestResponse<ImportResult> importAnnotations(
      UUID id,
      @QueryParam("image")
          @Parameter(description = "What it was drawn on; else the section's newest")
          @Nullable UUID image,
      @QueryParam("parcellation")
          @Pattern(regexp = "[^@]{1,200}@[^@]{1,50}", message = "is name@version")
          @Parameter(description = "Whose regions the classifications name, as name@version")
          @Nullable String parcellation,
      @QueryParam("createRegions")
          @DefaultValue("false")
          @Parameter(description = "Make regions of classes that the parcellation does not have")
          boolean createRegions,
      @QueryParam("annotator") @Size(max = 200) @Nullable String annotator,
      @QueryParam("method")
          @Size(min = 1, max = 200)
          @Parameter(description = "How it was drawn; qupath at first")
          @Nullable String method,
      @QueryParam("origin") @Parameter(description = "Where the file says none; HUMAN at first")
          @Nullable Origin origin,
      @QueryParam("replace") @DefaultValue("false") boolean replace,
      @RequestBody(
              required = true,
              content = {
                @Content(mediaType = GEO_JSON, schema = @Schema(description = FORMS)),
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(description = FORMS))
              })
          @NotNull
          SpooledBody geoJson) {
    Source source =
        new Source(
            parcellation == null ? null : ParcellationName.parse(parcellation),
            createRegions,
            annotator,
            method,
            origin);
    return Answers.created(
        "/api/v1/sections/" + id + "/annotations",
        imports.importInto(id, image, geoJson.file(), source, replace));
  }
}
