package org.cytostudy.platform.study;

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
import org.cytostudy.platform.access.AuditorMay;
import org.cytostudy.platform.idempotency.Idempotent;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.study.StudyTemplates.Template;
import org.cytostudy.platform.study.StudyViews.DryRun;
import org.cytostudy.platform.study.StudyViews.StudyRow;
import org.cytostudy.platform.study.StudyViews.StudyView;
import org.cytostudy.platform.web.Answers;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Studies. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "study")
public class StudyResource {
  private final StudyService service;

  StudyResource(StudyService service) {
    this.service = service;
  }

  @GET
  @Path("/study-templates")
  public List<Template> listStudyTemplates() {
    return StudyTemplates.all();
  }

  @GET
  @Path("/projects/{projectId}/studies")
  public Page<StudyRow> listStudies(UUID projectId, @BeanParam @Valid PageRequest page) {
    return service.list(projectId, page);
  }

  @POST
  @Path("/projects/{projectId}/studies")
  @Idempotent
  public RestResponse<StudyView> submitStudy(UUID projectId, @Valid @NotNull NewStudy request) {
    StudyView study = service.submit(projectId, request);
    return Answers.created("/api/v1/studies/" + study.id(), study);
  }

  @POST
  @Path("/projects/{projectId}/studies/dry-run")
  @AuditorMay
  public DryRun dryRunStudy(UUID projectId, @Valid @NotNull NewStudy request) {
    return service.dryRun(projectId, request);
  }

  @GET
  @Path("/studies/{id}")
  public StudyView getStudy(UUID id) {
    return service.get(id);
  }
}
