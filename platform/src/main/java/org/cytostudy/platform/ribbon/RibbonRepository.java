package org.cytostudy.platform.ribbon;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.RibbonReport.Problem;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Reads and adds what ribbon preparations found. */
@ApplicationScoped
class RibbonRepository {
  private final Sql sql;

  RibbonRepository(Sql sql) {
    this.sql = sql;
  }

  /** What was found on an image. */
  record FoundRibbon(
      UUID preparation,
      Sha256 registration,
      Sha256 depth,
      double depthMapUm,
      ContourOrigin origin,
      @Nullable Integer contoursVersion,
      Instant createdAt) {}

  /** What is kept of an image: a ribbon, or a problem. */
  record Outcome(
      UUID id,
      UUID image,
      UUID preparation,
      @Nullable Sha256 registration,
      @Nullable Sha256 depth,
      @Nullable Double depthMapUm,
      @Nullable ContourOrigin origin,
      @Nullable UUID contours,
      @Nullable UUID spatial,
      @Nullable Problem problem,
      Instant createdAt) {}

  /** An image that a step looked at, and what it was given of it. */
  record Subject(UUID image, @Nullable UUID contours, @Nullable UUID spatial) {}

  /**
   * The rows that a report means.
   *
   * @param contours hash of the contours that the step read; null where there were none
   * @param spatial hash of the brain's placements
   */
  Subject subject(
      ProjectId project,
      String pseudonym,
      int section,
      Sha256 image,
      @Nullable String contours,
      String spatial) {
    return sql.first(
            """
            SELECT i.id,
              (SELECT c.id FROM contour_version c WHERE c.image_id = i.id AND c.sha256 = ?
               ORDER BY c.version DESC LIMIT 1) AS contours_id,
              (SELECT r.id FROM spatial_registration r WHERE r.brain_id = b.id AND r.sha256 = ?
               ORDER BY r.id DESC LIMIT 1) AS spatial_id
            FROM image i JOIN section s ON s.id = i.section_id JOIN brain b ON b.id = s.brain_id
            WHERE b.project_id = ? AND b.pseudonym = ? AND s.number = ? AND i.sha256 = ?
            """,
            row ->
                new Subject(
                    row.uuid("id"), row.uuidOrNull("contours_id"), row.uuidOrNull("spatial_id")),
            contours,
            spatial,
            project,
            pseudonym,
            section,
            image)
        .orElseThrow();
  }

  /** From now on it is the one that samples take; made again, it is the newest again. */
  void apply(ProjectId project, String pseudonym, Sha256 registration, long bytes, Instant now) {
    sql.update(
        """
        INSERT INTO brain_registration (brain_id, sha256, bytes, created_at)
        SELECT b.id, ?, ?, ? FROM brain b WHERE b.project_id = ? AND b.pseudonym = ?
        ON CONFLICT (brain_id, sha256) DO UPDATE SET created_at = EXCLUDED.created_at
        """,
        registration,
        bytes,
        now,
        project,
        pseudonym);
  }

  Optional<FoundRibbon> newest(UUID image) {
    return sql.first(
        """
        SELECT r.*, c.version AS contours_version FROM image_ribbon r
          LEFT JOIN contour_version c ON c.id = r.contours_id
        WHERE r.image_id = ? AND r.problem IS NULL ORDER BY r.id DESC LIMIT 1
        """,
        row ->
            new FoundRibbon(
                row.uuid("preparation_id"),
                row.sha256("registration_sha256"),
                row.sha256("depth_sha256"),
                row.real("depth_map_um"),
                row.constant("origin", ContourOrigin.class),
                row.integerOrNull("contours_version"),
                row.instant("created_at")),
        image);
  }

  void add(Outcome o) {
    sql.update(
        """
        INSERT INTO image_ribbon (id, image_id, preparation_id, registration_sha256, depth_sha256,
          depth_map_um, origin, contours_id, spatial_id, problem, created_at)
        VALUES (?, ?, ?, ?, ?, CAST(? AS double precision), ?, CAST(? AS uuid), CAST(? AS uuid),
                CAST(? AS jsonb), ?)
        """,
        o.id(),
        o.image(),
        o.preparation(),
        o.registration(),
        o.depth(),
        o.depthMapUm(),
        o.origin(),
        o.contours(),
        o.spatial(),
        o.problem() == null ? null : Json.of(o.problem()),
        o.createdAt());
  }
}
