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
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.id.ImageId;
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

/** Images for other programmes: the IIIF Image API 3.0, level 1. */
@Path("/api/v1/images/{id}/iiif")
@Tag(name = "tiles")
public class IiifResource {
  private static final MediaType LD_JSON =
      new MediaType("application", "ld+json", Map.of("profile", IiifInfo.CONTEXT));
  private static final String PROFILE = "<http://iiif.io/api/image/3/level1.json>;rel=\"profile\"";

  private final Pixels pixels;
  private final TileService tiles;
  private final PictureAnswers answers;

  IiifResource(Pixels pixels, TileService tiles, PictureAnswers answers) {
    this.pixels = pixels;
    this.tiles = tiles;
    this.answers = answers;
  }

  @GET
  @APIResponse(responseCode = "303", description = "The image information is at Location")
  public RestResponse<Void> getImageService(@PathParam("id") UUID id, @Context UriInfo here) {
    pixels.require(new ImageId(id), Door.PROGRAMME);
    return RestResponse.seeOther(URI.create(base(here, id) + "/info.json"));
  }

  @GET
  @Path("/info.json")
  @Produces({"application/ld+json", MediaType.APPLICATION_JSON})
  @APIResponse(
      responseCode = "200",
      description = "Size, tiles and what the service can do",
      content = {
        @Content(
            mediaType = "application/ld+json",
            schema = @Schema(implementation = IiifInfo.class)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = IiifInfo.class))
      })
  public RestResponse<IiifInfo> getImageInformation(
      @PathParam("id") UUID id, @Context UriInfo here, @Context HttpHeaders headers) {
    Shown shown = pixels.require(new ImageId(id), Door.PROGRAMME);
    return RestResponse.ResponseBuilder.ok(IiifInfo.of(base(here, id), tiles.facts(shown.image())))
        .header(HttpHeaders.CACHE_CONTROL, answers.cacheControl(shown))
        .type(wantsPlainJson(headers) ? MediaType.APPLICATION_JSON_TYPE : LD_JSON)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(HttpHeaders.LINK, PROFILE)
        .build();
  }

  @GET
  @Path("/{region}/{size}/{rotation}/{quality}.{format}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @APIResponse(
      responseCode = "200",
      description = "The region at the wanted size",
      content = {
        @Content(
            mediaType = "image/jpeg",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "image/png",
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(responseCode = "304", description = "The client has it")
  public RestResponse<byte[]> getPicture(
      @PathParam("id") UUID id,
      @PathParam("region") String region,
      @PathParam("size") String size,
      @PathParam("rotation") String rotation,
      @PathParam("quality") String quality,
      @PathParam("format") String format,
      @BeanParam WindowParameters window,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known,
      @Context UriInfo here,
      @Context RoutingContext http) {
    Shown shown = pixels.require(new ImageId(id), Door.PROGRAMME);
    SlideFacts facts = tiles.facts(shown.image());
    IiifRequest request =
        IiifRequest.of(
            facts.full().widthPx(),
            facts.full().heightPx(),
            region,
            size,
            rotation,
            quality,
            format);
    Picture picture =
        new Picture(
            ImageContent.of(shown.image()),
            request.cut(),
            window.window(facts.format()),
            request.format());
    return answers
        .answer(shown, picture, known, http)
        .header(HttpHeaders.LINK, PROFILE)
        .header(
            HttpHeaders.LINK,
            "<" + base(here, id) + "/" + request.canonical() + ">;rel=\"canonical\"")
        .build();
  }

  private static boolean wantsPlainJson(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .noneMatch(
            type -> !type.equals(MediaType.APPLICATION_JSON_TYPE) && type.isCompatible(LD_JSON));
  }

  private static String base(UriInfo here, UUID id) {
    return here.getBaseUriBuilder().path("api/v1/images/{id}/iiif").build(id).toString();
  }
}
