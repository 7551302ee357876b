package org.cytostudy.platform.problem;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Fails as a bug would; a resource of the tests only. */
@Path("/api/v1")
public class FailingResource {
  @GET
  @Path("/test/failure")
  @Operation(hidden = true)
  public String fail() {
    throw new IllegalStateException("the secret of the platform");
  }
}
