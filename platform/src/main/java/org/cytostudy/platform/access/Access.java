package org.cytostudy.platform.access;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.RefusedException;

/**
 * The checks that decide rows. A project that the caller does not see is missing to them (404); one
 * that they see but may not change is refused (403). Who may call an address at all is decided
 * before, by role.
 */
@ApplicationScoped
public class Access {
  private final CurrentCaller current;
  private final Memberships memberships;
  private final Granted granted;

  Access(CurrentCaller current, Memberships memberships, Granted granted) {
    this.current = current;
    this.memberships = memberships;
    this.granted = granted;
  }

  /** Who calls; {@link Caller#SYSTEM} outside of a request. */
  public Caller caller() {
    return current.get();
  }

  /**
   * Lets through who is at least {@code least} to the project. An administrator is an owner of each
   * project, an auditor a viewer of each.
   *
   * @throws MissingException if the caller does not see it
   * @throws RefusedException if they see it but are not enough to it
   */
  public void requireProject(ProjectId project, Membership least) {
    Caller caller = caller();
    Membership actual = membership(caller, project);
    if (!actual.covers(least)) {
      throw new RefusedException(
          caller.role() == Role.AUDITOR
              ? ProblemType.ROLE_NOT_ALLOWED
              : ProblemType.MEMBERSHIP_NOT_ALLOWED,
          "This needs the membership '"
              + least.wireName()
              + "'; you are '"
              + actual.wireName()
              + "'.");
    }
    if (Arc.container().requestContext().isActive()) {
      granted.add(new ProjectNeed(project, least));
    }
  }

  /** What this request asked for with {@link #requireProject} and was let through to. */
  public List<ProjectNeed> granted() {
    return granted.all();
  }

  /**
   * The same for a thing of the project: who does not see the project is told that the thing is
   * missing, and not which project it belongs to.
   *
   * @param noun what it is, e.g. {@code model}
   * @param id how the caller named it
   */
  public void requireProjectOf(String noun, Object id, ProjectId project, Membership least) {
    try {
      requireProject(project, least);
    } catch (MissingException e) {
      throw new MissingException(noun, id);
    }
  }

  /** The same for looking only. */
  public void requireVisible(ProjectId project) {
    requireProject(project, Membership.VIEWER);
  }

  /** Lets through one of these roles. */
  public void requireRole(Role... roles) {
    Role actual = caller().role();
    for (Role role : roles) {
      if (role == actual) {
        return;
      }
    }
    throw new RefusedException(
        ProblemType.ROLE_NOT_ALLOWED, "Your role is '" + actual.wireName() + "'.");
  }

  /** What a list may show to the caller. */
  public VisibleProjects visibleProjects() {
    return visibleTo(caller());
  }

  /**
   * For answers that go on: what may be shown to the caller at the time of asking; empty once they
   * signed out or their token or session ended.
   */
  public Supplier<Optional<VisibleProjects>> watch() {
    Caller caller = caller();
    BooleanSupplier stillGood = current.stillGood();
    return () -> stillGood.getAsBoolean() ? Optional.of(visibleTo(caller)) : Optional.empty();
  }

  private VisibleProjects visibleTo(Caller caller) {
    if (caller.seesEverything()) {
      return new VisibleProjects(true, java.util.Set.of());
    }
    return new VisibleProjects(
        false,
        memberships.allOf(caller.subject()).keySet().stream()
            .map(ProjectId::value)
            .collect(Collectors.toSet()));
  }

  private Membership membership(Caller caller, ProjectId project) {
    if (caller.seesEverything()) {
      if (!memberships.exists(project)) {
        throw new MissingException("project", project);
      }
      return caller.role() == Role.AUDITOR ? Membership.VIEWER : Membership.OWNER;
    }
    return memberships
        .of(caller.subject(), project)
        .orElseThrow(() -> new MissingException("project", project));
  }
}
