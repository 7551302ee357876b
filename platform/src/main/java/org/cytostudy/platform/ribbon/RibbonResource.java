package org.cytostudy.platform.ribbon;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.util.UUID;
import org.cytostudy.platform.ribbon.RibbonService.DepthMap;
import org.cytostudy.platform.ribbon.RibbonViews.RibbonView;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The cortical ribbon of an image, for a viewer's layers. */
@Path("/api/v1")
@Tag(name = "ribbon")
public class RibbonResource {
  private final RibbonService service;

  RibbonResource(RibbonService service) {
    this.service = service;
  }

  /** The newest one that a preparation found: its lines, and its stations with their thickness. */
  @GET
  @Path("/images/{id}/ribbon")
  @Produces(MediaType.APPLICATION_JSON)
  public RibbonView getRibbon(UUID id) {
    return service.ribbon(id);
  }

  /** Asked for anew each time: there may be a newer one, and the right to look may end. */
  @GET
  @Path("/images/{id}/depth")
  @Produces("image/png")
  @APIResponse(
      responseCode = "200",
      description =
          "16-bit grey PNG over the whole image, whose top left corner is that of the image: 0"
              + " outside of the cortex, else 1 at the pial border to 65535 at the white one",
      content =
          @Content(
              mediaType = "image/png",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "304", description = "The client has it")
  public RestResponse<File> getDepth(
      UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    DepthMap map = service.depth(id);
    String etag = "\"" + map.sha256() + "\"";
    RestResponse.ResponseBuilder<File> answer =
        etag.equals(known)
            ? RestResponse.ResponseBuilder.notModified()
            : RestResponse.ResponseBuilder.ok(map.file().toFile());
    return answer
        .header(HttpHeaders.ETAG, etag)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .build();
  }
}
