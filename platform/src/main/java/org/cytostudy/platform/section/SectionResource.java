package org.cytostudy.platform.section;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.platform.idempotency.Idempotent;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.section.SectionViews.Image;
import org.cytostudy.platform.section.SectionViews.Neighbours;
import org.cytostudy.platform.section.SectionViews.NewSection;
import org.cytostudy.platform.section.SectionViews.Section;
import org.cytostudy.platform.section.SectionViews.SectionChange;
import org.cytostudy.platform.web.Answers;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Sections and their images. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "section")
public class SectionResource {
  private final SectionService service;
  private final Pixels pixels;

  SectionResource(SectionService service, Pixels pixels) {
    this.service = service;
    this.pixels = pixels;
  }

  @GET
  @Path("/brains/{id}/sections")
  public Page<Section> listSections(
      UUID id,
      @QueryParam("quality")
          @Parameter(
              description =
                  "Only sections whose newest image is flagged, clean, unknown, or has the flag"
                      + " tears, folds, out-of-focus or saturated")
          @Nullable String quality,
      @BeanParam @Valid PageRequest page) {
    return service.list(id, quality, page);
  }

  @POST
  @Path("/blocks/{id}/sections")
  @Idempotent
  public RestResponse<Section> createSection(UUID id, @Valid @NotNull NewSection request) {
    Section section = service.create(id, request);
    return Answers.created("/api/v1/sections/" + section.id(), section, section.version());
  }

  @GET
  @Path("/sections/{id}")
  public RestResponse<Section> getSection(UUID id) {
    Section section = service.get(id);
    return Answers.ok(section, section.version());
  }

  @PATCH
  @Path("/sections/{id}")
  public RestResponse<Section> changeSection(
      UUID id,
      @Valid @NotNull SectionChange change,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    Section section = service.change(id, change, ifMatch);
    return Answers.ok(section, section.version());
  }

  /** For a walk through the brain, without reading all of its sections. */
  @GET
  @Path("/sections/{id}/neighbours")
  public Neighbours getNeighbours(UUID id) {
    return service.neighbours(id);
  }

  @GET
  @Path("/sections/{id}/images")
  public List<Image> listImages(UUID id) {
    return service.images(id);
  }

  @GET
  @Path("/sections/{id}/thumbnail")
  @Produces("image/png")
  @APIResponse(
      responseCode = "200",
      description = "A small preview of the newest image",
      content =
          @Content(
              mediaType = "image/png",
              schema =
                  @Schema(
                      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                      format = "binary")))
  public RestResponse<File> getThumbnail(UUID id) {
    return RestResponse.ResponseBuilder.ok(pixels.thumbnail(new SectionId(id)).toFile())
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=300")
        .build();
  }

  @GET
  @Path("/images/{id}")
  public Image getImage(UUID id) {
    return service.image(id);
  }
}
