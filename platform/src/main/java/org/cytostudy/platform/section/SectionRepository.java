package org.cytostudy.platform.section;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.platform.brain.SectionCounts;
import org.cytostudy.platform.section.SectionViews.Neighbours;
import org.cytostudy.platform.sql.Entities;
import org.jspecify.annotations.Nullable;

/** Reads and writes sections and images. */
@ApplicationScoped
class SectionRepository implements SectionCounts {
  private static final String WITH_IMAGE =
      "FROM SectionEntity s WHERE s.brainId = ?1"
          + " AND EXISTS (SELECT 1 FROM ImageEntity i WHERE i.sectionId = s.id) AND ";

  private final Entities entities;

  SectionRepository(Entities entities) {
    this.entities = entities;
  }

  void add(Object entity) {
    entities.add(entity);
  }

  void flush() {
    entities.flush();
  }

  Optional<SectionEntity> find(UUID id) {
    return entities.find(SectionEntity.class, id);
  }

  Optional<SectionEntity> lock(UUID id) {
    return entities.lock(SectionEntity.class, id);
  }

  Optional<SectionEntity> find(UUID brain, int number) {
    return entities.first(
        SectionEntity.class,
        "FROM SectionEntity s WHERE s.brainId = ?1 AND s.number = ?2",
        brain,
        number);
  }

  List<SectionEntity> all(Collection<UUID> ids) {
    return entities.list(
        SectionEntity.class, "FROM SectionEntity s WHERE s.id IN ?1 ORDER BY s.id", ids);
  }

  /** In the order of their numbers, after this one. */
  List<SectionEntity> list(UUID brain, int after, int rows) {
    return list(brain, after, rows, null);
  }

  /** The same of those whose newest image has a quality. */
  List<SectionEntity> list(UUID brain, int after, int rows, @Nullable QualityFilter quality) {
    // Identifiers are ordered by time.
    String filter =
        quality == null
            ? ""
            : "AND EXISTS (SELECT 1 FROM ImageEntity i WHERE i.sectionId = s.id AND i.id ="
                + " (SELECT max(n.id) FROM ImageEntity n WHERE n.sectionId = s.id) AND "
                + quality.condition()
                + ") ";
    return entities.list(
        rows,
        SectionEntity.class,
        "FROM SectionEntity s WHERE s.brainId = ?1 AND s.number > ?2 "
            + filter
            + "ORDER BY s.number",
        brain,
        after);
  }

  /** Where the section of this number stands among those with an image. */
  Neighbours neighbours(UUID brain, int number) {
    long count = countWithImage(brain, Integer.MAX_VALUE);
    long before = countWithImage(brain, number - 1);
    boolean itself = countWithImage(brain, number) > before;
    return new Neighbours(
        itself ? Math.toIntExact(before + 1) : null,
        Math.toIntExact(count),
        withImage("s.number < ?2 ORDER BY s.number DESC", brain, number),
        withImage("s.number > ?2 ORDER BY s.number", brain, number));
  }

  private long countWithImage(UUID brain, int last) {
    return entities
        .first(Long.class, "SELECT count(s) " + WITH_IMAGE + "s.number <= ?2", brain, last)
        .orElseThrow();
  }

  private @Nullable UUID withImage(String which, UUID brain, int number) {
    return entities
        .first(UUID.class, "SELECT s.id " + WITH_IMAGE + which, brain, number)
        .orElse(null);
  }

  Optional<ImageEntity> image(UUID id) {
    return entities.find(ImageEntity.class, id);
  }

  Optional<ImageEntity> image(UUID section, String sha256) {
    return entities.first(
        ImageEntity.class,
        "FROM ImageEntity i WHERE i.sectionId = ?1 AND i.sha256 = ?2",
        section,
        sha256);
  }

  /** Images of these sections, oldest first. */
  List<ImageEntity> images(Collection<UUID> sections) {
    return sections.isEmpty()
        ? List.of()
        : entities.list(
            ImageEntity.class,
            "FROM ImageEntity i WHERE i.sectionId IN ?1 ORDER BY i.id",
            sections);
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
      entities
          .list(
              Object[].class,
              "SELECT s.brainId, count(s) FROM SectionEntity s WHERE s.brainId IN ?1"
                  + " GROUP BY s.brainId",
              brains)
          .forEach(row -> counts.put((UUID) row[0], (Long) row[1]));
    }
    return counts;
  }
}
