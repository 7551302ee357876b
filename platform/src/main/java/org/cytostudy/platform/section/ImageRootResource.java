package org.cytostudy.platform.section;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.identity.IdentityConfig;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Folders of images that a project may ingest from where they are. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "section")
public class ImageRootResource {
  private final ImageRoots roots;
  private final IdentityConfig identity;
  private final Access access;

  ImageRootResource(ImageRoots roots, IdentityConfig identity, Access access) {
    this.roots = roots;
    this.identity = identity;
    this.access = access;
  }

  /**
   * An image root.
   *
   * @param folder where it lies; only where the platform and its people share a machine
   */
  record ImageRoot(String name, @Nullable String folder) {}

  @GET
  @Path("/projects/{projectId}/image-roots")
  public List<ImageRoot> listImageRoots(UUID projectId) {
    ProjectId project = new ProjectId(projectId);
    access.requireProject(project, Membership.MEMBER);
    boolean here = identity.mode() == IdentityConfig.Mode.LOCAL;
    return roots.openTo(project).stream()
        .map(
            name ->
                new ImageRoot(
                    name,
                    here
                        ? roots
                            .folder(name, project)
                            .map(folder -> folder.toAbsolutePath().normalize().toString())
                            .orElse(null)
                        : null))
        .toList();
  }
}
