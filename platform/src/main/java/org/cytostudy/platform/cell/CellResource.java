package org.cytostudy.platform.cell;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.platform.cell.CellViews.CellTable;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tables of cells that a programme found on an image. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cell")
public class CellResource {
  private static final String CSV = "text/csv";

  private final CellService service;

  CellResource(CellService service) {
    this.service = service;
  }

  /** Newest first. */
  @GET
  @Path("/images/{id}/cells")
  public Page<CellTable> listCellTables(UUID id, @BeanParam @Valid PageRequest page) {
    return service.list(id, page);
  }

  /**
   * Takes a table as QuPath, StarDist or BigBrain write it, as a stream of up to 512 MB. The
   * address names the hash of the body, so that a broken transfer stores nothing and a second one
   * adds nothing. Lines that are no cells are passed over and listed.
   */
  @PUT
  @Path("/images/{id}/cells/{sha256}")
  @Consumes({CSV, "text/tab-separated-values"})
  public CellTable putCellTable(
      UUID id,
      @Pattern(regexp = "[0-9a-f]{64}", message = "is the SHA-256 of the body in lower case")
          String sha256,
      @BeanParam @Valid CellRequest request,
      @RequestBody(
              required = true,
              content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
          InputStream body)
      throws IOException {
    return service.take(id, new Sha256(sha256), request, body);
  }
}
