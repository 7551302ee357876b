package org.cytostudy.platform.section;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.platform.brain.SectionCounts;

/** Reads and writes sections and images. */
@ApplicationScoped
class SectionRepository implements SectionCounts {
  private final EntityManager database;

  SectionRepository(EntityManager database) {
    this.database = database;
  }

  void add(Object entity) {
    database.persist(entity);
    database.flush();
  }

  void flush() {
    database.flush();
  }

  Optional<SectionEntity> find(UUID id) {
    return Optional.ofNullable(database.find(SectionEntity.class, id));
  }

  Optional<SectionEntity> lock(UUID id) {
    return Optional.ofNullable(
        database.find(SectionEntity.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<SectionEntity> find(UUID brain, int number) {
    return database
        .createQuery(
            "FROM SectionEntity s WHERE s.brainId = :brain AND s.number = :number",
            SectionEntity.class)
        .setParameter("brain", brain)
        .setParameter("number", number)
        .getResultStream()
        .findFirst();
  }

  List<SectionEntity> all(Collection<UUID> ids) {
    return database
        .createQuery("FROM SectionEntity s WHERE s.id IN :ids ORDER BY s.id", SectionEntity.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** In the order of their numbers, after this one. */
  List<SectionEntity> list(UUID brain, int after, int rows) {
    return database
        .createQuery(
            "FROM SectionEntity s WHERE s.brainId = :brain AND s.number > :after ORDER BY s.number",
            SectionEntity.class)
        .setParameter("brain", brain)
        .setParameter("after", after)
        .setMaxResults(rows)
        .getResultList();
  }

  Optional<ImageEntity> image(UUID id) {
    return Optional.ofNullable(database.find(ImageEntity.class, id));
  }

  Optional<ImageEntity> image(UUID section, String sha256) {
    return database
        .createQuery(
            "FROM ImageEntity i WHERE i.sectionId = :section AND i.sha256 = :sha256",
            ImageEntity.class)
        .setParameter("section", section)
        .setParameter("sha256", sha256)
        .getResultStream()
        .findFirst();
  }

  /** Images of these sections, oldest first. */
  List<ImageEntity> images(Collection<UUID> sections) {
    return sections.isEmpty()
        ? List.of()
        : database
            .createQuery(
                "FROM ImageEntity i WHERE i.sectionId IN :sections ORDER BY i.id",
                ImageEntity.class)
            .setParameter("sections", sections)
            .getResultList();
  }

  /** The newest image of each section that has one. */
  Map<UUID, ImageEntity> newestImages(Collection<UUID> sections) {
    Map<UUID, ImageEntity> newest = new HashMap<>();
    images(sections).forEach(image -> newest.put(image.sectionId, image));
    return newest;
  }

  @Override
  public Map<UUID, Long> of(Collection<UUID> brains) {
    Map<UUID, Long> counts = new HashMap<>();
    if (!brains.isEmpty()) {
      database
          .createQuery(
              "SELECT s.brainId, count(s) FROM SectionEntity s WHERE s.brainId IN :brains"
                  + " GROUP BY s.brainId",
              Object[].class)
          .setParameter("brains", brains)
          .getResultList()
          .forEach(row -> counts.put((UUID) row[0], (Long) row[1]));
    }
    return counts;
  }
}
