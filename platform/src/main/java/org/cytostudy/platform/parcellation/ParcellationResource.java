package org.cytostudy.platform.parcellation;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.problem.MissingException;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Versions of parcellations. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "parcellation")
public class ParcellationResource {
  private final ParcellationRepository parcellations;

  ParcellationResource(ParcellationRepository parcellations) {
    this.parcellations = parcellations;
  }

  @GET
  @Path("/parcellations")
  @Transactional
  public List<Parcellation> listParcellations() {
    return parcellations.all();
  }

  @GET
  @Path("/parcellations/{id}")
  @Transactional
  public Parcellation getParcellation(UUID id) {
    return parcellations.find(id).orElseThrow(() -> new MissingException("parcellation", id));
  }
}
