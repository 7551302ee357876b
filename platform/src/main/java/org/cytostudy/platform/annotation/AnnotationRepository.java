package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and appends revisions of annotations. */
@ApplicationScoped
class AnnotationRepository {
  private final EntityManager database;
  private final ObjectMapper json;

  AnnotationRepository(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** A revision of an annotation. */
  record Revision(
      UUID id,
      int revision,
      @Nullable UUID regionId,
      @Nullable String region,
      @Nullable String colour,
      Kind kind,
      JsonNode geometry,
      @Nullable String name,
      String annotator,
      String method,
      Origin origin,
      @Nullable Double certainty,
      boolean deleted) {}

  /** The newest revision of each annotation of the section, deleted ones among them. */
  Map<UUID, Revision> newest(UUID section) {
    List<?> rows =
        database
            .createNativeQuery(
                """
                SELECT DISTINCT ON (a.id) a.id, a.revision, a.region_id, r.name AS region, r.colour,
                       a.kind, CAST(a.geometry AS text), a.name, a.annotator, a.method, a.origin,
                       a.certainty, a.deleted
                FROM annotation a LEFT JOIN region r ON r.id = a.region_id
                WHERE a.section_id = :section ORDER BY a.id, a.revision DESC
                """,
                Tuple.class)
            .setParameter("section", section)
            .getResultList();
    Map<UUID, Revision> newest = new LinkedHashMap<>();
    rows.stream().map(Tuple.class::cast).map(this::revision).forEach(r -> newest.put(r.id(), r));
    return newest;
  }

  /** Makes two imports into one section wait for each other. */
  void lock(UUID section) {
    database
        .createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(:section, 0))")
        .setParameter("section", "annotation:" + section)
        .getResultList();
  }

  void append(UUID section, Revision r, Instant now) {
    database
        .createNativeQuery(
            """
            INSERT INTO annotation (section_id, id, revision, region_id, kind, geometry, name,
                                    annotator, method, origin, certainty, deleted, created_at)
            VALUES (:section, :id, :revision, CAST(:region AS uuid), :kind,
                    CAST(:geometry AS jsonb), :name, :annotator, :method, :origin,
                    CAST(:certainty AS double precision), :deleted, :now)
            """)
        .setParameter("section", section)
        .setParameter("id", r.id())
        .setParameter("revision", r.revision())
        .setParameter("region", r.regionId() == null ? null : String.valueOf(r.regionId()))
        .setParameter("kind", r.kind().name())
        .setParameter("geometry", text(r.geometry()))
        .setParameter("name", r.name())
        .setParameter("annotator", r.annotator())
        .setParameter("method", r.method())
        .setParameter("origin", r.origin().name())
        .setParameter("certainty", r.certainty() == null ? null : String.valueOf(r.certainty()))
        .setParameter("deleted", r.deleted())
        .setParameter("now", now)
        .executeUpdate();
  }

  Optional<UUID> parcellation(String name, String version) {
    return database
        .createQuery(
            "SELECT p.id FROM ParcellationEntity p WHERE p.name = :name AND p.version = :version",
            UUID.class)
        .setParameter("name", name)
        .setParameter("version", version)
        .getResultStream()
        .findFirst();
  }

  List<ParcellationEntity> parcellations() {
    return database
        .createQuery(
            "FROM ParcellationEntity p ORDER BY p.name, p.version", ParcellationEntity.class)
        .getResultList();
  }

  Optional<ParcellationEntity> parcellation(UUID id) {
    return Optional.ofNullable(database.find(ParcellationEntity.class, id));
  }

  List<RegionEntity> regions(UUID parcellation) {
    return database
        .createQuery(
            "FROM RegionEntity r WHERE r.parcellationId = :parcellation ORDER BY r.name",
            RegionEntity.class)
        .setParameter("parcellation", parcellation)
        .getResultList();
  }

  /** Adds a parcellation version unless it is there. */
  void addParcellation(UUID id, String name, String version, Instant now) {
    database
        .createNativeQuery(
            """
            INSERT INTO parcellation (id, name, version, created_at)
            VALUES (:id, :name, :version, :now) ON CONFLICT DO NOTHING
            """)
        .setParameter("id", id)
        .setParameter("name", name)
        .setParameter("version", version)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Adds a region unless it is there. */
  void addRegion(UUID id, UUID parcellation, String name, String colour) {
    database
        .createNativeQuery(
            """
            INSERT INTO region (id, parcellation_id, name, colour)
            VALUES (:id, :parcellation, :name, :colour) ON CONFLICT DO NOTHING
            """)
        .setParameter("id", id)
        .setParameter("parcellation", parcellation)
        .setParameter("name", name)
        .setParameter("colour", colour)
        .executeUpdate();
  }

  private Revision revision(Tuple row) {
    return new Revision(
        row.get(0, UUID.class),
        row.get(1, Integer.class),
        row.get(2, UUID.class),
        row.get(3, String.class),
        row.get(4, String.class),
        Kind.valueOf(row.get(5, String.class)),
        tree(row.get(6, String.class)),
        row.get(7, String.class),
        row.get(8, String.class),
        row.get(9, String.class),
        Origin.valueOf(row.get(10, String.class)),
        row.get(11, Double.class),
        row.get(12, Boolean.class));
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database holds JSON here", e);
    }
  }

  private String text(JsonNode node) {
    try {
      return json.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree is always JSON", e);
    }
  }
}
