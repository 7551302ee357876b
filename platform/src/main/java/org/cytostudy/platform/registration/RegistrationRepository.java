package org.cytostudy.platform.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.space.Space;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.registration.RegistrationViews.RegistrationVersion;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Reads and adds versions and choices; neither ever changes. */
@ApplicationScoped
class RegistrationRepository {
  private static final String SELECT =
      """
      SELECT r.*, c.author AS chosen_by, c.reason AS chosen_because, c.created_at AS chosen_at
      FROM spatial_registration r
        LEFT JOIN LATERAL (
          SELECT * FROM spatial_registration_choice n
          WHERE n.brain_id = r.brain_id AND n.space = r.space
          ORDER BY n.id DESC LIMIT 1) c ON c.registration_id = r.id
      """;

  private final Sql sql;

  RegistrationRepository(Sql sql) {
    this.sql = sql;
  }

  /** An image that placements may mean. */
  record PlaceableImage(UUID id, int section, Sha256 sha256, long widthPx, long heightPx) {}

  /** A displacement field of a version. */
  record Field(String fileName, Sha256 sha256, long bytes) {}

  Page<RegistrationVersion> list(UUID brain, @Nullable Space space, PageRequest page) {
    UUID before = page.afterId();
    return Page.of(
        sql.list(
            SELECT
                + """
                WHERE r.brain_id = ? AND (CAST(? AS text) IS NULL OR r.space = ?)
                  AND (CAST(? AS uuid) IS NULL OR r.id < ?)
                ORDER BY r.id DESC LIMIT ?
                """,
            RegistrationRepository::version,
            brain,
            space == null ? null : space.toString(),
            space == null ? null : space.toString(),
            before,
            before,
            page.rowsToRead()),
        page.limit(),
        version -> version.id().toString());
  }

  Optional<RegistrationVersion> find(UUID id) {
    return sql.first(SELECT + "WHERE r.id = ?", RegistrationRepository::version, id);
  }

  /** The versions that apply, one a space, newest choice first. */
  List<RegistrationVersion> current(BrainId brain) {
    return sql.list(
        SELECT + "WHERE r.brain_id = ? AND c.id IS NOT NULL ORDER BY c.id DESC",
        RegistrationRepository::version,
        brain);
  }

  Optional<RegistrationVersion> current(BrainId brain, Space space) {
    return sql.first(
        SELECT + "WHERE r.brain_id = ? AND r.space = ? AND c.id IS NOT NULL",
        RegistrationRepository::version,
        brain,
        space.toString());
  }

  /** Versions count up: two imports of one brain at once wait for each other. */
  int nextVersion(BrainId brain, Space space) {
    sql.list("SELECT 1 FROM brain WHERE id = ? FOR UPDATE", row -> 1, brain);
    return (int)
        sql.number(
            "SELECT coalesce(max(version), 0) + 1 FROM spatial_registration"
                + " WHERE brain_id = ? AND space = ?",
            brain,
            space.toString());
  }

  void add(RegistrationVersion v, long bytes, List<Field> fields) {
    sql.update(
        """
        INSERT INTO spatial_registration (id, brain_id, space, version, format, file_name,
          file_sha256, sha256, bytes, sections, unmatched, carried_from, reason, author, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS uuid), ?, ?, ?)
        """,
        v.id(),
        v.brainId(),
        v.space(),
        v.version(),
        v.format(),
        v.fileName(),
        v.fileSha256(),
        v.sha256(),
        bytes,
        v.sections(),
        Json.of(v.unmatched()),
        v.carriedFrom(),
        v.reason(),
        v.author(),
        v.createdAt());
    for (Field field : fields) {
      sql.update(
          """
          INSERT INTO spatial_registration_field (registration_id, sha256, file_name, bytes)
          VALUES (?, ?, ?, ?)
          """,
          v.id(),
          field.sha256(),
          field.fileName(),
          field.bytes());
    }
  }

  void choose(UUID id, RegistrationVersion version, String reason, String by, Instant now) {
    sql.update(
        """
        INSERT INTO spatial_registration_choice
            (id, brain_id, space, registration_id, reason, author, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        version.brainId(),
        version.space(),
        version.id(),
        reason,
        by,
        now);
  }

  List<Field> fields(UUID registration) {
    return sql.list(
        "SELECT * FROM spatial_registration_field WHERE registration_id = ? ORDER BY sha256",
        row -> new Field(row.text("file_name"), row.sha256("sha256"), row.number("bytes")),
        registration);
  }

  long bytes(UUID registration) {
    return sql.number("SELECT bytes FROM spatial_registration WHERE id = ?", registration);
  }

  /** All images of the brain's sections, the newest of each section first. */
  List<PlaceableImage> images(BrainId brain) {
    return sql.list(
        """
        SELECT i.id, s.number, i.sha256, i.width_px, i.height_px
        FROM image i JOIN section s ON s.id = i.section_id
        WHERE s.brain_id = ? ORDER BY s.number, i.created_at DESC, i.id DESC
        """,
        row ->
            new PlaceableImage(
                row.uuid("id"),
                row.integer("number"),
                row.sha256("sha256"),
                row.number("width_px"),
                row.number("height_px")),
        brain);
  }

  /** A section as placements name it. */
  record PlacedIn(int number, String plane, List<PlaceableImage> images) {}

  /** The section with its images, newest first. */
  PlacedIn section(UUID section) {
    List<PlaceableImage> images =
        sql.list(
            """
            SELECT i.id, s.number, i.sha256, i.width_px, i.height_px
            FROM image i JOIN section s ON s.id = i.section_id
            WHERE s.id = ? ORDER BY i.created_at DESC, i.id DESC
            """,
            row ->
                new PlaceableImage(
                    row.uuid("id"),
                    row.integer("number"),
                    row.sha256("sha256"),
                    row.number("width_px"),
                    row.number("height_px")),
            section);
    return sql.first(
            "SELECT number, plane FROM section WHERE id = ?",
            row -> new PlacedIn(row.integer("number"), row.text("plane"), images),
            section)
        .orElseThrow();
  }

  private static RegistrationVersion version(Row row) {
    return new RegistrationVersion(
        row.uuid("id"),
        row.uuid("brain_id"),
        row.text("space"),
        row.integer("version"),
        row.textOrNull("chosen_by") != null,
        row.integer("sections"),
        row.json("unmatched").asList(String.class),
        row.constant("format", Format.class),
        row.text("file_name"),
        row.text("file_sha256"),
        row.text("sha256"),
        row.uuidOrNull("carried_from"),
        row.text("reason"),
        row.text("author"),
        row.instant("created_at"),
        row.textOrNull("chosen_by"),
        row.textOrNull("chosen_because"),
        row.instantOrNull("chosen_at"));
  }
}
