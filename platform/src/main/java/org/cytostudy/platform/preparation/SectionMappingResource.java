package org.cytostudy.platform.preparation;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.AuditorMay;
import org.cytostudy.platform.brain.Brains;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Mappings before they are ingested. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "preparation")
public class SectionMappingResource {
  private static final String CSV = "text/csv";

  private final Access access;
  private final Brains brains;

  SectionMappingResource(Access access, Brains brains) {
    this.access = access;
    this.brains = brains;
  }

  /**
   * What a mapping names.
   *
   * @param sections how many
   * @param files images, registrations and annotations, as it calls them
   * @param unknownBrains pseudonyms that no brain of the project has
   */
  record MappedFiles(int sections, List<String> files, List<String> unknownBrains) {}

  /** Reads a mapping and says which files it names, so that they can be uploaded; keeps nothing. */
  @POST
  @Path("/projects/{projectId}/section-mappings/read")
  @Consumes({CSV, MediaType.APPLICATION_JSON})
  @AuditorMay
  public MappedFiles readSectionMapping(
      UUID projectId,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
      @RequestBody(
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = SectionMapping.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
              })
          @NotNull
          String text) {
    ProjectId project = new ProjectId(projectId);
    access.requireVisible(project);
    SectionMapping mapping = SectionMappings.parse(text, type.startsWith(CSV));
    return new MappedFiles(
        mapping.entries().size(),
        List.copyOf(SectionMappings.names(mapping)),
        mapping.entries().stream()
            .map(SectionMapping.Entry::brain)
            .distinct()
            .sorted()
            .filter(pseudonym -> brains.find(project, pseudonym).isEmpty())
            .toList());
  }
}
