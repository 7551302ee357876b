package org.cytostudy.platform.deadletter;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.cytostudy.platform.deadletter.DeadLetterService.Letter;
import org.cytostudy.platform.idempotency.Idempotent;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the routes gave up. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead-letter")
public class DeadLetterResource {
  private final DeadLetterService service;

  DeadLetterResource(DeadLetterService service) {
    this.service = service;
  }

  @GET
  @Path("/dead-letters")
  public Page<Letter> listDeadLetters(@BeanParam @Valid PageRequest page) {
    return service.list(page);
  }

  @POST
  @Path("/dead-letters/{id}/replay")
  @Idempotent
  public Letter replayDeadLetter(UUID id) {
    return service.replay(id);
  }

  @POST
  @Path("/dead-letters/{id}/dismiss")
  @Idempotent
  public Letter dismissDeadLetter(UUID id) {
    return service.dismiss(id);
  }
}
