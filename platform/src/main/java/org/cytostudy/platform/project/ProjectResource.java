package org.cytostudy.platform.project;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.idempotency.Idempotent;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.project.ProjectRequests.Member;
import org.cytostudy.platform.project.ProjectRequests.MemberChange;
import org.cytostudy.platform.project.ProjectRequests.NewProject;
import org.cytostudy.platform.project.ProjectRequests.ProjectChange;
import org.cytostudy.platform.web.Answers;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Projects and their members. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "project")
public class ProjectResource {
  private final ProjectService service;

  ProjectResource(ProjectService service) {
    this.service = service;
  }

  @GET
  @Path("/projects")
  public Page<ProjectView> listProjects(@BeanParam @Valid PageRequest page) {
    return service.list(page);
  }

  @POST
  @Path("/projects")
  @Idempotent
  public RestResponse<ProjectView> createProject(@Valid @NotNull NewProject request) {
    ProjectView created = service.create(request);
    return Answers.created("/api/v1/projects/" + created.id(), created, created.version());
  }

  @GET
  @Path("/projects/{id}")
  public RestResponse<ProjectView> getProject(UUID id) {
    ProjectView project = service.get(id);
    return Answers.ok(project, project.version());
  }

  @PATCH
  @Path("/projects/{id}")
  public RestResponse<ProjectView> changeProject(
      UUID id,
      @Valid @NotNull ProjectChange change,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    ProjectView project = service.change(id, change, ifMatch);
    return Answers.ok(project, project.version());
  }

  @GET
  @Path("/projects/{id}/members")
  public List<Member> listMembers(UUID id) {
    return service.members(id);
  }

  @PUT
  @Path("/projects/{id}/members/{subject}")
  public Member setMember(
      UUID id, @Size(max = 200) String subject, @Valid @NotNull MemberChange change) {
    return service.setMember(id, subject, change.membership());
  }

  @DELETE
  @Path("/projects/{id}/members/{subject}")
  public void removeMember(UUID id, String subject) {
    service.removeMember(id, subject);
  }
}
