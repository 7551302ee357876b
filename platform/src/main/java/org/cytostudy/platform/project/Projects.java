package org.cytostudy.platform.project;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.access.Memberships;

/** What other features ask about projects. */
@ApplicationScoped
public class Projects implements Memberships {
  private final ProjectRepository projects;
  private final ProjectService service;

  Projects(ProjectRepository projects, ProjectService service) {
    this.projects = projects;
    this.service = service;
  }

  /**
   * A project that somebody belongs to.
   *
   * @param membership what they are to it
   */
  public record Belonging(UUID id, String name, Membership membership) {}

  @Override
  public Optional<Membership> of(String subject, ProjectId project) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () ->
                projects
                    .member(project.value(), subject)
                    .map(member -> Membership.fromString(member.membership)));
  }

  @Override
  public boolean exists(ProjectId project) {
    return QuarkusTransaction.joiningExisting()
        .call(() -> projects.find(project.value()).isPresent());
  }

  @Override
  @Transactional
  public Map<ProjectId, Membership> allOf(String subject) {
    Map<ProjectId, Membership> all = new LinkedHashMap<>();
    projects
        .membershipsOf(subject)
        .forEach(
            member ->
                all.put(new ProjectId(member.projectId), Membership.fromString(member.membership)));
    return all;
  }

  /** The projects that the subject belongs to, oldest first. */
  @Transactional
  public List<Belonging> belongings(String subject) {
    return projects.membershipsOf(subject).stream()
        .map(
            member ->
                new Belonging(
                    member.projectId,
                    projects.find(member.projectId).orElseThrow().name,
                    Membership.fromString(member.membership)))
        .toList();
  }

  /** The project of this name, made for this owner if there is none. */
  @Transactional
  public ProjectId ensure(String name, String description, String owner) {
    return new ProjectId(service.ensure(name, description, owner).id());
  }
}
