package org.cytostudy.platform.annotation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.cytostudy.platform.annotation.AgreementViews.Agreement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How well annotators agree. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "annotation")
public class AgreementResource {
  private static final String SIDE = "annotator:.{1,200}|origin:(HUMAN|ASSISTED|PREDICTED)";
  private static final String SAYS = "is annotator:NAME or origin:HUMAN, ASSISTED or PREDICTED";

  private final AgreementService service;

  AgreementResource(AgreementService service) {
    this.service = service;
  }

  /** Dice's coefficient and border distances of each region, within what both annotated. */
  @GET
  @Path("/sections/{id}/agreement")
  public Agreement getAgreement(
      UUID id,
      @QueryParam("image") @Nullable UUID image,
      @QueryParam("a") @NotNull @Pattern(regexp = SIDE, message = SAYS) String a,
      @QueryParam("b") @NotNull @Pattern(regexp = SIDE, message = SAYS) String b) {
    return service.compare(id, image, a, b);
  }
}
