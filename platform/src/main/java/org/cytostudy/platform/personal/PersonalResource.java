package org.cytostudy.platform.personal;

import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.personal.PersonalViews.Decision;
import org.cytostudy.platform.personal.PersonalViews.PersonalDatum;
import org.cytostudy.platform.web.Answers;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PathPart;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What image files hold that may name a donor; for administrators. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "personal-data")
public class PersonalResource {
  private final PersonalService service;

  PersonalResource(PersonalService service) {
    this.service = service;
  }

  @GET
  @Path("/personal-data")
  public Page<PersonalDatum> listPersonalData(
      @QueryParam("state") @Nullable PersonalState state, @BeanParam @Valid PageRequest page) {
    return service.list(state, page);
  }

  @GET
  @Path("/images/{id}/personal-data")
  public List<PersonalDatum> listPersonalDataOfImage(UUID id) {
    return service.ofImage(id);
  }

  @GET
  @Path("/personal-data/{id}")
  public RestResponse<PersonalDatum> getPersonalDatum(UUID id) {
    PersonalDatum datum = service.get(id);
    return Answers.ok(datum, datum.version());
  }

  @PATCH
  @Path("/personal-data/{id}")
  public RestResponse<PersonalDatum> decidePersonalDatum(
      UUID id,
      @Valid @NotNull Decision decision,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    PersonalDatum datum = service.decide(id, decision, ifMatch);
    return Answers.ok(datum, datum.version());
  }

  @GET
  @Path("/personal-data/{id}/content")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @APIResponse(
      responseCode = "200",
      description = "The picture as PNG, or the fields and their text as JSON",
      content =
          @Content(
              mediaType = "*/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public RestResponse<PathPart> getPersonalContent(UUID id, @Context RoutingContext http) {
    PersonalService.Content content = service.content(id);
    // Bytes to the framework, so that no JSON writer takes a JSON file; its own type on the wire.
    http.addHeadersEndHandler(
        done -> http.response().headers().set(HttpHeaders.CONTENT_TYPE, content.mediaType()));
    return RestResponse.ResponseBuilder.ok(
            new PathPart(content.file(), 0, content.file().toFile().length()))
        // No copy of it in a browser's cache.
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
