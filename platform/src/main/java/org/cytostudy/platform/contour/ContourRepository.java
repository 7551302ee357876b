package org.cytostudy.platform.contour;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.platform.contour.ContourViews.ContourVersion;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;

/** Reads and adds versions of contours, which never change. */
@ApplicationScoped
class ContourRepository {
  private static final String SELECT =
      """
      SELECT c.*, NOT EXISTS (SELECT 1 FROM contour_version n
                              WHERE n.image_id = c.image_id AND n.version > c.version) AS newest
      FROM contour_version c
      """;

  private final Sql sql;

  ContourRepository(Sql sql) {
    this.sql = sql;
  }

  /** The version that applies, as a file. */
  record File(UUID id, int version, String sha256, long bytes) {}

  Page<ContourVersion> list(UUID image, PageRequest page) {
    UUID before = page.afterId();
    return Page.of(
        sql.list(
            SELECT
                + """
                WHERE c.image_id = ? AND (CAST(? AS uuid) IS NULL OR c.id < ?)
                ORDER BY c.id DESC LIMIT ?
                """,
            ContourRepository::version,
            image,
            before,
            before,
            page.rowsToRead()),
        page.limit(),
        version -> version.id().toString());
  }

  Optional<ContourVersion> find(UUID id) {
    return sql.first(SELECT + "WHERE c.id = ?", ContourRepository::version, id);
  }

  Optional<File> current(UUID image) {
    return sql.first(
        "SELECT id, version, sha256, bytes FROM contour_version WHERE image_id = ?"
            + " ORDER BY version DESC LIMIT 1",
        row ->
            new File(
                row.uuid("id"), row.integer("version"), row.text("sha256"), row.number("bytes")),
        image);
  }

  /** Versions count up: two imports to one image at once wait for each other. */
  int nextVersion(UUID image) {
    sql.list(
        "SELECT 1 FROM section WHERE id = (SELECT section_id FROM image WHERE id = ?) FOR UPDATE",
        row -> 1,
        image);
    return (int)
        sql.number(
            "SELECT coalesce(max(version), 0) + 1 FROM contour_version WHERE image_id = ?", image);
  }

  void add(ContourVersion v, long bytes) {
    sql.update(
        """
        INSERT INTO contour_version (id, image_id, version, pial_contours, white_contours,
          passed_over, sha256, bytes, annotator, author, reason, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        v.id(),
        v.imageId(),
        v.version(),
        v.pialContours(),
        v.whiteContours(),
        Json.of(v.passedOver()),
        v.sha256(),
        bytes,
        v.annotator(),
        v.author(),
        v.reason(),
        v.createdAt());
  }

  private static ContourVersion version(Row row) {
    return new ContourVersion(
        row.uuid("id"),
        row.uuid("image_id"),
        row.integer("version"),
        row.flag("newest"),
        row.integer("pial_contours"),
        row.integer("white_contours"),
        row.json("passed_over").asList(String.class),
        row.text("sha256"),
        row.text("annotator"),
        row.text("author"),
        row.textOrNull("reason"),
        row.instant("created_at"));
  }
}
