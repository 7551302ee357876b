package org.cytostudy.platform.tiles;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.util.Locale;
import java.util.UUID;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.section.Pixels;
import org.cytostudy.platform.section.Pixels.Door;
import org.cytostudy.platform.section.Pixels.Shown;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Images as Deep Zoom, for the platform's viewer, and what lies over them. */
@Path("/api/v1")
@Tag(name = "tiles")
public class TileResource {
  private final Pixels pixels;
  private final TileService tiles;
  private final PictureAnswers answers;

  TileResource(Pixels pixels, TileService tiles, PictureAnswers answers) {
    this.pixels = pixels;
    this.tiles = tiles;
    this.answers = answers;
  }

  /**
   * A viewer appends the query of this address to those of the tiles, so that a window that is
   * given here is checked here.
   */
  @GET
  @Path("/images/{id}/deepzoom.dzi")
  @Produces(MediaType.APPLICATION_XML)
  public RestResponse<String> getDeepZoom(UUID id, @BeanParam WindowParameters window) {
    Shown shown = pixels.require(new ImageId(id), Door.VIEWER);
    SlideFacts facts = tiles.facts(shown.image());
    window.window(facts.format());
    return RestResponse.ResponseBuilder.ok(facts.deepZoom().descriptor("jpg"))
        .header(HttpHeaders.CACHE_CONTROL, answers.cacheControl(shown))
        .build();
  }

  @GET
  @Path("/images/{id}/deepzoom_files/{level}/{column}_{row}.{format:jpg|png}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @APIResponse(
      responseCode = "200",
      description = "As many pixels as the descriptor says, fewer at the right and bottom edge",
      content = {
        @Content(
            mediaType = "image/jpeg",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "image/png",
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(responseCode = "304", description = "The client has it")
  public RestResponse<byte[]> getTile(
      @PathParam("id") UUID id,
      @PathParam("level") int level,
      @PathParam("column") long column,
      @PathParam("row") long row,
      @PathParam("format") String format,
      @BeanParam WindowParameters window,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known,
      @Context RoutingContext http) {
    Shown shown = pixels.require(new ImageId(id), Door.VIEWER);
    SlideFacts facts = tiles.facts(shown.image());
    Cut cut =
        facts
            .deepZoom()
            .tile(level, column, row)
            .orElseThrow(() -> new MissingException("tile", level + "/" + column + "_" + row));
    Picture picture =
        new Picture(
            ImageContent.of(shown.image()),
            cut,
            window.window(facts.format()),
            Picture.Format.valueOf(format.toUpperCase(Locale.ROOT)));
    return answers.answer(shown, picture, known, http).build();
  }

  /** What a slider for the window ranges over. */
  @GET
  @Path("/images/{id}/intensities")
  @Produces(MediaType.APPLICATION_JSON)
  public IntensitiesView getIntensities(UUID id) {
    return IntensitiesView.of(tiles.facts(pixels.require(new ImageId(id), Door.VIEWER).image()));
  }

  @GET
  @Path("/images/{id}/mask")
  @Produces("image/png")
  @APIResponse(
      responseCode = "200",
      description = "Where the image shows tissue: white, else black. Over the whole image.",
      content =
          @Content(
              mediaType = "image/png",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public RestResponse<File> getMask(UUID id) {
    ImageId image = new ImageId(id);
    return overlay(image, pixels.mask(image));
  }

  @GET
  @Path("/images/{id}/quality-overlay")
  @Produces("image/png")
  @APIResponse(
      responseCode = "200",
      description =
          "Where the image has faults, over the whole image: index colours 0 glass, 1 tissue,"
              + " 2 tear, 3 fold, 4 out of focus, 5 saturated",
      content =
          @Content(
              mediaType = "image/png",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public RestResponse<File> getQualityOverlay(UUID id) {
    ImageId image = new ImageId(id);
    return overlay(image, pixels.qualityOverlay(image));
  }

  private RestResponse<File> overlay(ImageId image, java.nio.file.Path file) {
    return RestResponse.ResponseBuilder.ok(file.toFile())
        .header(HttpHeaders.CACHE_CONTROL, answers.cacheControl(pixels.require(image, Door.VIEWER)))
        .build();
  }
}
