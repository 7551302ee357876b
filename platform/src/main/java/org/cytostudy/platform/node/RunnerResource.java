package org.cytostudy.platform.node;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.core.runner.EventBatch;
import org.cytostudy.core.runner.EventsAccepted;
import org.cytostudy.core.runner.Fail;
import org.cytostudy.core.runner.Finish;
import org.cytostudy.core.runner.Heartbeat;
import org.cytostudy.core.runner.HeartbeatAnswer;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.runner.LeaseRequest;
import org.cytostudy.core.runner.Registered;
import org.cytostudy.core.runner.Registration;
import org.cytostudy.core.runner.RunnerApi;
import org.cytostudy.platform.live.Bell;
import org.cytostudy.platform.metric.EventIngestion;
import org.cytostudy.platform.run.Leases;
import org.cytostudy.routes.AttemptFailed;
import org.cytostudy.routes.AttemptFinished;
import org.cytostudy.routes.StepFailRoute;
import org.cytostudy.routes.StepFinishRoute;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The runner protocol, see {@link RunnerApi}. */
@Path(RunnerApi.ROOT)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "runner")
@RunOnVirtualThread
public class RunnerResource {
  /** A step may be placed by another instance whose signal was lost: look again now and then. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private final RunnerService service;
  private final RunnerFiles files;
  private final Leases leases;
  private final EventIngestion events;
  private final Bell bell;
  private final ProducerTemplate camel;

  RunnerResource(
      RunnerService service,
      RunnerFiles files,
      Leases leases,
      EventIngestion events,
      Bell bell,
      ProducerTemplate camel) {
    this.service = service;
    this.files = files;
    this.leases = leases;
    this.events = events;
    this.bell = bell;
    this.camel = camel;
  }

  @POST
  @Path("/register")
  public Registered register(@NotNull Registration registration) {
    return service.register(service.caller(), registration);
  }

  /**
   * Answers at once when there is work, else when some comes up, else 204 at the end. A node that
   * hung up meanwhile gets none: nobody would hear of it, and the step would wait for its grace
   * time.
   */
  @POST
  @Path("/lease")
  @APIResponse(
      responseCode = "200",
      description = "Work",
      content = @Content(schema = @Schema(implementation = Lease.class)))
  @APIResponse(responseCode = "204", description = "None came up")
  public RestResponse<Lease> lease(
      @NotNull LeaseRequest request, @Context HttpServerResponse response)
      throws InterruptedException {
    NodeId node = service.caller();
    long end = System.nanoTime() + Duration.ofSeconds(request.waitSeconds()).toNanos();
    while (true) {
      long seen = bell.rings();
      if (response.closed()) {
        return RestResponse.noContent();
      }
      service.seen(node);
      Optional<Lease> lease = leases.lease(node, request.freeDevices());
      long left = end - System.nanoTime();
      if (lease.isPresent()) {
        return RestResponse.ok(lease.get());
      }
      if (left <= 0) {
        return RestResponse.noContent();
      }
      bell.await(seen, Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
    }
  }

  @POST
  @Path("/heartbeat")
  public HeartbeatAnswer heartbeat(@NotNull Heartbeat heartbeat) {
    return service.heartbeat(service.caller(), heartbeat);
  }

  @POST
  @Path("/attempts/{attemptId}/events")
  public EventsAccepted events(
      UUID attemptId, @HeaderParam(RunnerApi.TOKEN_HEADER) long token, @NotNull EventBatch batch) {
    return events.take(service.caller(), new AttemptId(attemptId), token, batch);
  }

  @GET
  @Path("/attempts/{attemptId}/inputs/{sha256}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @APIResponse(responseCode = "200", description = "The whole input")
  @APIResponse(responseCode = "206", description = "The part that the Range header names")
  public Response input(
      UUID attemptId,
      String sha256,
      @HeaderParam(RunnerApi.TOKEN_HEADER) long token,
      @HeaderParam("Range") @Nullable String range) {
    return files.input(
        service.caller(), new AttemptId(attemptId), token, Sha256.fromString(sha256), range);
  }

  @HEAD
  @Path("/attempts/{attemptId}/artefacts/{sha256}")
  @APIResponse(responseCode = "204", description = "Upload-Offset says how many bytes are there")
  public Response uploadOffset(
      UUID attemptId, String sha256, @HeaderParam(RunnerApi.TOKEN_HEADER) long token) {
    return files.offset(
        service.caller(), new AttemptId(attemptId), token, Sha256.fromString(sha256));
  }

  @PATCH
  @Path("/attempts/{attemptId}/artefacts/{sha256}")
  @Consumes(MediaType.WILDCARD)
  @APIResponse(responseCode = "204", description = "Upload-Offset says how many bytes are there")
  public Response upload(
      UUID attemptId,
      String sha256,
      @HeaderParam(RunnerApi.TOKEN_HEADER) long token,
      @QueryParam("offset") long offset,
      @QueryParam("length") long length,
      InputStream body) {
    return files.append(
        service.caller(),
        new AttemptId(attemptId),
        token,
        Sha256.fromString(sha256),
        offset,
        length,
        body);
  }

  @POST
  @Path("/attempts/{attemptId}/finish")
  @APIResponse(responseCode = "204", description = "Taken")
  public void finish(
      UUID attemptId, @HeaderParam(RunnerApi.TOKEN_HEADER) long token, @NotNull Finish finish) {
    send(
        StepFinishRoute.ENDPOINT,
        new AttemptFinished(new AttemptId(attemptId), service.caller(), token, finish.outputs()));
  }

  @POST
  @Path("/attempts/{attemptId}/fail")
  @APIResponse(responseCode = "204", description = "Taken")
  public void fail(
      UUID attemptId, @HeaderParam(RunnerApi.TOKEN_HEADER) long token, @NotNull Fail fail) {
    send(
        StepFailRoute.ENDPOINT,
        new AttemptFailed(
            new AttemptId(attemptId), service.caller(), token, fail.cancelled(), fail.failure()));
  }

  private void send(String endpoint, Object body) {
    try {
      camel.requestBody(endpoint, body);
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw e;
    }
  }
}
