package org.cytostudy.platform.upload;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Files that are brought to a project in pieces. A client asks how much is there, sends the next
 * piece, and after a cut goes on from what it is told.
 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "upload")
@RunOnVirtualThread
public class UploadResource {
  private static final String OFFSET = "Upload-Offset";

  private final UploadService service;

  UploadResource(UploadService service) {
    this.service = service;
  }

  @GET
  @Path("/projects/{projectId}/uploads")
  public Page<UploadView> listUploads(UUID projectId, @BeanParam @Valid PageRequest page) {
    return service.list(new ProjectId(projectId), page);
  }

  @HEAD
  @Path("/projects/{projectId}/uploads/{sha256}")
  @APIResponse(responseCode = "204", description = "Upload-Offset says how many bytes are there")
  public Response getUploadOffset(UUID projectId, String sha256) {
    return answer(service.offset(new ProjectId(projectId), Sha256.fromString(sha256)));
  }

  @PATCH
  @Path("/projects/{projectId}/uploads/{sha256}")
  @Consumes(MediaType.WILDCARD)
  @APIResponse(
      responseCode = "204",
      description =
          "Upload-Offset says how many bytes are there; with the last one the hash was checked")
  public Response appendUpload(
      UUID projectId,
      String sha256,
      @QueryParam("offset") @Parameter(description = "Where the piece goes") long offset,
      @QueryParam("length") @Parameter(description = "Bytes of the whole file") long length,
      InputStream body) {
    return answer(
        service.append(new ProjectId(projectId), Sha256.fromString(sha256), offset, length, body));
  }

  @DELETE
  @Path("/projects/{projectId}/uploads/{sha256}")
  public void deleteUpload(UUID projectId, String sha256) {
    service.delete(new ProjectId(projectId), Sha256.fromString(sha256));
  }

  private static Response answer(long offset) {
    return Response.noContent().header(OFFSET, offset).build();
  }
}
