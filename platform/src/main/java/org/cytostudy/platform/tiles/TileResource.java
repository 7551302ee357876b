package org.cytostudy.platform.tiles;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Images as Deep Zoom, for viewers. */
@Path("/api/v1")
@Tag(name = "tiles")
public class TileResource {
  /** Kept, but asked for each time: a consent to display may end. */
  private static final String WHILE_ALLOWED = "private, no-cache";

  private final TileService service;

  TileResource(TileService service) {
    this.service = service;
  }

  @GET
  @Path("/images/{id}/deepzoom.dzi")
  @Produces(MediaType.APPLICATION_XML)
  public String getDeepZoom(UUID id) {
    return service.descriptor(id, "jpg");
  }

  @GET
  @Path("/images/{id}/deepzoom_files/{level}/{column}_{row}.{format:jpg|png}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @APIResponse(
      responseCode = "200",
      description = "256 × 256 pixels, fewer at the right and bottom edge",
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
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known,
      @Context RoutingContext http) {
    String etag = service.etag(id, level, column, row, format);
    if (etag.equals(known)) {
      return RestResponse.ResponseBuilder.<byte[]>notModified()
          .header(HttpHeaders.ETAG, etag)
          .header(HttpHeaders.CACHE_CONTROL, WHILE_ALLOWED)
          .build();
    }
    // Bytes to the framework, whose writers of images would write the array's name; its own type on
    // the wire.
    String type = format.equals("png") ? "image/png" : "image/jpeg";
    http.addHeadersEndHandler(done -> http.response().headers().set("Content-Type", type));
    return RestResponse.ResponseBuilder.ok(service.tile(id, level, column, row, format))
        .header(HttpHeaders.ETAG, etag)
        .header(HttpHeaders.CACHE_CONTROL, WHILE_ALLOWED)
        .build();
  }
}
