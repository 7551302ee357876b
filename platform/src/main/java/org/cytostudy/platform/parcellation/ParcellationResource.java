package org.cytostudy.platform.parcellation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.idempotency.Idempotent;
import org.cytostudy.platform.web.Answers;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Versions of parcellations. They belong to no project: who is signed in reads them. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "parcellation")
public class ParcellationResource {
  private final ParcellationService service;

  ParcellationResource(ParcellationService service) {
    this.service = service;
  }

  @GET
  @Path("/parcellations")
  public List<Parcellation> listParcellations() {
    return service.list();
  }

  @GET
  @Path("/parcellations/{id}")
  public Parcellation getParcellation(UUID id) {
    return service.get(id);
  }

  /**
   * Imports a tree of regions as siibra, EBRAINS or JuBrain write it. A version never changes: the
   * same tree once more is answered with what is there, another one is refused.
   */
  @POST
  @Path("/parcellations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Idempotent
  public RestResponse<Parcellation> importParcellation(
      @QueryParam("name")
          @Pattern(regexp = "[^@]{1,200}", message = "is 1–200 characters without '@'")
          @Parameter(description = "Instead of the name in the file")
          @Nullable String name,
      @QueryParam("version")
          @Pattern(regexp = "[^@]{1,50}", message = "is 1–50 characters without '@'")
          @Parameter(description = "Instead of the version in the file")
          @Nullable String version,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(type = SchemaType.OBJECT)))
          @NotNull
          JsonNode tree) {
    Parcellation imported = service.importTree(tree, name, version);
    return Answers.created("/api/v1/parcellations/" + imported.id(), imported);
  }
}
