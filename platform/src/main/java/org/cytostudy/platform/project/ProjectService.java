package org.cytostudy.platform.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.access.MembershipChanged;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.project.ProjectRequests.Member;
import org.cytostudy.platform.project.ProjectRequests.NewProject;
import org.cytostudy.platform.project.ProjectRequests.ProjectChange;
import org.cytostudy.platform.web.Versions;
import org.jspecify.annotations.Nullable;

/** The rules of projects: names are unique, and somebody always owns each. */
@ApplicationScoped
class ProjectService {
  private final ProjectRepository projects;
  private final Access access;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;
  private final Event<MembershipChanged> membershipChanged;

  ProjectService(
      ProjectRepository projects,
      Access access,
      Audit audit,
      Ids ids,
      Clock clock,
      Event<MembershipChanged> membershipChanged) {
    this.projects = projects;
    this.access = access;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.membershipChanged = membershipChanged;
  }

  @Transactional
  ProjectView create(NewProject request) {
    return create(request, access.caller().subject());
  }

  /** The project of this name, made for this owner if there is none. */
  @Transactional
  public ProjectView ensure(String name, String description, String owner) {
    return projects
        .findByName(name)
        .map(ProjectView::of)
        .orElseGet(() -> create(new NewProject(name, description), owner));
  }

  private ProjectView create(NewProject request, String owner) {
    requireFreeName(request.name());
    ProjectEntity project = new ProjectEntity();
    project.id = ids.next();
    project.name = request.name().strip();
    project.description = request.description() == null ? "" : request.description();
    project.createdAt = clock.instant();
    project.createdBy = owner;
    projects.add(project);
    projects.flush();
    putMember(project.id, owner, Membership.OWNER);
    audit.record(
        "created", Noun.PROJECT, project.id, new ProjectId(project.id), Map.of("owner", owner));
    return ProjectView.of(project);
  }

  @Transactional
  Page<ProjectView> list(PageRequest page) {
    return Page.of(
            projects.list(access.visibleProjects(), page), page.limit(), p -> p.id.toString())
        .map(ProjectView::of);
  }

  @Transactional
  ProjectView get(UUID id) {
    access.requireVisible(new ProjectId(id));
    return ProjectView.of(projects.find(id).orElseThrow(() -> new MissingException("project", id)));
  }

  @Transactional
  ProjectView change(UUID id, ProjectChange change, @Nullable String ifMatch) {
    access.requireProject(new ProjectId(id), Membership.OWNER);
    ProjectEntity project =
        projects.lock(id).orElseThrow(() -> new MissingException("project", id));
    Versions.require(ifMatch, project.version);
    Map<String, Object> changed = new LinkedHashMap<>();
    if (change.name() != null && !change.name().equals(project.name)) {
      if (!change.name().equalsIgnoreCase(project.name)) {
        requireFreeName(change.name());
      }
      changed.put("name", change.name());
      project.name = change.name();
    }
    if (change.description() != null && !change.description().equals(project.description)) {
      changed.put("description", change.description());
      project.description = change.description();
    }
    if (!changed.isEmpty()) {
      projects.flush();
      audit.record("changed", Noun.PROJECT, id, new ProjectId(id), changed);
    }
    return ProjectView.of(project);
  }

  @Transactional
  List<Member> members(UUID id) {
    access.requireVisible(new ProjectId(id));
    return projects.members(id).stream().map(Member::of).toList();
  }

  @Transactional
  Member setMember(UUID id, String subject, Membership membership) {
    access.requireProject(new ProjectId(id), Membership.OWNER);
    projects.lock(id);
    Optional<MemberEntity> before = projects.member(id, subject);
    if (before.isPresent() && membership != Membership.OWNER) {
      requireAnotherOwner(id, before.get());
    }
    MemberEntity member = putMember(id, subject, membership);
    membershipChanged.fire(new MembershipChanged(new ProjectId(id), subject));
    audit.record(
        "member-set",
        Noun.PROJECT,
        id,
        new ProjectId(id),
        Map.of("member", subject, "membership", membership.wireName()));
    return Member.of(member);
  }

  @Transactional
  void removeMember(UUID id, String subject) {
    access.requireProject(new ProjectId(id), Membership.OWNER);
    projects.lock(id);
    MemberEntity member =
        projects.member(id, subject).orElseThrow(() -> new MissingException("member", subject));
    requireAnotherOwner(id, member);
    projects.remove(member);
    membershipChanged.fire(new MembershipChanged(new ProjectId(id), subject));
    audit.record("member-removed", Noun.PROJECT, id, new ProjectId(id), Map.of("member", subject));
  }

  private MemberEntity putMember(UUID project, String subject, Membership membership) {
    return projects
        .member(project, subject)
        .map(
            existing -> {
              existing.membership = membership.wireName();
              return existing;
            })
        .orElseGet(
            () -> {
              MemberEntity member = new MemberEntity();
              member.projectId = project;
              member.subject = subject;
              member.membership = membership.wireName();
              member.addedAt = clock.instant();
              projects.add(member);
              return member;
            });
  }

  private void requireAnotherOwner(UUID project, MemberEntity member) {
    boolean another =
        projects.members(project).stream()
            .anyMatch(
                other ->
                    other.membership.equals(Membership.OWNER.wireName())
                        && !other.subject.equals(member.subject));
    if (member.membership.equals(Membership.OWNER.wireName()) && !another) {
      throw new ConflictException(
          ProblemType.CONFLICT,
          "'" + member.subject + "' is the only owner; make somebody else an owner first.");
    }
  }

  private void requireFreeName(String name) {
    if (projects.nameTaken(name.strip())) {
      throw new ConflictException(
          ProblemType.ALREADY_EXISTS, "Another project has this name; choose a different one.");
    }
  }
}
