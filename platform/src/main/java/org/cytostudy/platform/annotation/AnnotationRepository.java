package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.platform.annotation.AnnotationViews.RegionOf;
import org.cytostudy.platform.sql.DatabaseException;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;

/** Reads and appends revisions of annotations. */
@ApplicationScoped
class AnnotationRepository {
  private static final String REVISION =
      """
      SELECT a.*, r.name AS region, r.colour, p.name || '@' || p.version AS parcellation
      FROM annotation a
        LEFT JOIN region r ON r.id = a.region_id LEFT JOIN parcellation p ON p.id = r.parcellation_id
      """;
  private static final String NEWEST =
      REVISION
          + " JOIN annotation_head h ON (h.section_id, h.id, h.revision)"
          + " = (a.section_id, a.id, a.revision) ";

  private final Sql sql;
  private final ObjectMapper json;

  AnnotationRepository(Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** The newest revision of each annotation of the section, deleted ones among them. */
  Map<UUID, Revision> newest(UUID section) {
    Map<UUID, Revision> newest = new LinkedHashMap<>();
    sql.list(NEWEST + "WHERE h.section_id = ? ORDER BY a.id", this::revision, section)
        .forEach(revision -> newest.put(revision.id(), revision));
    return newest;
  }

  /** The revisions of these keys, in their order. */
  List<Revision> revisions(UUID section, List<RevisionKey> keys) {
    return sql.list(
        """
        %s JOIN unnest(CAST(? AS uuid[]), CAST(? AS integer[])) WITH ORDINALITY k (id, revision, n)
             ON (a.id, a.revision) = (k.id, k.revision)
        WHERE a.section_id = ? ORDER BY k.n
        """
            .formatted(REVISION),
        this::revision,
        keys.stream().map(RevisionKey::id).toList(),
        keys.stream().map(RevisionKey::revision).toList(),
        section);
  }

  /** The newest revisions of these, deleted ones among them, in the order of the list. */
  List<Revision> newest(UUID section, List<UUID> ids) {
    return sql.list(
        NEWEST + "WHERE h.section_id = ? AND h.id = ANY(?) ORDER BY array_position(?, h.id)",
        this::revision,
        section,
        ids,
        ids);
  }

  /** The newest revision of an annotation on the image, which may be that it was deleted. */
  Optional<Revision> newest(UUID section, UUID image, UUID id) {
    return sql.first(
        NEWEST + "WHERE h.section_id = ? AND h.image_id = ? AND h.id = ?",
        this::revision,
        section,
        image,
        id);
  }

  /** Revisions of an annotation, newest first, below this number. */
  List<Revision> revisions(UUID section, UUID id, int below, int rows) {
    return sql.list(
        REVISION
            + "WHERE a.section_id = ? AND a.id = ? AND a.revision < ?"
            + " ORDER BY a.revision DESC LIMIT ?",
        this::revision,
        section,
        id,
        below,
        rows);
  }

  /** Makes two writers of one section wait for each other. */
  void lock(UUID section) {
    sql.list(
        "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
        row -> true,
        "annotation:" + section);
  }

  /**
   * Adds a revision.
   *
   * @throws DatabaseException if there is one of this number
   */
  void append(Revision r) {
    Content c = r.content();
    Box box = Box.around(c.geometry());
    sql.update(
        """
        INSERT INTO annotation
            (section_id, id, image_id, revision, region_id, class_name, kind, geometry, name,
             annotator, method, origin, certainty, uncertainty_band_um, locked, extra, deleted,
             author, reason, created_at, left_px, top_px, right_px, bottom_px)
        VALUES (?, ?, CAST(? AS uuid), ?, CAST(? AS uuid), ?, ?, ?, ?, ?, ?, ?,
                CAST(? AS double precision), CAST(? AS double precision), ?, CAST(? AS jsonb), ?,
                ?, ?, ?, ?, ?, ?, ?)
        """,
        r.section(),
        r.id(),
        r.image(),
        r.number(),
        c.regionId(),
        c.className(),
        c.kind(),
        new Json(c.geometry().toString()),
        c.name(),
        c.annotator(),
        c.method(),
        c.origin(),
        c.certainty(),
        c.uncertaintyBandUm(),
        c.locked(),
        c.extra() == null ? null : new Json(String.valueOf(c.extra())),
        r.deleted(),
        r.author(),
        r.reason(),
        r.at(),
        box.leftPx(),
        box.topPx(),
        box.rightPx(),
        box.bottomPx());
  }

  private Revision revision(Row row) {
    UUID region = row.uuidOrNull("region_id");
    String extra = row.textOrNull("extra");
    return new Revision(
        row.uuid("section_id"),
        row.uuid("id"),
        row.uuidOrNull("image_id"),
        row.integer("revision"),
        new Content(
            row.constant("kind", Kind.class),
            region,
            row.textOrNull("class_name"),
            tree(row.text("geometry")),
            row.textOrNull("name"),
            row.text("annotator"),
            row.text("method"),
            row.constant("origin", Origin.class),
            row.realOrNull("certainty"),
            row.realOrNull("uncertainty_band_um"),
            row.flag("locked"),
            extra == null ? null : tree(extra)),
        region == null
            ? null
            : new RegionOf(
                region, row.text("region"), row.text("colour"), row.text("parcellation")),
        row.flag("deleted"),
        row.text("author"),
        row.textOrNull("reason"),
        row.instant("created_at"));
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database holds JSON here", e);
    }
  }
}
