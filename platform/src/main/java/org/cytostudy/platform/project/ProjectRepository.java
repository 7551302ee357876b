package org.cytostudy.platform.project;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.platform.access.VisibleProjects;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.sql.Entities;

/** Reads and writes projects and their members. */
@ApplicationScoped
class ProjectRepository {
  private final Entities entities;

  ProjectRepository(Entities entities) {
    this.entities = entities;
  }

  void add(ProjectEntity project) {
    entities.add(project);
  }

  void add(MemberEntity member) {
    entities.add(member);
  }

  void flush() {
    entities.flush();
  }

  Optional<ProjectEntity> find(UUID id) {
    return entities.find(ProjectEntity.class, id);
  }

  /** The project, locked so that two changes of its members wait for each other. */
  Optional<ProjectEntity> lock(UUID id) {
    return entities.lock(ProjectEntity.class, id);
  }

  boolean nameTaken(String name) {
    return findByName(name).isPresent();
  }

  Optional<ProjectEntity> findByName(String name) {
    return entities.first(
        ProjectEntity.class, "FROM ProjectEntity p WHERE lower(p.name) = lower(?1)", name);
  }

  List<ProjectEntity> list(VisibleProjects visible, PageRequest page) {
    return entities.list(
        page.rowsToRead(),
        ProjectEntity.class,
        "FROM ProjectEntity p WHERE (?1 = true OR p.id IN ?2) AND p.id > ?3 ORDER BY p.id",
        visible.all(),
        visible.ids(),
        page.afterIdOrNone());
  }

  Optional<MemberEntity> member(UUID project, String subject) {
    return entities.find(MemberEntity.class, new MemberEntity.Key(project, subject));
  }

  List<MemberEntity> members(UUID project) {
    return entities.list(
        MemberEntity.class,
        "FROM MemberEntity m WHERE m.projectId = ?1 ORDER BY m.subject",
        project);
  }

  List<MemberEntity> membershipsOf(String subject) {
    return entities.list(
        MemberEntity.class,
        "FROM MemberEntity m WHERE m.subject = ?1 ORDER BY m.projectId",
        subject);
  }

  void remove(MemberEntity member) {
    entities.remove(member);
  }
}
