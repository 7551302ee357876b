package org.cytostudy.platform.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.platform.access.VisibleProjects;
import org.cytostudy.platform.page.PageRequest;

/** Reads and writes projects and their members. */
@ApplicationScoped
class ProjectRepository {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final EntityManager database;

  ProjectRepository(EntityManager database) {
    this.database = database;
  }

  void add(ProjectEntity project) {
    database.persist(project);
  }

  void add(MemberEntity member) {
    database.persist(member);
  }

  void flush() {
    database.flush();
  }

  Optional<ProjectEntity> find(UUID id) {
    return Optional.ofNullable(database.find(ProjectEntity.class, id));
  }

  /** The project, locked so that two changes of its members wait for each other. */
  Optional<ProjectEntity> lock(UUID id) {
    return Optional.ofNullable(
        database.find(ProjectEntity.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  boolean nameTaken(String name) {
    return database
            .createQuery(
                "SELECT count(p) FROM ProjectEntity p WHERE lower(p.name) = lower(:name)",
                Long.class)
            .setParameter("name", name)
            .getSingleResult()
        > 0;
  }

  Optional<ProjectEntity> findByName(String name) {
    return database
        .createQuery("FROM ProjectEntity p WHERE lower(p.name) = lower(:name)", ProjectEntity.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst();
  }

  List<ProjectEntity> list(VisibleProjects visible, PageRequest page) {
    UUID after = page.afterId();
    return database
        .createQuery(
            "FROM ProjectEntity p WHERE (:all = true OR p.id IN :ids) AND p.id > :after ORDER BY p.id",
            ProjectEntity.class)
        .setParameter("all", visible.all())
        .setParameter("ids", visible.ids())
        .setParameter("after", after == null ? BEFORE_ALL : after)
        .setMaxResults(page.rowsToRead())
        .getResultList();
  }

  Optional<MemberEntity> member(UUID project, String subject) {
    return Optional.ofNullable(
        database.find(MemberEntity.class, new MemberEntity.Key(project, subject)));
  }

  List<MemberEntity> members(UUID project) {
    return database
        .createQuery(
            "FROM MemberEntity m WHERE m.projectId = :project ORDER BY m.subject",
            MemberEntity.class)
        .setParameter("project", project)
        .getResultList();
  }

  List<MemberEntity> membershipsOf(String subject) {
    return database
        .createQuery(
            "FROM MemberEntity m WHERE m.subject = :subject ORDER BY m.projectId",
            MemberEntity.class)
        .setParameter("subject", subject)
        .getResultList();
  }

  void remove(MemberEntity member) {
    database.remove(member);
  }
}
