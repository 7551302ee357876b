package org.cytostudy.platform.audit;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.cytostudy.platform.access.AuditorMay;
import org.cytostudy.platform.audit.AuditViews.AuditEvent;
import org.cytostudy.platform.audit.AuditViews.Head;
import org.cytostudy.platform.audit.AuditViews.Verification;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit trail: events, signed heads, and a check of the whole chain. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public class AuditResource {
  private final AuditService service;

  AuditResource(AuditService service) {
    this.service = service;
  }

  @GET
  @Path("/audit")
  public Page<AuditEvent> listAuditEvents(
      @BeanParam AuditFilter filter, @BeanParam @Valid PageRequest page) {
    return service.list(filter, page);
  }

  @GET
  @Path("/audit/seals")
  public Page<Head> listAuditHeads(@BeanParam @Valid PageRequest page) {
    return service.heads(page);
  }

  @POST
  @Path("/audit/verify")
  @AuditorMay
  public Verification verifyAudit() {
    return service.verify();
  }
}
