package org.cytostudy.platform.brain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.brain.BrainViews.Block;
import org.cytostudy.platform.brain.BrainViews.Brain;
import org.cytostudy.platform.brain.BrainViews.BrainRow;
import org.cytostudy.platform.brain.BrainViews.Consent;
import org.cytostudy.platform.brain.BrainViews.Hemisphere;
import org.cytostudy.platform.brain.BrainViews.NewBlock;
import org.cytostudy.platform.brain.BrainViews.NewBrain;
import org.cytostudy.platform.brain.BrainViews.NewConsent;
import org.cytostudy.platform.brain.BrainViews.NewHemisphere;
import org.cytostudy.platform.brain.BrainViews.Withdrawal;
import org.cytostudy.platform.idempotency.Idempotent;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.web.Answers;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Brains, their hemispheres and blocks, and their consents. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "brain")
public class BrainResource {
  private final BrainService brains;
  private final ConsentService consents;

  BrainResource(BrainService brains, ConsentService consents) {
    this.brains = brains;
    this.consents = consents;
  }

  @GET
  @Path("/projects/{projectId}/brains")
  public Page<BrainRow> listBrains(UUID projectId, @BeanParam @Valid PageRequest page) {
    return brains.list(projectId, page);
  }

  @POST
  @Path("/projects/{projectId}/brains")
  @Idempotent
  public RestResponse<Brain> createBrain(UUID projectId, @Valid @NotNull NewBrain request) {
    Brain brain = brains.create(projectId, request);
    return Answers.created("/api/v1/brains/" + brain.id(), brain);
  }

  @GET
  @Path("/brains/{id}")
  public Brain getBrain(UUID id) {
    return brains.get(id);
  }

  @GET
  @Path("/brains/{id}/consents")
  public List<Consent> listConsents(UUID id) {
    return consents.list(id);
  }

  @POST
  @Path("/brains/{id}/consents")
  @Idempotent
  public RestResponse<Consent> recordConsent(UUID id, @Valid @NotNull NewConsent request) {
    return Answers.created("/api/v1/brains/" + id + "/consents", consents.record(id, request));
  }

  @POST
  @Path("/brains/{id}/consents/withdraw")
  @Idempotent
  public RestResponse<Consent> withdrawConsent(UUID id, @Valid @NotNull Withdrawal withdrawal) {
    return Answers.created("/api/v1/brains/" + id + "/consents", consents.withdraw(id, withdrawal));
  }

  @GET
  @Path("/brains/{id}/hemispheres")
  public List<Hemisphere> listHemispheres(UUID id) {
    return brains.hemispheres(id);
  }

  @POST
  @Path("/brains/{id}/hemispheres")
  @Idempotent
  public RestResponse<Hemisphere> createHemisphere(UUID id, @Valid @NotNull NewHemisphere request) {
    return Answers.created(
        "/api/v1/brains/" + id + "/hemispheres", brains.addHemisphere(id, request));
  }

  @GET
  @Path("/hemispheres/{id}/blocks")
  public List<Block> listBlocks(UUID id) {
    return brains.blocks(id);
  }

  @POST
  @Path("/hemispheres/{id}/blocks")
  @Idempotent
  public RestResponse<Block> createBlock(UUID id, @Valid @NotNull NewBlock request) {
    return Answers.created("/api/v1/hemispheres/" + id + "/blocks", brains.addBlock(id, request));
  }
}
