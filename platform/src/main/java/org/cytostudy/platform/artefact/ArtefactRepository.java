package org.cytostudy.platform.artefact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.platform.access.VisibleProjects;
import org.cytostudy.platform.artefact.ArtefactViews.Producer;
import org.jspecify.annotations.Nullable;

/** Reads and writes what is known of artefacts. */
@ApplicationScoped
class ArtefactRepository {
  /** Publishing and collecting exclude each other under this advisory lock. */
  private static final long LOCK = 0x6172_7465_6661_6374L;

  private final EntityManager database;

  ArtefactRepository(EntityManager database) {
    this.database = database;
  }

  void lockForPublishing() {
    database.createNativeQuery("SELECT pg_advisory_xact_lock_shared(" + LOCK + ")").getResultList();
  }

  void lockForCollecting() {
    database.createNativeQuery("SELECT pg_advisory_xact_lock(" + LOCK + ")").getResultList();
  }

  Optional<ArtefactEntity> find(String sha256) {
    return Optional.ofNullable(database.find(ArtefactEntity.class, sha256));
  }

  void add(String sha256, String kind, String mediaType, long bytes, Instant now) {
    database
        .createNativeQuery(
            """
            INSERT INTO artefact (sha256, kind, media_type, bytes, created_at)
            VALUES (:sha256, :kind, :mediaType, :bytes, :now) ON CONFLICT DO NOTHING
            """)
        .setParameter("sha256", sha256)
        .setParameter("kind", kind)
        .setParameter("mediaType", mediaType)
        .setParameter("bytes", bytes)
        .setParameter("now", now)
        .executeUpdate();
  }

  void addProducer(
      String sha256,
      UUID project,
      String name,
      @Nullable UUID run,
      @Nullable UUID step,
      Instant now) {
    database
        .createNativeQuery(
            """
            INSERT INTO artefact_producer (sha256, project_id, name, run_id, step_id, produced_at)
            VALUES (:sha256, :project, :name, CAST(:run AS uuid), CAST(:step AS uuid), :now)
            ON CONFLICT DO NOTHING
            """)
        .setParameter("sha256", sha256)
        .setParameter("project", project)
        .setParameter("name", name)
        .setParameter("run", run == null ? null : run.toString())
        .setParameter("step", step == null ? null : step.toString())
        .setParameter("now", now)
        .executeUpdate();
  }

  void addParents(String sha256, Collection<String> parents) {
    for (String parent : parents) {
      database
          .createNativeQuery(
              """
              INSERT INTO artefact_parent (sha256, parent_sha256) VALUES (:sha256, :parent)
              ON CONFLICT DO NOTHING
              """)
          .setParameter("sha256", sha256)
          .setParameter("parent", parent)
          .executeUpdate();
    }
  }

  /** Whose tissue is in the parents is in it too. */
  void inheritBrains(String sha256) {
    database
        .createNativeQuery(
            """
            INSERT INTO artefact_brain (sha256, brain_id)
            SELECT DISTINCT :sha256, b.brain_id FROM artefact_parent p
            JOIN artefact_brain b ON b.sha256 = p.parent_sha256 WHERE p.sha256 = :sha256
            ON CONFLICT DO NOTHING
            """)
        .setParameter("sha256", sha256)
        .executeUpdate();
  }

  void addBrains(String sha256, Collection<UUID> brains) {
    for (UUID brain : brains) {
      database
          .createNativeQuery(
              "INSERT INTO artefact_brain (sha256, brain_id) VALUES (:sha256, :brain)"
                  + " ON CONFLICT DO NOTHING")
          .setParameter("sha256", sha256)
          .setParameter("brain", brain)
          .executeUpdate();
    }
  }

  /** Those that are published; any number fits one array. */
  List<String> known(Collection<String> hashes) {
    List<?> found =
        database
            .createNativeQuery("SELECT sha256 FROM artefact WHERE sha256 = ANY (:hashes)")
            .setParameter("hashes", hashes.toArray(String[]::new))
            .getResultList();
    return found.stream().map(String.class::cast).toList();
  }

  List<Producer> producers(String sha256, VisibleProjects visible) {
    List<?> rows =
        database
            .createNativeQuery(
                """
                SELECT project_id, name, run_id, step_id, produced_at FROM artefact_producer
                WHERE sha256 = :sha256 ORDER BY produced_at, name
                """,
                Tuple.class)
            .setParameter("sha256", sha256)
            .getResultList();
    return rows.stream()
        .map(Tuple.class::cast)
        .map(
            row ->
                new Producer(
                    row.get(0, UUID.class),
                    row.get(1, String.class),
                    row.get(2, UUID.class),
                    row.get(3, UUID.class),
                    row.get(4, Instant.class)))
        .filter(producer -> visible.covers(producer.projectId()))
        .toList();
  }

  List<String> parents(String sha256) {
    return strings(
        "SELECT parent_sha256 FROM artefact_parent WHERE sha256 = :sha256 ORDER BY 1", sha256);
  }

  List<UUID> brains(String sha256) {
    List<?> rows =
        database
            .createNativeQuery(
                "SELECT brain_id FROM artefact_brain WHERE sha256 = :sha256 ORDER BY 1", UUID.class)
            .setParameter("sha256", sha256)
            .getResultList();
    return rows.stream().map(UUID.class::cast).toList();
  }

  private List<String> strings(String sql, String sha256) {
    List<?> rows =
        database
            .createNativeQuery(sql, String.class)
            .setParameter("sha256", sha256)
            .getResultList();
    return rows.stream().map(String.class::cast).toList();
  }
}
