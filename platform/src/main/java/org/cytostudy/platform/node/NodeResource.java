package org.cytostudy.platform.node;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.node.NodeViews.CreatedNode;
import org.cytostudy.platform.node.NodeViews.NewNode;
import org.cytostudy.platform.node.NodeViews.NodeChange;
import org.cytostudy.platform.node.NodeViews.NodeView;
import org.cytostudy.platform.web.Answers;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** GPU machines. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "node")
public class NodeResource {
  private final NodeService service;

  NodeResource(NodeService service) {
    this.service = service;
  }

  @GET
  @Path("/nodes")
  public List<NodeView> listNodes() {
    return service.list();
  }

  /** Not idempotent by key: the answer holds a secret, which must not be kept. */
  @POST
  @Path("/nodes")
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = CreatedNode.class)))
  public RestResponse<CreatedNode> createNode(@Valid @NotNull NewNode request) {
    CreatedNode created = service.create(request.name());
    return Answers.created("/api/v1/nodes/" + created.id(), created);
  }

  @GET
  @Path("/nodes/{id}")
  public RestResponse<NodeView> getNode(UUID id) {
    NodeView node = service.get(id);
    return Answers.ok(node, node.version());
  }

  /** The token before it ends; what runs on the node goes on under the new one. */
  @POST
  @Path("/nodes/{id}/token")
  @Consumes(MediaType.WILDCARD)
  public CreatedNode renewToken(UUID id) {
    return service.renewToken(id);
  }

  /** What runs on the node is given to others. */
  @DELETE
  @Path("/nodes/{id}/token")
  public void revokeToken(UUID id) {
    service.revokeToken(id);
  }

  @PATCH
  @Path("/nodes/{id}")
  public RestResponse<NodeView> changeNode(
      UUID id,
      @Valid @NotNull NodeChange change,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    NodeView node = service.change(id, change, ifMatch);
    return Answers.ok(node, node.version());
  }
}
