package org.cytostudy.platform.registration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.cytostudy.platform.geometry.Spaces;
import org.cytostudy.platform.idempotency.Idempotent;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.registration.RegistrationViews.NewChoice;
import org.cytostudy.platform.registration.RegistrationViews.NewRegistration;
import org.cytostudy.platform.registration.RegistrationViews.RegistrationVersion;
import org.cytostudy.platform.web.Answers;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Versions of where the sections of a brain lie in a space. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "registration")
public class RegistrationResource {
  private final RegistrationService service;

  RegistrationResource(RegistrationService service) {
    this.service = service;
  }

  /** Newest first. */
  @GET
  @Path("/brains/{id}/registrations")
  public Page<RegistrationVersion> listRegistrations(
      UUID id,
      @QueryParam("space") @Parameter(description = "Only those to this space, name@version")
          @Nullable String space,
      @BeanParam @Valid PageRequest page) {
    return service.list(id, space == null ? null : Spaces.parse(space, "?space"), page);
  }

  /**
   * Imports a version, which applies from then on. Its files are uploaded before. One fault refuses
   * it as a whole; what places no section is listed.
   */
  @POST
  @Path("/brains/{id}/registrations")
  @Idempotent(timeoutSeconds = 300)
  public RestResponse<RegistrationVersion> importRegistration(
      UUID id, @Valid @NotNull NewRegistration request) {
    RegistrationVersion version = service.importInto(id, request);
    return Answers.created("/api/v1/registrations/" + version.id(), version);
  }

  @GET
  @Path("/registrations/{id}")
  public RegistrationVersion getRegistration(UUID id) {
    return service.get(id);
  }

  /** Lets this version apply instead of the one that does. */
  @POST
  @Path("/registrations/{id}/apply")
  @Idempotent
  public RegistrationVersion applyRegistration(UUID id, @Valid @NotNull NewChoice choice) {
    return service.apply(id, choice.reason());
  }
}
