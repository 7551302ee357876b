package org.cytostudy.platform.artefact;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.platform.artefact.ArtefactService.Download;
import org.cytostudy.platform.artefact.ArtefactViews.Artefact;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.web.ContentTypes;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PathPart;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Artefacts: what is known of them, and their bytes. */
@Path("/api/v1")
@Tag(name = "artefact")
public class ArtefactResource {
  private final ArtefactService service;

  ArtefactResource(ArtefactService service) {
    this.service = service;
  }

  @GET
  @Path("/artefacts/{sha256}")
  @Produces(MediaType.APPLICATION_JSON)
  public Artefact getArtefact(String sha256) {
    return service.get(parse(sha256));
  }

  @GET
  @Path("/artefacts/{sha256}/content")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @APIResponse(
      responseCode = "200",
      description = "The whole content, in its own media type",
      content =
          @Content(
              mediaType = "*/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "206",
      description = "The part that the Range header names",
      content =
          @Content(
              mediaType = "*/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "304", description = "The client has it")
  public RestResponse<PathPart> getContent(
      String sha256,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known,
      @Context RoutingContext http) {
    String etag = "\"" + sha256 + "\"";
    if (etag.equals(known)) {
      service.requireReadable(parse(sha256));
      return RestResponse.ResponseBuilder.<PathPart>notModified()
          .header(HttpHeaders.ETAG, etag)
          .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
          .build();
    }
    Download download = service.download(parse(sha256));
    ByteRange part = ByteRange.of(range, download.bytes());
    ContentTypes.set(http, download.mediaType());
    var answer =
        RestResponse.ResponseBuilder.create(
                part.partial() ? RestResponse.Status.PARTIAL_CONTENT : RestResponse.Status.OK,
                new PathPart(download.file(), part.first(), part.count()))
            .header("Accept-Ranges", "bytes")
            .header(HttpHeaders.ETAG, etag)
            .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
            .header("Content-Disposition", "attachment; filename=\"" + sha256 + "\"");
    if (part.partial()) {
      answer.header("Content-Range", part.contentRange(download.bytes()));
    }
    return answer.build();
  }

  private static Sha256 parse(String sha256) {
    try {
      return new Sha256(sha256);
    } catch (IllegalArgumentException e) {
      throw new MissingException("artefact", sha256);
    }
  }
}
